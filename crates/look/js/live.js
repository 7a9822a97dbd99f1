// Keeps the parts marked data-live="SECONDS" of a page as fresh as the page itself: it is asked for anew, answers "not modified" while
// nothing has changed, and only those parts are put in place. Nothing is asked while nobody looks. Without it a reload does the same.

const parts = () => [...document.querySelectorAll("[data-live]")];
const seconds = Math.max(10, Number(parts()[0]?.dataset.live) || 0);

async function renew() {
  if (document.hidden) return;
  const answer = await fetch(location.href, { cache: "no-cache", credentials: "omit" });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("[data-live]");
  parts().forEach((part, at) => {
    if (fresh[at] && fresh[at].innerHTML !== part.innerHTML) part.innerHTML = fresh[at].innerHTML;
  });
}

function next() {
  // A network that is away for a while is asked again at the next turn.
  setTimeout(() => renew().catch(() => {}).finally(next), seconds * 1000);
}

if (parts().length > 0) next();
document.addEventListener("visibilitychange", () => renew().catch(() => {}));
