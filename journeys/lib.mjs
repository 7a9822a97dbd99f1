// Everything a journey needs, from one place.
export * from "./lib/site.mjs";
export * from "./lib/browser.mjs";
export * from "./lib/checks.mjs";
export * from "./lib/crawl.mjs";
export * from "./lib/picture.mjs";
export * from "./lib/writing.mjs";
export * from "./lib/states.mjs";
export * from "./lib/desk.mjs";
export * from "./lib/authenticator.mjs";
export * from "./lib/sink.mjs";
export * from "./lib/ways.mjs";
export * as traces from "./lib/traces.mjs";
export * from "./lib/keyholder.mjs";
