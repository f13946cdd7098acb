import assert from "node:assert/strict";
import {
  DARWIN_ARGV_BYTES_MAX,
  LINUX_ARGV_BYTES_MAX,
  LINUX_WORD_BYTES_MAX,
  WINDOWS_ARGV_CHARS_MAX,
} from "../limits.ts";
import { whyTooLong } from "./argv_limits.ts";

Deno.test("whyTooLong() draws the line where the system does", () => {
  const word = (size: number) => "x".repeat(size - 1);
  assert.equal(whyTooLong([word(LINUX_WORD_BYTES_MAX)], "linux"), null);
  assert.match(whyTooLong([word(LINUX_WORD_BYTES_MAX + 1)], "linux") ?? "", /argument/);
  assert.match(whyTooLong(["é".repeat(LINUX_WORD_BYTES_MAX / 2 + 1)], "linux") ?? "", /argument/);
  const many = (bytes: number) => Array<string>(bytes / 1024).fill(word(1024));
  assert.equal(whyTooLong(many(LINUX_ARGV_BYTES_MAX), "linux"), null);
  assert.match(whyTooLong([...many(LINUX_ARGV_BYTES_MAX), ""], "linux") ?? "", /command line/);
  assert.equal(whyTooLong(many(DARWIN_ARGV_BYTES_MAX), "darwin"), null);
  assert.match(whyTooLong([...many(DARWIN_ARGV_BYTES_MAX), ""], "darwin") ?? "", /command line/);
  assert.equal(whyTooLong(["x".repeat(WINDOWS_ARGV_CHARS_MAX - 3)], "windows"), null);
  assert.match(whyTooLong(["x".repeat(WINDOWS_ARGV_CHARS_MAX - 2)], "windows") ?? "", /characters/);
  assert.match(whyTooLong(['"'.repeat(WINDOWS_ARGV_CHARS_MAX / 2)], "windows") ?? "", /characters/);
});
