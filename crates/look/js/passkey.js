// Passkeys: made and used. A page shows these buttons only where the browser knows them; a password and its code need none
// of this.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

const known = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

async function make(label) {
  const { ceremony, options } = await post("/desk/account/passkeys/begin", {});
  const asked = options.publicKey;
  const made = await navigator.credentials.create({
    publicKey: {
      ...asked,
      challenge: bytes(asked.challenge),
      user: { ...asked.user, id: bytes(asked.user.id) },
      excludeCredentials: known(asked.excludeCredentials),
    },
  });
  return post("/desk/account/passkeys/finish", {
    ceremony,
    label,
    credential: {
      id: made.id,
      rawId: text(made.rawId),
      type: made.type,
      extensions: {},
      response: {
        attestationObject: text(made.response.attestationObject),
        clientDataJSON: text(made.response.clientDataJSON),
        transports: made.response.getTransports?.() ?? null,
      },
    },
  });
}

// She is answered once: what the list offered and what the button asked for are one way in.
let answered = false;
async function enter(next, way = {}) {
  const { ceremony, options } = await post("/sign-in/passkey/begin", {});
  const asked = options.publicKey;
  const shown = await navigator.credentials.get({
    ...way,
    publicKey: { ...asked, challenge: bytes(asked.challenge), allowCredentials: known(asked.allowCredentials) },
  });
  if (answered) throw new Error("answered");
  answered = true;
  const { authenticatorData, clientDataJSON, signature, userHandle } = shown.response;
  const sent = post("/sign-in/passkey/finish", {
    ceremony,
    next,
    credential: {
      id: shown.id,
      rawId: text(shown.rawId),
      type: shown.type,
      extensions: {},
      response: {
        authenticatorData: text(authenticatorData),
        clientDataJSON: text(clientDataJSON),
        signature: text(signature),
        userHandle: userHandle && text(userHandle),
      },
    },
  });
  sent.catch(() => (answered = false));
  return sent;
}

// Where the browser can, her passkeys stand in the list below the address field. A challenge lives five minutes: another is
// asked for before that, for an hour at most.
let offered = null;
async function offer(place) {
  if (!document.querySelector("input[autocomplete~=webauthn]")) return;
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  for (let round = 0; round < 15; round++) {
    const mine = (offered = new AbortController());
    const timer = setTimeout(() => mine.abort("renew"), 240_000);
    try {
      const { next } = await enter(place.dataset.next, { mediation: "conditional", signal: mine.signal });
      location.assign(next);
      return;
    } catch {
      if (mine.signal.reason !== "renew") return;
    } finally {
      clearTimeout(timer);
    }
  }
}

for (const place of document.querySelectorAll("[data-passkey]")) {
  if (!globalThis.PublicKeyCredential) continue;
  place.hidden = false;
  const button = place.querySelector("button");
  const status = place.querySelector("[role=status]");
  button.addEventListener("click", async () => {
    button.disabled = true;
    offered?.abort("pressed");
    status.textContent = "";
    try {
      const label = place.querySelector("input")?.value ?? "";
      const { next } = place.dataset.passkey === "make" ? await make(label) : await enter(place.dataset.next);
      location.assign(next);
    } catch (error) {
      if (error.message === "answered") return;
      // Too long ago that she showed that it is she.
      if (error.message === "403") {
        location.assign(`/sign-in/again?next=${encodeURIComponent(location.pathname)}`);
        return;
      }
      status.textContent = place.dataset.refused;
      button.disabled = false;
    }
  });
  if (place.dataset.passkey === "enter") offer(place);
}
