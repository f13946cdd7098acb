import assert from "node:assert/strict";
import { isSsn } from "./ssn.ts";

Deno.test("isSsn() accepts issued ranges in the three usual spellings", () => {
  for (const text of ["536-22-8145", "536 22 8145", "536228145"]) assert.ok(isSsn(text), text);
});
Deno.test("isSsn() refuses areas, groups and serials that were never issued", () => {
  for (
    const text of [
      "000-22-8145",
      "666-22-8145",
      "900-22-8145",
      "536-00-8145",
      "536-22-0000",
      "536-22 8145",
      "53-622-8145",
    ]
  ) {
    assert.ok(!isSsn(text), text);
  }
});
Deno.test("isSsn() refuses published samples and one repeated digit", () => {
  for (const text of ["078-05-1120", "123-45-6789", "555-55-5555"]) assert.ok(!isSsn(text), text);
});
