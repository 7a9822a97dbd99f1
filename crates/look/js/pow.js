// Proof of work for forms that anyone may send. The form carries data-pow (the mark) and data-bits.
// A worker looks for a nonce so that SHA-256(mark + ":" + nonce) begins with that many zero bits, and
// begins when the reader does: the work is usually done before she presses the button.
// The same file is the page's module and the worker. crypto.subtle is not used: it is absent without TLS.

const K = new Uint32Array(64);
const H0 = new Uint32Array(8);
{
  let n = 0;
  for (let candidate = 2; n < 64; candidate++) {
    let prime = true;
    for (let d = 2; d * d <= candidate; d++) if (candidate % d === 0) { prime = false; break; }
    if (!prime) continue;
    const fraction = (x) => ((x - Math.floor(x)) * 2 ** 32) >>> 0;
    if (n < 8) H0[n] = fraction(Math.sqrt(candidate));
    K[n++] = fraction(Math.cbrt(candidate));
  }
}

const W = new Uint32Array(64);

/** The eight words of SHA-256 over ASCII text. */
export function sha256(text) {
  const length = text.length;
  const blocks = ((length + 8) >> 6) + 1;
  const h = Uint32Array.from(H0);
  for (let block = 0; block < blocks; block++) {
    for (let i = 0; i < 16; i++) {
      let word = 0;
      for (let j = 0; j < 4; j++) {
        const at = block * 64 + i * 4 + j;
        const byte = at < length ? text.charCodeAt(at) : at === length ? 0x80 : 0;
        word = (word << 8) | byte;
      }
      W[i] = word;
    }
    if (block === blocks - 1) { W[14] = Math.floor(length / 2 ** 29); W[15] = length << 3; }
    for (let i = 16; i < 64; i++) {
      const x = W[i - 15], y = W[i - 2];
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      W[i] = W[i - 16] + s0 + W[i - 7] + s1;
    }
    let [a, b, c, d, e, f, g, z] = h;
    for (let i = 0; i < 64; i++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (z + s1 + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      z = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
    }
    h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e; h[5] += f; h[6] += g; h[7] += z;
  }
  return h;
}

/** How many zero bits the hash begins with (at most 64 are looked at). */
export function zeroBits(hash) {
  return hash[0] ? Math.clz32(hash[0]) : 32 + Math.clz32(hash[1]);
}

/** The first nonce from `from` on whose hash is good enough. */
export function solve(mark, bits, from = 0) {
  for (let nonce = from; ; nonce++) if (zeroBits(sha256(`${mark}:${nonce}`)) >= bits) return nonce;
}

function guard(form) {
  let answer = null;
  const begin = () => (answer ??= new Promise((done, failed) => {
    const worker = new Worker(import.meta.url, { type: "module" });
    worker.onmessage = (event) => { worker.terminate(); done(event.data); };
    worker.onerror = failed;
    worker.postMessage({ mark: form.dataset.pow, bits: Number(form.dataset.bits) });
  }));
  form.addEventListener("input", begin, { once: true });
  let ready = false;
  form.addEventListener("submit", async (event) => {
    if (ready) return;
    event.preventDefault();
    const button = event.submitter;
    form.setAttribute("aria-busy", "true");
    try {
      const nonce = await begin();
      const field = form.querySelector("input[name=pow]") ?? document.createElement("input");
      field.type = "hidden";
      field.name = "pow";
      field.value = `${form.dataset.pow}:${nonce}`;
      form.append(field);
    } catch {
      // Without the work the form is taken all the same, and held a little longer.
    }
    // Work that was done before the button was pressed comes back within the event, when browsers drop a new sending in silence.
    await new Promise((done) => setTimeout(done));
    ready = true;
    form.removeAttribute("aria-busy");
    form.requestSubmit(button);
  });
}

if (typeof document === "undefined") {
  // Each reader begins elsewhere: one proof is taken once, and the mark is the same for all who come within the hour.
  const from = () => Math.floor(Math.random() * 2 ** 50);
  globalThis.onmessage = ({ data }) => globalThis.postMessage(solve(data.mark, data.bits, from()));
} else {
  for (const form of document.querySelectorAll("form[data-pow]")) guard(form);
}
