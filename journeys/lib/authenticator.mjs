// What she holds in her hand: a passkey in Chromium's virtual authenticator, and codes that change every half minute.
import { createHmac } from "node:crypto";

/** Gives the page's browser a passkey device that always says yes. `{ client, id, credentials() }`. */
export async function passkeyDevice(page) {
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable", { enableUI: false });
  const { authenticatorId } = await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    client,
    id: authenticatorId,
    async credentials() {
      return (await client.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
    },
    /** Puts passkeys made elsewhere into this device: one phone, two browsers. */
    async learn(credentials) {
      for (const credential of credentials) await client.send("WebAuthn.addCredential", { authenticatorId, credential });
    },
  };
}

function base32(text) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  let bits = "";
  for (const letter of text.toUpperCase().replaceAll(/[^A-Z2-7]/g, "")) bits += letters.indexOf(letter).toString(2).padStart(5, "0");
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

/** The six digits of a secret (as it is written out for typing) at a moment: RFC 6238, SHA-1, 30 seconds. */
export function code(secret, at = Date.now()) {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac("sha1", base32(secret)).update(step).digest();
  const offset = mac[19] & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
