import assert from "node:assert/strict";
import { charsetOf, entropy, looksRandom, randomness } from "./entropy.ts";

Deno.test("entropy() is 0 for one repeated character and the logarithm of the alphabet for a permutation", () => {
  assert.equal(entropy(""), 0);
  assert.equal(entropy("aaaa"), 0);
  assert.equal(entropy("abcd"), 2);
  assert.equal(entropy("😀😁"), 1);
});
Deno.test("charsetOf() picks the smallest alphabet", () => {
  assert.equal(charsetOf("0123").charset, "decimal");
  assert.equal(charsetOf("00ff").charset, "hex");
  assert.equal(charsetOf("00fF").charset, "alphanumeric");
  assert.equal(charsetOf("a+b=").charset, "base64");
  assert.equal(charsetOf("a b").charset, "printable");
});
Deno.test("looksRandom() tells generated secrets from words, paths and counters", () => {
  for (const secret of ["f81" + "9ab34c0de2756", "Xk29" + "vQz7LmT4pRw8", "a3F_9z-Kq" + "21LxPv07Bd"]) {
    assert.ok(looksRandom(secret), secret);
  }
  for (
    const plain of [
      "authentication-token",
      "aaaaaaaaaaaaaaaa",
      "0123456789012345",
      "getUserAccessTokenFromHeader",
      "my secret value here",
      "short1A",
    ]
  ) {
    assert.ok(!looksRandom(plain), plain);
  }
});
Deno.test("randomness() stays within 0 and 1", () => {
  for (const text of ["", "a", "ab", "abc123", "ffffffff", "é".repeat(9)]) {
    const value = randomness(text);
    assert.ok(value >= 0 && value <= 1, `${text}: ${value}`);
  }
});
