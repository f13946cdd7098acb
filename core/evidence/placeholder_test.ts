import assert from "node:assert/strict";
import { isPlaceholder, isSequence } from "./placeholder.ts";

Deno.test("isPlaceholder() knows templates, masks, example words and sequences", () => {
  const samples = [
    "",
    "<your-token>",
    "${API_KEY}",
    "{{ secret }}",
    "$TOKEN",
    "%TOKEN%",
    "your-api-key-here",
    "xxxxxxxxxxxxxxxx",
    "****************",
    "AKIAIOSFODNN7EXAMPLE",
    "sk-...",
    "changeme",
    "replace_me",
    "abcdefghijklmnop",
    "0123456789abcdef",
    "1234567890",
    "aaaaaaaa",
    "test-key",
    "process.env.KEY",
    "my-secret-token",
  ];
  for (const sample of samples) assert.ok(isPlaceholder(sample), sample);
});
Deno.test("isPlaceholder() lets values pass that may be real", () => {
  for (
    const value of [
      "hunter2",
      "S3cr3t!Pass",
      "Xk29" + "vQz7LmT4pRw8",
      "f81" + "9ab34c0de2756",
      "correct horse battery",
      "latest9kTestudo4",
    ]
  ) {
    assert.ok(!isPlaceholder(value), value);
  }
});
Deno.test("isSequence() wants two thirds of the text in runs of six", () => {
  assert.ok(isSequence("abcdefgh12"));
  assert.ok(!isSequence("abcdefXY9kQ2"));
  assert.ok(!isSequence("abcde"));
});
