import assert from "node:assert/strict";
import { isCardNumber, isSandboxCard, luhn } from "./luhn.ts";

Deno.test("luhn() accepts the published test numbers, with and without separators", () => {
  for (
    const number of [
      "4111111111111111",
      "4111 1111 1111 1111",
      "5500-0055-5555-5559",
      "378282246310005",
      "6011000990139424",
    ]
  ) {
    assert.ok(luhn(number), number);
  }
});
Deno.test("luhn() refuses one changed digit, other characters, one repeated digit and odd lengths", () => {
  for (
    const number of ["4111111111111112", "4111x1111111111111", "0000000000000000", "18", "41111111111111111111111"]
  ) {
    assert.ok(!luhn(number), number);
  }
});
Deno.test("isCardNumber() refuses a Luhn-valid number that no network issues", () => {
  assert.ok(luhn("1234567812345670"));
  assert.ok(!isCardNumber("1234567812345670"));
  assert.ok(isCardNumber("4012 8888 8888 1881"));
  assert.ok(!isCardNumber("411111111111116"), "Visa has no 15 digits");
});
Deno.test("isSandboxCard() is true for four digits again and again, and from eight zeros", () => {
  for (const number of ["4242 4242 4242 4242", "4000-0000-0000-0002", "4000002500003155"]) {
    assert.ok(isSandboxCard(number), number);
  }
  for (const number of ["4539 1488 0343 6467", "4111111111111111", "4000 0025 1003 3153"]) {
    assert.ok(!isSandboxCard(number), number);
  }
});
