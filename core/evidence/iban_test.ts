import assert from "node:assert/strict";
import { isIban } from "./iban.ts";

Deno.test("isIban() accepts the registry's examples", () => {
  for (
    const text of [
      "GB82 WEST 1234 5698 7654 32",
      "DE89370400440532013000",
      "NO93 8601 1117 947",
      "FR14 2004 1010 0505 0001 3M02 606",
    ]
  ) {
    assert.ok(isIban(text), text);
  }
});
Deno.test("isIban() refuses a changed digit, a wrong length and an unknown country", () => {
  for (
    const text of [
      "GB82WEST12345698765433",
      "DE8937040044053201300",
      "ZZ89370400440532013000",
      "de89370400440532013000",
    ]
  ) {
    assert.ok(!isIban(text), text);
  }
});
