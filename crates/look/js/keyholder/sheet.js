// The recovery sheet: an identity that exists on paper alone.
import qrcode from "qrcode-generator";
import { button, field, form, h, notice, post } from "./page.js";

/** How many letters are typed back, to be sure that the sheet is on paper. */
const BACK = 6;
const SVG = "http://www.w3.org/2000/svg";

export function qr(text) {
  const code = qrcode(0, "M");
  code.addData(text, "Alphanumeric");
  code.make();
  const size = code.getModuleCount();
  let path = "";
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (code.isDark(y, x)) path += `M${x + 4} ${y + 4}h1v1h-1z`;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${size + 8} ${size + 8}`);
  svg.setAttribute("class", "keyholder-qr");
  svg.setAttribute("role", "img");
  svg.setAttribute("shape-rendering", "crispEdges");
  const ground = svg.appendChild(document.createElementNS(SVG, "path"));
  ground.setAttribute("class", "keyholder-qr-ground");
  ground.setAttribute("d", `M0 0h${size + 8}v${size + 8}H0z`);
  const dots = svg.appendChild(document.createElementNS(SVG, "path"));
  dots.setAttribute("d", path);
  return svg;
}

const inGroups = (secret) => {
  const [, start, rest] = /^(AGE-SECRET-KEY-1)(.*)$/.exec(secret);
  return [start, ...rest.match(/.{1,4}/g)].map((group) => h("span", {}, group));
};

export function sheet(root, w, open, data) {
  const today = new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-latn`, { dateStyle: "long" }).format(new Date());
  const show = ({ secret, public: open }) => {
    const svg = qr(secret);
    svg.setAttribute("aria-label", w("sheet-qr"));
    const paper = h("section.keyholder-sheet", { tabindex: "-1" },
      h("h2", {}, w("sheet-title")),
      data.name ? h("p.keyholder-of", { dir: "auto" }, data.name) : null,
      h("p", {}, w("sheet-what")),
      svg,
      h("p.hint", {}, w("sheet-letters")),
      h("p.keyholder-letters", { dir: "ltr", lang: "en" }, inGroups(secret)),
      h("p", {}, w("sheet-keep")),
      h("p.hint", {}, w("sheet-how")),
      h("p.hint", {}, w("sheet-made", { date: today })),
      h("p.hint", {}, w("sheet-public"), " ", h("bdi.keyholder-public", { dir: "ltr", lang: "en" }, open)));
    const back = field(w, { label: w("sheet-back"), hint: w("sheet-back-hint"), type: "text", ltr: true, maxlength: "12" });
    const go = button(w("sheet-send"));
    go.type = "submit";
    const send = () => {
      const typed = back.input.value.toUpperCase().replace(/[^A-Z0-9]/g, "");
      if (typed !== secret.slice(-BACK)) {
        back.tell(w("sheet-back-wrong"));
        return back.input.focus();
      }
      root.replaceChildren(notice("info", w("sheet-sending")));
      post(data.post, { public: open });
    };
    root.replaceChildren(paper, h("div.cluster.no-print.keyholder-after", {}, button(w("print"), () => print(), ".quiet")), form(send, back.box, go));
    paper.focus();
  };
  const begin = button(w("sheet-make"), async () => {
    begin.disabled = true;
    const shop = open();
    try {
      show(await shop.ask("sheet", {}));
    } catch {
      begin.disabled = false;
      root.append(notice("danger", w("failed")));
    } finally {
      shop.end();
    }
  });
  root.append(h("p.measure", {}, w("sheet-before")), begin);
  // A sheet that was left does not come back with the back button.
  addEventListener("pagehide", () => root.replaceChildren());
}
