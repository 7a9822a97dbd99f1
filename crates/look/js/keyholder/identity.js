// A keyholder's own identity: made here, wrapped here; two halves of it are sent, the private one wrapped.
import { strength } from "./passphrase.js";
import { passphraseOf } from "./seal.js";
import { button, field, form, notice, post, progress, revealer } from "./page.js";

export function identity(root, w, open, data) {
  const first = field(w, { label: w("passphrase-new"), hint: w("passphrase-new-hint") });
  const second = field(w, { label: w("passphrase-again"), hint: "" });
  const bar = progress();
  const told = root.appendChild(document.createElement("div"));
  first.input.addEventListener("input", () => {
    const found = first.input.value ? strength(first.input.value) : "";
    first.tell(found ? w(`strength-${found}`) : "", false);
  });
  const go = button(w("identity-make"));
  go.type = "submit";
  const make = async () => {
    told.replaceChildren();
    const found = strength(first.input.value);
    const weak = found === "short" || found === "trivial";
    first.tell(weak ? w(`strength-${found}`) : "");
    const same = passphraseOf(first.input.value) === passphraseOf(second.input.value);
    second.tell(same ? "" : w("passphrase-differs"));
    if (weak || !same) return (weak ? first : second).input.focus();
    go.disabled = true;
    const shop = open();
    try {
      const given = { passphrase: first.input.value, work: Number(data.work) || undefined };
      const made = await shop.ask("make", given, ({ step }) => bar.say(w(step)));
      first.input.value = second.input.value = "";
      bar.say(w("identity-sending"));
      post(data.post, made);
    } catch {
      bar.stop();
      go.disabled = false;
      told.replaceChildren(notice("danger", w("failed")));
    } finally {
      shop.end();
    }
  };
  root.append(form(make, first.box, second.box, revealer(w, first.input, second.input), go, bar.box));
}
