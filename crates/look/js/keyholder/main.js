// The tools of a keyholder's pages. A page has one.
import { identity } from "./identity.js";
import { open } from "./open.js";
import { reseal } from "./reseal.js";
import { sheet } from "./sheet.js";
import { speaker, workshop } from "./page.js";

const tools = { identity, open, reseal, sheet };

for (const root of document.querySelectorAll("[data-keyholder]")) {
  const words = JSON.parse(root.querySelector("[data-words]")?.textContent || "{}");
  const tool = tools[root.dataset.keyholder];
  root.replaceChildren();
  tool?.(root, speaker(words), () => workshop(() => new Worker(root.dataset.worker)), root.dataset);
}
