// The opened list: search, filters, order, paper, spreadsheet.
import { csv, fold, savedAs } from "./text.js";
import { button, h } from "./page.js";

/** Rows that stand on the screen at first, and that each press adds: a table of thousands is slow on a phone. */
const STEP = 200;
/** A column with so many different values or fewer can be filtered by them. */
const FEW = 12;
const AT = "\u0000at";

export function list(w, { name, language, again }) {
  const tongue = document.documentElement.lang || language || "ar";
  const order = new Intl.Collator(`${tongue}-u-kn`, { sensitivity: "base" });
  const day = new Intl.DateTimeFormat(`${tongue}-u-nu-latn`, { year: "numeric", month: "2-digit", day: "2-digit" });
  const digits = new Intl.NumberFormat(`${tongue}-u-nu-latn`);
  const date = (at) => { const moment = new Date(at); return Number.isNaN(moment.valueOf()) ? "" : day.format(moment); };

  let all = [];
  let broken = [];
  let found = [];
  let shown = STEP;
  let columns = [];
  let sorted = { key: null, down: false };
  const chosen = new Map();

  const value = (row, key) => (key === AT ? row.at ?? "" : row.values.get(key) ?? row.plain.get(key) ?? "");
  const text = (row, key) => (key === AT ? date(row.at) : value(row, key));
  const ordered = (key) => (key === AT ? (a, b) => (a < b ? -1 : a > b ? 1 : 0) : order.compare);

  // ── what stands on the screen
  const search = h("input", { type: "search", id: "keyholder-search", autocomplete: "off", spellcheck: "false", dir: "auto", on: { input: () => later() } });
  const sort = h("select", { id: "keyholder-sort", on: { change: () => sortBy(sort.value === "" ? null : columns[Number(sort.value)].key, false) } });
  const filters = h("div.keyholder-filters");
  const count = h("p.keyholder-count", { role: "status" });
  const head = h("tr");
  const body = h("tbody");
  const more = button("", () => { shown += STEP; draw(); }, ".quiet");
  const table = h("table.rows.keyholder-rows", {}, h("caption.unseen", {}, name || w("list")), h("thead", {}, head), body);
  const none = h("p.hint", { hidden: true });
  const bad = h("details.keyholder-broken", { hidden: true });
  const tools = h("div.cluster.keyholder-tools.no-print", {},
    button(w("print"), () => { whole(); print(); }, ".quiet"), button(w("csv"), save, ".quiet"), button(w("forget"), again, ".danger"));
  const box = h("section.keyholder-list", { tabindex: "-1", "aria-label": name || w("list") },
    tools,
    h("form.keyholder-bar.no-print", { role: "search", on: { submit: (event) => event.preventDefault() } },
      h("div.field", {}, h("label", { for: search.id }, w("search")), search),
      filters,
      h("div.field", {}, h("label", { for: sort.id }, w("sort")), sort)),
    count, bad, table, none, h("p.no-print", {}, more),
    h("p.keyholder-paper.hint", {}, w("paper")));

  let waiting = null;
  const later = () => { clearTimeout(waiting); waiting = setTimeout(narrow, 80); };

  function narrow() {
    const wanted = fold(search.value).split(/\s+/).filter(Boolean);
    const kept = [...chosen].filter(([, wish]) => wish !== "");
    found = all.filter((row) => wanted.every((word) => row.folded.includes(word)) && kept.every(([key, wish]) => value(row, key) === wish));
    if (sorted.key !== null) {
      const compare = ordered(sorted.key);
      const way = sorted.down ? -1 : 1;
      found.sort((one, other) => way * compare(value(one, sorted.key), value(other, sorted.key)));
    }
    shown = STEP;
    draw();
  }

  function sortBy(key, turn) {
    sorted = { key, down: turn && sorted.key === key && !sorted.down };
    sort.value = key === null ? "" : String(columns.findIndex((column) => column.key === key));
    heads();
    narrow();
  }

  function heads() {
    head.replaceChildren(...columns.map(({ key, label }) => {
      const way = sorted.key === key ? (sorted.down ? "descending" : "ascending") : null;
      const arrow = way ? h("span", { "aria-hidden": "true" }, sorted.down ? " ↓" : " ↑") : null;
      return h("th", { scope: "col", "aria-sort": way }, h("button.keyholder-head", { type: "button", on: { click: () => sortBy(key, true) } }, h("bdi", {}, label), arrow));
    }));
  }

  // A date and a telephone number do not break in the middle, an address as late as it can.
  const shape = (key, words) => (key === AT || /^[+\d][\d\s()./-]{5,}$/.test(words) ? ".keyholder-whole" : /^\S+@\S+$/.test(words) ? ".keyholder-long" : "");
  const cell = (key, words) => h(`div${shape(key, words)}`, { dir: "auto" }, words);
  // A file is not shown here: it goes where she puts it.
  const file = (row, key) => {
    const { type, bytes } = row.files.get(key);
    const size = new Intl.NumberFormat(`${tongue}-u-nu-latn`, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
    return h("div.cluster", {}, h("span", {}, h("bdi", {}, value(row, key)), " · ", h("bdi", {}, size.format(Math.max(bytes.length / 1e6, 0.1)))),
      button(w("save-file"), () => keep(new Blob([bytes], { type }), savedAs(row.values.get("name") ?? "", type)), ".quiet.no-print"));
  };
  const line = (row) => h("tr", {}, columns.map(({ key, label }, at) => h(at ? "td" : "th", { scope: at ? null : "row", "data-label": label }, row.files?.has(key) ? file(row, key) : cell(key, text(row, key)))));

  function draw() {
    const rows = found.slice(0, shown);
    body.replaceChildren(...rows.map(line));
    count.textContent = found.length === all.length ? w("count", { all: digits.format(all.length) }) : w("count-found", { n: digits.format(found.length), all: digits.format(all.length) });
    more.textContent = w("more", { n: digits.format(Math.min(STEP, found.length - rows.length)) });
    more.hidden = rows.length === found.length;
    table.hidden = found.length === 0;
    none.hidden = found.length > 0;
    none.textContent = w(all.length ? "none-found" : "empty");
  }

  const whole = () => { shown = Infinity; draw(); };
  addEventListener("beforeprint", whole);

  function save() {
    const lines = [columns.map(({ label }) => label), ...found.map((row) => columns.map(({ key }) => (key === AT ? row.at : value(row, key))))];
    keep(new Blob([csv(lines)], { type: "text/csv;charset=utf-8" }), `${(name || w("list")).replace(/[\\/:*?"<>|]+/g, " ").trim()}.csv`);
  }

  function keep(blob, download) {
    const address = URL.createObjectURL(blob);
    const link = h("a", { href: address, download });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  // ── what comes in
  function know(page, opened) {
    const labels = new Map((page.fields ?? []).map(({ key, label }) => [key, label]));
    const known = new Map(columns.filter(({ key }) => key !== AT).map((column) => [column.key, column]));
    for (const [key, label] of labels) if (!known.has(key)) known.set(key, { key, label });
    for (const row of opened) for (const part of [row.values, row.plain]) for (const key of part.keys()) if (!known.has(key)) known.set(key, { key, label: key });
    if (known.size + 1 === columns.length) return;
    columns = [...known.values(), { key: AT, label: w("since") }];
    heads();
    sort.replaceChildren(h("option", { value: "" }, w("sort-given")), ...columns.map(({ label }, at) => h("option", { value: at }, label)));
  }

  /** A select for each plain column with few values; sealed ones are searched. */
  function choices() {
    filters.replaceChildren();
    for (const { key, label } of columns) {
      const values = new Set();
      for (const row of all) {
        if (!row.plain.has(key) || row.values.has(key)) continue;
        values.add(row.plain.get(key));
        if (values.size > FEW) break;
      }
      values.delete("");
      if (values.size < 2 || values.size > FEW) continue;
      const id = `keyholder-filter-${filters.childElementCount}`;
      const options = [...values].sort(order.compare).map((one) => h("option", { value: one }, one));
      const select = h("select", { id, on: { change: () => { chosen.set(key, select.value); narrow(); } } }, h("option", { value: "" }, w("filter-all")), ...options);
      filters.append(h("div.field", {}, h("label", { for: id }, h("bdi", {}, label)), select));
    }
  }

  function mourn() {
    if (!broken.length) return;
    bad.hidden = false;
    bad.replaceChildren(h("summary", {}, w("broken", { n: digits.format(broken.length) })),
      h("p.hint", {}, w("broken-what")),
      h("ul", {}, broken.map(({ id, at, why }) => h("li", {}, h("bdi", { dir: "ltr" }, id), ` · ${date(at)} · `, w(`broken-${why}`)))));
  }

  return {
    box,
    count: () => all.length + broken.length,
    add(page, made) {
      know(page, made.opened);
      all = all.concat(made.opened);
      broken = broken.concat(made.broken);
      // The first page is read while the others come.
      if (all.length === made.opened.length) narrow();
      else count.textContent = w("count", { all: digits.format(all.length) });
    },
    done() {
      choices();
      mourn();
      narrow();
      box.focus({ preventScroll: true });
    },
    clear() {
      removeEventListener("beforeprint", whole);
      clearTimeout(waiting);
      all = found = broken = [];
      columns = [];
      search.value = "";
      box.replaceChildren();
    },
  };
}
