// The opener as one file, from disk: what was handed out is opened without a server and without a network.
import { opener } from "./open.js";
import { button, field, h, notice, speaker, workshop } from "./page.js";

const words = JSON.parse(document.getElementById("words").textContent);
const source = document.getElementById("worker").textContent;
const root = document.getElementById("opener");
const languages = { ar: "العربية", fr: "Français", en: "English" };
let stop = null;
let files = [];

const worker = () => workshop(() => {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const made = new Worker(address);
  URL.revokeObjectURL(address);
  return made;
});

async function read(w, chosen, told) {
  const taken = [];
  for (const file of chosen) {
    try {
      const page = JSON.parse(await file.text());
      if (page?.nasij !== "records/1" || !Array.isArray(page.records) || !Array.isArray(page.envelopes)) throw new Error();
      taken.push(page);
    } catch {
      told.replaceChildren(notice("danger", h("p", {}, w("no-file")), h("p", {}, h("bdi", {}, file.name))));
      return false;
    }
  }
  files = taken;
  return taken.length > 0;
}

function draw(language) {
  const w = speaker(words[language]);
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  document.title = w("opener-title");
  stop?.(null);
  stop = null;
  files = [];
  const told = h("div");
  const place = h("div");
  const take = async (chosen) => {
    told.replaceChildren();
    stop?.(null);
    stop = null;
    if (!(await read(w, chosen, told))) return;
    place.replaceChildren();
    const pages = async function* () { yield* files; };
    stop = opener(place, w, worker, { pages, name: "" });
    place.querySelector("input")?.focus();
  };
  const pick = field(w, { label: w("opener-file"), hint: w("opener-file-hint"), type: "file", multiple: true, accept: ".json,application/json" });
  pick.input.addEventListener("change", () => take(pick.input.files));
  const drop = h("div.keyholder-drop", {
    on: {
      dragover: (event) => event.preventDefault(),
      drop: (event) => { event.preventDefault(); take(event.dataTransfer.files); },
    },
  }, pick.box);
  const tongues = h("p.cluster.no-print", {}, Object.entries(languages).map(([code, label]) => {
    const one = button(label, () => draw(code), ".quiet");
    one.lang = code;
    if (code === language) one.setAttribute("aria-current", "true");
    return one;
  }));
  root.replaceChildren(tongues, h("h1", {}, w("opener-title")), h("div.no-print", {}, h("p.measure", {}, w("opener-what")), drop), told, place);
}

draw(Object.keys(languages).find((code) => navigator.language?.startsWith(code)) ?? "ar");
