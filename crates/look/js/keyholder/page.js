// Pieces that every tool is made of: elements, words, the worker, fields.
import { Refused } from "./seal.js";

/** `h("p.hint", { id: "x" }, "text", child)`: text stays text. */
export function h(name, given = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(given)) {
    if (key === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** Words by key; `{name}` in them is filled from the second argument. */
export const speaker = (words) => (key, given = {}) =>
  (words[key] ?? key).replace(/[\u2068]?\{(\w+)\}[\u2069]?/g, (_, name) => String(given[name] ?? ""));

/** A worker whose answers are promises. */
export function workshop(start) {
  const worker = start();
  const waiting = new Map();
  let last = 0;
  worker.onmessage = ({ data: { id, news, made, refused } }) => {
    const one = waiting.get(id);
    if (!one) return;
    if (news) return one.tell(news);
    waiting.delete(id);
    if (refused) one.failed(new Refused(refused));
    else one.done(made);
  };
  worker.onerror = () => {
    for (const one of waiting.values()) one.failed(new Refused("failed"));
    waiting.clear();
  };
  return {
    ask: (task, given, tell = () => {}) => new Promise((done, failed) => {
      waiting.set(++last, { done, failed, tell });
      worker.postMessage({ id: last, task, ...given });
    }),
    end() {
      worker.terminate();
      for (const one of waiting.values()) one.failed(new Refused("forgotten"));
      waiting.clear();
    },
  };
}

let fields = 0;

/** A labelled field without a name: a form that is sent by mistake sends nothing. */
export function field(w, { label, hint, type = "password", ltr = false, ...rest }) {
  const id = `keyholder-${++fields}`;
  const input = h("input", {
    id, type, autocomplete: "off", autocapitalize: "none", spellcheck: "false", "aria-describedby": `${id}-hint ${id}-told`,
    dir: ltr ? "ltr" : "auto", ...rest,
  });
  const told = h("p.told", { id: `${id}-told`, "aria-live": "polite" });
  const box = h("div.field", {}, h("label", { for: id }, label), h("p.hint", { id: `${id}-hint` }, hint ?? ""), input, told);
  const tell = (text, wrong = true) => {
    told.textContent = text;
    told.classList.toggle("wrong", wrong && text !== "");
    if (wrong && text) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };
  return { box, input, tell };
}

/** "Show what I type", for one or more password fields. */
export function revealer(w, ...inputs) {
  const box = h("input", {
    type: "checkbox", id: `keyholder-${++fields}`,
    on: { change: () => inputs.forEach((input) => (input.type = box.checked ? "text" : "password")) },
  });
  return h("p.keyholder-tick", {}, box, h("label", { for: box.id }, w("show")));
}

/** How far it has come: a bar and a sentence that is read aloud when it changes. */
export function progress() {
  const bar = h("progress", { "aria-hidden": "true" });
  const line = h("p", { role: "status" });
  const box = h("div.keyholder-progress", { hidden: true }, line, bar);
  return {
    box,
    say(text, done, all) {
      box.hidden = false;
      if (line.textContent !== text) line.textContent = text;
      if (all) { bar.max = all; bar.value = done; } else bar.removeAttribute("value");
    },
    stop() { box.hidden = true; line.textContent = ""; },
  };
}

export const notice = (kind, ...children) => h(`div.notice.${kind}`, { role: kind === "danger" ? "alert" : null, tabindex: "-1" }, h("div", {}, ...children));
export const button = (label, act, classes = "") => h(`button.button${classes}`, { type: "button", on: { click: act } }, label);

/** A form that only the script hears. */
export function form(submit, ...children) {
  return h("form.form", { novalidate: true, on: { submit: (event) => { event.preventDefault(); submit(); } } }, ...children);
}

/** Sends a form as the page itself would, and leaves. */
export function post(address, values) {
  const sent = h("form", { method: "post", action: address, hidden: true });
  for (const [name, value] of Object.entries(values)) sent.append(h("input", { type: "hidden", name, value }));
  document.body.append(sent);
  sent.submit();
}

/** What went wrong with an answer: `code` has words, `detail` comes from the server. */
export class Unanswered extends Error {
  constructor(code, detail = "") {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

/** JSON of our own server. */
export async function fetched(address, given = {}) {
  const headers = { accept: "application/json", ...given.headers };
  let answer;
  try {
    answer = await fetch(address, { cache: "no-store", credentials: "same-origin", ...given, headers });
  } catch {
    throw new Unanswered("no-network");
  }
  const isJson = /json/.test(answer.headers.get("content-type") ?? "");
  const json = isJson ? await answer.json().catch(() => null) : null;
  if (answer.ok && (json || given.method === "POST") && !answer.redirected) return json;
  const detail = json?.detail ?? "";
  if (answer.status === 429) throw new Unanswered(/hand-out-limit/.test(json?.type ?? "hand-out-limit") ? "limit" : "busy", detail);
  // A door that led elsewhere: the session ended, or she has to show that it is she.
  const door = answer.status === 401 || answer.redirected || (answer.ok && !isJson) || (answer.status === 403 && (!json || /step-up|again/.test(json.type ?? "")));
  if (door) throw new Unanswered("again");
  throw new Unanswered(answer.status === 503 ? "busy" : "refused", detail);
}

export const withCursor = (address, cursor) =>
  cursor === null ? address : `${address}${address.includes("?") ? "&" : "?"}after=${encodeURIComponent(cursor)}`;
