// A mail server that takes everything and keeps it here.
import { createServer } from "node:net";

/** `{ url, letters, letterTo(address, pattern), close() }`; each letter is `{ to, raw, text }`. */
export function mailSink() {
  const letters = [];
  const open = new Set();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket)).on("error", () => undefined);
    let waiting = "";
    let data = null;
    let to = [];
    socket.setEncoding("latin1");
    socket.write("220 sink\r\n");
    socket.on("data", (chunk) => {
      waiting += chunk;
      for (let end = waiting.indexOf("\r\n"); end >= 0; end = waiting.indexOf("\r\n")) {
        const line = waiting.slice(0, end);
        waiting = waiting.slice(end + 2);
        if (data !== null) {
          if (line === ".") {
            const raw = data;
            letters.push({ to, raw, text: readable(raw) });
            data = null;
            to = [];
            socket.write("250 kept\r\n");
          } else data += `${line.startsWith("..") ? line.slice(1) : line}\r\n`;
          continue;
        }
        const word = line.slice(0, 4).toUpperCase();
        if (word === "EHLO" || word === "HELO") socket.write("250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n");
        else if (word === "RCPT") {
          to.push(line.match(/<([^>]*)>/)?.[1] ?? "");
          socket.write("250 ok\r\n");
        } else if (word === "DATA") {
          data = "";
          socket.write("354 go on\r\n");
        } else if (word === "QUIT") {
          socket.end("221 bye\r\n");
        } else socket.write("250 ok\r\n");
      }
    });
  });
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () =>
      done({
        url: `smtp://127.0.0.1:${server.address().port}`,
        letters,
        /** The newest letter to an address whose text fits, waited for. */
        async letterTo(address, pattern = /./, patience = 20_000) {
          const begun = Date.now();
          for (;;) {
            const found = letters.findLast((letter) => letter.to.includes(address) && pattern.test(letter.text));
            if (found) return found;
            if (Date.now() - begun > patience) {
              throw new Error(`no letter to ${address} like ${pattern}; there are: ${letters.map((one) => `${one.to}: ${one.text.slice(0, 200)}`).join("\n")}`);
            }
            await new Promise((next) => setTimeout(next, 50));
          }
        },
        close() {
          for (const socket of open) socket.destroy();
          return new Promise((closed) => server.close(closed));
        },
      }),
    );
  });
}

/** The letter's body as a person reads it: quoted-printable and base64 undone. */
function readable(raw) {
  const parts = raw.split(/\r\n\r\n/);
  const head = parts.shift() ?? "";
  const body = parts.join("\r\n\r\n");
  const boundary = head.match(/boundary="?([^"\r\n;]+)/i)?.[1];
  if (boundary) {
    return body
      .split(`--${boundary}`)
      .slice(1, -1)
      .map((part) => readable(part.replace(/^\r\n/, "")))
      .join("\n");
  }
  const encoding = head.match(/^content-transfer-encoding:\s*(\S+)/im)?.[1]?.toLowerCase();
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  const bytes =
    encoding === "quoted-printable"
      ? Buffer.from(body.replaceAll(/=\r\n/g, "").replaceAll(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))), "latin1")
      : Buffer.from(body, "latin1");
  return bytes.toString("utf8");
}

/** The first address of our own in a letter. */
export function linkIn({ text }) {
  const link = text.match(/https?:\/\/\S+/)?.[0];
  if (!link) throw new Error(`no link in: ${text}`);
  return link;
}
