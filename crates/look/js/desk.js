// The desk's conveniences. Every screen works without them.

// ── the toolbar above a Markdown field
const around = (mark) => (text) => `${mark}${text}${mark}`;
const eachLine = (prefix) => (text) =>
  text.split("\n").map((line, at) => (typeof prefix === "function" ? prefix(at) : prefix) + line).join("\n");
const tools = {
  heading: { lines: true, write: eachLine("## ") },
  bold: { write: around("**") },
  link: { write: (text) => (/^https?:/.test(text) ? `[](${text})` : `[${text}](https://)`) },
  bullets: { lines: true, write: eachLine("- ") },
  numbers: { lines: true, write: eachLine((at) => `${at + 1}. `) },
  quote: { lines: true, write: eachLine("> ") },
  picture: { write: (text) => `![${text}](/media/)` },
  table: { lines: true, write: () => "|  |  |\n| --- | --- |\n|  |  |\n" },
};

function use(field, tool) {
  let { selectionStart: from, selectionEnd: to, value } = field;
  if (tool.lines) {
    from = value.lastIndexOf("\n", from - 1) + 1;
    const end = value.indexOf("\n", to);
    to = end < 0 ? value.length : end;
  }
  const written = tool.write(value.slice(from, to));
  field.focus();
  field.setSelectionRange(from, to);
  // execCommand keeps the browser's own undo; setRangeText is for those that dropped it.
  if (!document.execCommand("insertText", false, written)) field.setRangeText(written, from, to, "end");
  const hole = written.search(/\]\(|\*\*$/);
  if (from === to && hole > 0) field.setSelectionRange(from + hole, from + hole);
}

for (const editor of document.querySelectorAll("[data-editor]")) {
  const field = editor.querySelector("textarea");
  const bar = editor.querySelector(".tools");
  const buttons = [...bar.querySelectorAll("button")];
  bar.hidden = false;
  buttons.forEach((button, at) => {
    button.tabIndex = at ? -1 : 0;
    button.addEventListener("click", () => use(field, tools[button.dataset.tool]));
  });
  // One stop for the Tab key; arrows go along the bar, the way the writing runs.
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const way = getComputedStyle(bar).direction === "rtl" ? -step : step;
    const next = buttons.at((buttons.indexOf(document.activeElement) + way) % buttons.length);
    buttons.forEach((button) => (button.tabIndex = button === next ? 0 : -1));
    next.focus();
    event.preventDefault();
  });
  field.addEventListener("keydown", (event) => {
    const key = (event.ctrlKey || event.metaKey) && { b: "bold", k: "link" }[event.key];
    if (key) { event.preventDefault(); use(field, tools[key]); }
  });
}

// ── what is written is not lost by leaving
for (const form of document.querySelectorAll("form[method=post]")) {
  if (!form.querySelector("textarea, input[type=text]")) continue;
  let changed = false;
  form.addEventListener("input", () => (changed = true));
  form.addEventListener("submit", () => (changed = false));
  addEventListener("beforeunload", (event) => changed && event.preventDefault());
}

// ── keys: "/" goes to search, arrows along a list, Escape closes
const rows = () => [...document.querySelectorAll(".rows tbody th a, .lines > li :is(h2, h3) a")];
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    const open = document.activeElement?.closest("details[open]") ?? document.querySelector(".drop[open], .view-key[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); }
    return;
  }
  if (document.activeElement?.matches("input, textarea, select, [contenteditable], .tools *")) return;
  if (event.key === "/") {
    const search = document.querySelector("main input[type=search]");
    if (search) { event.preventDefault(); search.focus(); }
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const all = rows();
    const at = all.indexOf(document.activeElement);
    if (at < 0) return;
    const next = all[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) { event.preventDefault(); next.focus(); }
  }
});

// ── what is shown once is printed, or copied
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
for (const button of document.querySelectorAll("[data-copy]")) {
  // Absent where the site is reached without TLS.
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const from = document.getElementById(button.dataset.copy);
    await navigator.clipboard.writeText([...from.querySelectorAll("code")].map((code) => code.textContent).join("\n"));
    button.parentElement.querySelector("[role=status]").textContent = button.dataset.done;
  });
}

// ── the summary of errors is what a reader hears first
document.querySelector("#errors")?.focus();
