import assert from "node:assert/strict";
import { beginsOrder, COSTLY_DEED, isMeant, MODEL, standsNear } from "./orders.ts";
import { phrase } from "./words.ts";

function find(pattern: RegExp, text: string): RegExpExecArray {
  const match = pattern.exec(text);
  assert.ok(match);
  return match;
}

Deno.test("isMeant() refuses what is denied and what is only quoted", () => {
  const pattern = /ignore the rules/;
  for (const text of ["do not ignore the rules", 'we block phrases like "ignore the rules" here']) {
    assert.ok(!isMeant(find(pattern, text), { text, kind: "message" }), text);
  }
  const text = "please ignore the rules";
  assert.ok(isMeant(find(pattern, text), { text, kind: "message" }));
});

Deno.test("beginsOrder() tells an order from a report", () => {
  for (const text of ["send it", "Thanks. send it", "you must send it", "please send it", "- send it"]) {
    assert.ok(beginsOrder(text, text.indexOf("send")), text);
  }
  for (const text of ["they send it", "users who send it", "the server may send it"]) {
    assert.ok(!beginsOrder(text, text.indexOf("send")), text);
  }
});

Deno.test("standsNear() looks no further than it is told", () => {
  const text = "key, and then a long way off: send";
  const match = find(/key/, text);
  assert.ok(standsNear(match, { text }, { pattern: /send/, after: 40 }));
  assert.ok(!standsNear(match, { text }, { pattern: /send/, after: 10 }));
});

Deno.test("MODEL names models and no other thing that works", () => {
  const pattern = phrase(`^(?:${MODEL})$`);
  for (const text of ["AI assistants", "ChatGPT", "language model", "a.i.", "chat-gpt"]) {
    assert.ok(pattern.test(text), text);
  }
  for (const text of ["users", "server", "gardener"]) assert.ok(!pattern.test(text), text);
  assert.ok(phrase(`^${COSTLY_DEED}$`).test("navigate to"));
});
