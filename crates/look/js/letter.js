// A letter that she may change before it goes: her mail program opens with it as it stands in the field, or it is copied. Without this
// script the link opens the text as it was, and the field is there to be copied from.

const field = document.querySelector("textarea[name=letter]");
const link = document.querySelector("a[data-letter]");
const copy = document.querySelector("button[data-copy]");

link?.addEventListener("click", () => {
  link.href = `${link.dataset.letter}${encodeURIComponent(field.value.replaceAll("\n", "\r\n"))}`;
});

// Only where the clipboard may be written to, which asks for TLS.
if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      copy.textContent = copy.dataset.copy;
    } catch {
      field.select();
    }
  });
}
