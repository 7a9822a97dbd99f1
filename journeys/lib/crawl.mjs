// Following every link of our own.

const decode = (text) => text.replaceAll("&amp;", "&").replaceAll("&#38;", "&").replaceAll("&#x26;", "&");

/** Own addresses in a page: `[{ path, fragment }]`. */
export function linksOf(html, from) {
  const links = [];
  for (const [, , raw] of html.matchAll(/\s(href|src|action)="([^"]*)"/g)) {
    const address = decode(raw);
    let url;
    try {
      url = new URL(address, from);
    } catch {
      links.push({ path: address, fragment: "", broken: true });
      continue;
    }
    if (url.origin !== new URL(from).origin) continue;
    links.push({ path: url.pathname + url.search, fragment: decodeURIComponent(url.hash.slice(1)) });
  }
  return links;
}

/**
 * Walks the site from `starts`, asking each own address once.
 * Returns `{ pages: Map path → { status, html, type }, dead: [line], seen }`.
 * `skip(path)` says what is not asked; POST-only addresses (form actions) are not asked either.
 */
export async function crawl(site, starts, { limit = 6000, skip = () => false, headers = {}, keep = () => true } = {}) {
  const pages = new Map();
  const ids = new Map();
  const wanted = [];
  const queue = [...starts];
  const known = new Set(queue);
  const came = new Map();
  const dead = [];

  async function ask(path) {
    const answer = await fetch(site.url + path, { redirect: "manual", headers });
    const type = answer.headers.get("content-type") ?? "";
    const text = type.includes("text/") || type.includes("xml") || type.includes("json") ? await answer.text() : (await answer.arrayBuffer(), "");
    if (answer.status >= 300 && answer.status < 400) {
      const next = new URL(answer.headers.get("location"), site.url + path);
      if (next.origin === site.url) note(next.pathname + next.search, path);
      return;
    }
    if (answer.status !== 200) {
      dead.push(`${path} answered ${answer.status}, linked from ${came.get(path) ?? "the start"}`);
      return;
    }
    if (!type.includes("text/html")) return;
    ids.set(path, new Set([...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => decode(id))));
    pages.set(path, keep(path) ? { html: text } : {});
    // The address of a form that posts is no link.
    const html = text.replace(/<form\b[^>]*\smethod="post"[^>]*>/gi, "");
    for (const link of linksOf(html, site.url + path)) {
      if (link.broken) dead.push(`${path} links to ${link.path}, which is no address`);
      else {
        if (link.fragment) wanted.push([path, link.path, link.fragment]);
        note(link.path, path);
      }
    }
  }
  function note(path, from) {
    if (known.has(path) || skip(path) || known.size >= limit) return;
    known.add(path);
    came.set(path, from);
    queue.push(path);
  }
  async function worker() {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) await ask(path);
  }
  // Workers that find the queue empty end; a page still on its way may fill it again.
  while (queue.length > 0) await Promise.all(Array.from({ length: 6 }, worker));

  const missing = new Set();
  for (const [from, path, fragment] of wanted) {
    if (ids.has(path) && !ids.get(path).has(fragment)) missing.add(`${from} links to ${path}#${fragment}, which has no such id`);
  }
  return { pages, dead: [...dead, ...missing], seen: known.size };
}

/** The kind of page an address is: slugs and ids become `…`: `/ar/b/tunisie/news/x` is `/ar/b/…/news/…`. */
export function kindOf(path) {
  const [address, query] = path.split("?");
  const parts = address.split("/");
  const starred = parts.map((part, at) => {
    const before = parts[at - 1];
    const isSlug = ["b", "news", "pages", "versions", "campaigns", "events"].includes(before) && part !== "new";
    const isId = /^[0-9a-f]{8}-|^[0-9A-HJKMNP-TV-Z]{26}$|^\d+$/i.test(part);
    return part && (isSlug || isId) ? "…" : part;
  });
  const keys = query ? `?${[...new URLSearchParams(query).keys()].sort().join("&")}` : "";
  return starred.join("/") + keys;
}

/** One address of every kind that a crawl saw, by kind. */
export function oneOfEachKind(pages) {
  const kinds = new Map();
  for (const path of pages.keys()) {
    const kind = kindOf(path);
    if (!kinds.has(kind)) kinds.set(kind, path);
  }
  return kinds;
}
