// Where keys live: the page gives sealed things and words, and is given what it may show.
import { Refused, identityOf, makeIdentity, openKey, openRecord, readied, sealKey, unwrap, wrap } from "./seal.js";
import { filesOf, fold } from "./text.js";

/** How many records are opened between two words about it. */
const STEP = 500;
let identity = null;
/** Envelope → its key, or the Refused that its opening gave. */
const keys = new Map();

async function keyOf(envelope) {
  if (!keys.has(envelope.id)) keys.set(envelope.id, await openKey(envelope.key, identity).catch((why) => why));
  return keys.get(envelope.id);
}

const tasks = {
  async make({ passphrase, work }, tell) {
    tell({ step: "make-key" });
    const made = await makeIdentity();
    tell({ step: "make-wrap" });
    const wrapped = await wrap(made.secret, passphrase, work);
    tell({ step: "make-check" });
    const again = await unwrap(wrapped, passphrase);
    if (again.secret !== made.secret || again.public !== made.public) throw new Refused("bad-identity");
    return { public: made.public, wrapped };
  },
  async sheet() {
    return makeIdentity();
  },
  async unlock({ wrapped, passphrase, sheet }) {
    if (!sheet && !wrapped) throw new Refused("no-identity");
    const found = sheet ? await identityOf(sheet) : await unwrap(wrapped, passphrase);
    identity = readied(found.secret);
    keys.clear();
    return { public: found.public };
  },
  async open({ table, envelopes, records }, tell) {
    await Promise.all(envelopes.map(keyOf));
    const opened = [];
    const broken = [];
    for (const [at, record] of records.entries()) {
      if (at % STEP === 0) tell({ done: at });
      const key = keys.get(record.envelope) ?? new Refused("no-envelope");
      try {
        if (key instanceof Error) throw key;
        const values = openRecord(key, { envelope: record.envelope, record: record.id, table }, record.sealed);
        const plain = new Map(Object.entries(record.plain ?? {}).map(([name, value]) => [name, String(value ?? "")]));
        const files = filesOf(values);
        const folded = fold([...values.values(), ...plain.values()].join("\n"));
        opened.push({ id: record.id, at: record.at, values, files, plain, folded });
      } catch (why) {
        broken.push({ id: record.id, at: record.at, why: why instanceof Refused ? why.code : "damaged" });
      }
    }
    return { opened, broken };
  },
  async reseal({ envelopes, recipients }, tell) {
    const sealed = [];
    const broken = [];
    for (const [at, envelope] of envelopes.entries()) {
      if (at % 20 === 0) tell({ done: at });
      try {
        const key = await openKey(envelope.key, identity);
        sealed.push({ id: envelope.id, key: await sealKey(key, recipients) });
        key.fill(0);
      } catch (why) {
        broken.push({ id: envelope.id, why: why instanceof Refused ? why.code : "damaged" });
      }
    }
    return { sealed, broken };
  },
};

globalThis.onmessage = async ({ data: { id, task, ...given } }) => {
  try {
    const made = await tasks[task](given, (news) => globalThis.postMessage({ id, news }));
    globalThis.postMessage({ id, made });
  } catch (why) {
    globalThis.postMessage({ id, refused: why instanceof Refused ? why.code : "failed" });
  }
};
