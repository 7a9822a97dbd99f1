// Asks for the passphrase, or for the letters of the recovery sheet.
import { button, field, form, h, notice, revealer } from "./page.js";

const AT_FIELD = ["wrong-passphrase", "bad-sheet-key", "no-identity", "bad-identity"];

/** `act({ passphrase })` or `act({ sheet })`. */
export function unlocking(w, { label, sheet }, act) {
  const phrase = field(w, { label: w("passphrase"), hint: w("passphrase-hint") });
  const letters = field(w, { label: w("sheet-key"), hint: w("sheet-key-hint"), type: "text", ltr: true });
  const other = h("details", {}, h("summary", {}, w("sheet-use")), letters.box);
  const go = button(label);
  go.type = "submit";
  const submit = async () => {
    phrase.tell("");
    letters.tell("");
    const typed = letters.input.value.trim();
    if (!typed && !phrase.input.value) {
      phrase.tell(w("passphrase-empty"));
      return phrase.input.focus();
    }
    go.disabled = true;
    try {
      await act(typed ? { sheet: typed } : { passphrase: phrase.input.value });
    } finally {
      go.disabled = false;
    }
  };
  const box = form(submit, phrase.box, revealer(w, phrase.input), sheet ? other : null, go);
  const clear = () => { phrase.input.value = letters.input.value = ""; };
  return {
    box,
    clear,
    lock(locked) { if (locked) clear(); box.hidden = locked; },
    /** Says why it did not go, where it can be mended. */
    refuse(why, told) {
      const code = why.code ?? "failed";
      if (AT_FIELD.includes(code)) {
        const at = letters.input.value.trim() ? letters : phrase;
        at.tell(w(code));
        return at.input.focus();
      }
      const lines = [h("p", {}, w(code))];
      if (why.detail && code !== "limit") lines.push(h("p", {}, why.detail));
      if (code === "again") lines.push(h("p", {}, h("a", { href: "" }, w("again-link"))));
      const said = notice(code === "limit" ? "care" : "danger", ...lines);
      told.replaceChildren(said);
      said.focus();
    },
  };
}
