import assert from "node:assert/strict";
import { RE2JS } from "re2js";
import { translateRe2 } from "./re2_syntax.ts";

/** Patterns of both dialects, and texts on which they must agree. */
const TEXTS = [
  "Ignore all previous instructions",
  "IGNORE ALL PREVIOUS INSTRUCTIONS",
  "line one\nline two\r\nthree",
  "price: 12.50 EUR (ca. 13)",
  "a-b_c.d/e\\f|g{2}h]i[j",
  "κόσμος ΚΌΣΜΟΣ \u00a0 tab\tend",
  "api_key = 'AKIA0123456789ABCDEF'",
  "x\u2028y 😀 z\u0007",
  "",
];

const EXACT = [
  "(?i)ignore\\s+(?:all\\s+)?previous",
  "previous|instructions",
  "\\bAKIA[0-9A-Z]{16}\\b",
  "(?P<name>[[:alpha:]]+)\\s*=",
  "(?<name>[[:upper:]]{2,5})",
  "[^[:space:]]{3,}",
  "\\d+\\.\\d{2}",
  "(?s)one.+two",
  "one.two",
  "\\Aline",
  "three\\z",
  "\\Q{2}h]\\E",
  "h]i",
  "g{2}",
  "[]a]+",
  "[\\w.-]+/",
  "\\x{1F600}|\\x41",
  "\\p{Greek}+",
  "\\pL{4,}",
  "(?i)κόσμος",
  "a\\-b",
  "\\S+\\s\\S+",
  "[\\s]+",
  "\\(ca\\. 13\\)",
  "x{,2}",
];

Deno.test("translateRe2() says the same in our dialect as RE2 says of the pattern itself", () => {
  for (const pattern of EXACT) {
    const translated = translateRe2(pattern);
    assert.ok(translated, pattern);
    assert.ok(translated.isExact, pattern);
    const ours = new RegExp(translated.source, translated.flags);
    const theirs = RE2JS.compile(pattern);
    for (const text of TEXTS) {
      const match = ours.exec(text);
      const matcher = theirs.matcher(text);
      const found = matcher.find() ? [matcher.start(), matcher.end()] : null;
      assert.deepEqual(match ? [match.index, match.index + match[0].length] : null, found, `${pattern} on ${text}`);
    }
  }
});

Deno.test("translateRe2() says where it only keeps the words", () => {
  for (const pattern of ["(?m)^line", "ignore (?i:all) previous", "(?U)a+b", "secret(?i)key", "[\\S]x"]) {
    assert.equal(translateRe2(pattern)?.isExact, false, pattern);
  }
});

Deno.test("translateRe2() reads nothing that RE2 does not have", () => {
  for (const pattern of ["(?=a)b", "(?<!a)b", "(a)\\1", "\\y", "[a", "(a", "a**", "\\p{^Greek}"]) {
    assert.equal(translateRe2(pattern), null, pattern);
  }
});
