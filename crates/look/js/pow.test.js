import test from "node:test";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";

globalThis.document = { querySelectorAll: () => [] };
const { sha256, solve, zeroBits } = await import("./pow.js");
const hex = (words) => [...words].map((word) => word.toString(16).padStart(8, "0")).join("");

test("the hash is SHA-256 at every length around a block", () => {
  for (let length = 0; length < 200; length++) {
    const text = "a7:".repeat(70).slice(0, length);
    assert.equal(hex(sha256(text)), createHash("sha256").update(text).digest("hex"));
  }
});

test("a nonce is found", () => {
  const nonce = solve("mark", 12);
  assert.ok(zeroBits(sha256(`mark:${nonce}`)) >= 12);
  assert.match(createHash("sha256").update(`mark:${nonce}`).digest("hex"), /^000/);
});
