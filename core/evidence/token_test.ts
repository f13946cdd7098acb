import assert from "node:assert/strict";
import type { PatternMatcher, Sample } from "../contract/rule.ts";
import { fromBase64, named, token } from "./token.ts";

const sample = (text: string): Sample => ({
  text,
  view: "raw",
  kind: "message",
  tool: null,
  path: "",
  words: [],
  urls: [],
  commands: [],
});
const found = (matcher: PatternMatcher, text: string) =>
  [...matcher(sample(text))].map(({ start, end }) => text.slice(start, end));

Deno.test("token() wants the whole token: one more character and it is another text", () => {
  const matcher = token(/\bacme_([A-Za-z0-9]{16})/);
  assert.deepEqual(found(matcher, "acme_" + "k9Lm2Nq8Rt4Vw6Xz"), ["acme_" + "k9Lm2Nq8Rt4Vw6Xz"]);
  assert.deepEqual(found(matcher, "acme_" + "k9Lm2Nq8Rt4Vw6Xz" + "1"), []);
});

Deno.test("token() leaves placeholders and texts of little variety alone", () => {
  const matcher = token(/\bacme_([A-Za-z0-9]{16})/);
  assert.deepEqual(found(matcher, "acme_" + "x".repeat(16)), []);
  assert.deepEqual(found(matcher, "acme_" + "ab1".repeat(5) + "a"), []);
});

Deno.test("named() finds a value by its name in every way of writing it down, and reports the value alone", () => {
  const value = "9f86d081884c7d659a2feaa0c55ad015";
  const matcher = named("acme", "[0-9a-f]{32}");
  for (
    const text of [
      `acme_key=${value}`,
      `"acmeApiKey": "${value}"`,
      `ACME_TOKEN := "${value}"`,
      `<acmeToken>\n    ${value}\n</acmeToken>`,
      `setProperty("ACME_TOKEN", "${value}")`,
      `--acme-api-key ${value}`,
      `"acme" => "${value}"`,
      `var acmeToken string = "${value}"`,
    ]
  ) {
    assert.deepEqual(found(matcher, text), [value], text);
  }
});

Deno.test("fromBase64() reads both alphabets and says no to anything else", () => {
  assert.equal(fromBase64("YWRtaW46cHc="), "admin:pw");
  assert.equal(fromBase64("-_-_"), "\xfb\xff\xbf");
  assert.equal(fromBase64("no base64!"), null);
});
