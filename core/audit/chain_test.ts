import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { GENESIS, isLink, leafOf, linkOf } from "./chain.ts";

Deno.test("leafOf() is SHA-256 over a zero byte and the text in UTF-8", () => {
  const text = '{"from":"é\u{1f600}"}';
  const want = createHash("sha256").update(Buffer.concat([Buffer.from([0]), Buffer.from(text, "utf8")])).digest("hex");
  assert.equal(leafOf(text), want);
});

Deno.test("linkOf() is SHA-256 over a one byte, the previous link and the leaf", () => {
  let previous = GENESIS;
  for (const text of ["a", "b", "a"]) {
    const leaf = leafOf(text);
    const bytes = Buffer.concat([Buffer.from([1]), Buffer.from(previous, "hex"), Buffer.from(leaf, "hex")]);
    const link = linkOf(previous, leaf);
    assert.equal(link, createHash("sha256").update(bytes).digest("hex"));
    assert.ok(isLink(link));
    previous = link;
  }
});

Deno.test("isLink() takes 64 lower-case hex digits and nothing else", () => {
  for (const no of ["", GENESIS.slice(1), `${GENESIS}0`, "AB".repeat(32), `${"g".repeat(64)}`]) {
    assert.equal(isLink(no), false, no);
  }
  assert.equal(isLink(GENESIS), true);
});
