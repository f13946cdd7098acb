import assert from "node:assert/strict";
import { crc32, hasChecksum } from "./crc32.ts";

Deno.test("crc32() gives the check value of the standard", () => {
  assert.equal(crc32("123456789"), 0xcbf43926);
  assert.equal(crc32(""), 0);
});

Deno.test("hasChecksum() knows a body that ends in its own sum, and no other", () => {
  const head = "k9Lm2Nq8Rt4Vw6Xz1Yb3Cd5EfGh7Ji";
  const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  let value = crc32(head);
  let sum = "";
  for (let place = 0; place < 6; place++, value = Math.floor(value / 62)) sum = alphabet.charAt(value % 62) + sum;
  assert.equal(hasChecksum(head + sum), true);
  assert.equal(hasChecksum("x" + (head + sum).slice(1)), false);
  assert.equal(hasChecksum(head + "000000"), false);
  assert.equal(hasChecksum("short"), false);
});
