import assert from "node:assert/strict";
import {
  digitsOf,
  hasLuhnDigit,
  hasMod1110Digit,
  hasVerhoeffDigit,
  isDate,
  isTrivial,
  remainder,
  weighted,
} from "./check_digits.ts";

Deno.test("hasLuhnDigit() knows the check digit at any length", () => {
  assert.equal(hasLuhnDigit("79927398713"), true);
  assert.equal(hasLuhnDigit("79927398710"), false);
  assert.equal(hasLuhnDigit("18"), true);
  assert.equal(hasLuhnDigit("1x"), false);
});

Deno.test("hasVerhoeffDigit() sees a swap of neighbours", () => {
  assert.equal(hasVerhoeffDigit("2363"), true);
  assert.equal(hasVerhoeffDigit("2633"), false);
});

Deno.test("hasMod1110Digit() knows the check digit of the standard's example", () => {
  assert.equal(hasMod1110Digit("0794"), false);
  assert.equal(hasMod1110Digit("07945"), true);
  assert.equal(hasMod1110Digit("07946"), false);
});

Deno.test("remainder() is exact where a number would not be", () => {
  assert.equal(remainder("123456789012345678901234567890", 97), Number(123456789012345678901234567890n % 97n));
});

Deno.test("weighted() sums digits times weights", () => assert.equal(weighted("123", [3, 2, 1]), 10));

Deno.test("digitsOf() keeps digits only", () => assert.equal(digitsOf("a1-2 3"), "123"));

Deno.test("isDate() knows the calendar, leap years too", () => {
  assert.equal(isDate(2024, 2, 29), true);
  assert.equal(isDate(2023, 2, 29), false);
  assert.equal(isDate(0, 2, 29), true);
  assert.equal(isDate(99, 12, 31), true);
  assert.equal(isDate(99, 13, 1), false);
  assert.equal(isDate(1849, 1, 1), false);
});

Deno.test("isTrivial() is true for repeats and runs only", () => {
  for (const text of ["1111", "123456789", "987654321", "0123456789"]) assert.equal(isTrivial(text), true, text);
  for (const text of ["1112", "123456788", "135792468"]) assert.equal(isTrivial(text), false, text);
});
