import assert from "node:assert/strict";
import { Scout } from "./scout.ts";

const encoder = new TextEncoder();

function scouted(text: string, size = text.length): [string | null, string | null, string] {
  const scout = new Scout();
  const bytes = encoder.encode(text);
  for (let at = 0; at < bytes.length; at += size) scout.feed(bytes.subarray(at, at + size));
  return [scout.id, scout.method, scout.shape];
}

Deno.test("a message is told apart wherever its members stand and however it is cut", () => {
  const cases: [string, string | null, string | null, string][] = [
    ['{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"id":9,"method":"no"}}', "1", "tools/call", "request"],
    [
      '{"method":"tools/call","params":{"x":["}",{"id":2}]},"jsonrpc":"2.0","id":"a\\"b"}',
      '"a\\"b"',
      "tools/call",
      "request",
    ],
    ['{"method":"notifications/x","params":null}', null, "notifications/x", "notification"],
    ['{"result":{"id":3},"id":-4.5e1 }', "-4.5e1", null, "response"],
    ['{"error":{},"id":null}', "null", null, "response"],
    ['{"id":[1],"method":1}', null, null, "request"],
    ['{"id":1,"id":2,"result":0}', null, null, "response"],
    ['{"\\u0069d":5}', "5", null, "unknown"],
    ["[1,2]", null, null, "unknown"],
    ["Listening on 3000", null, null, "unknown"],
    ["{", null, null, "unknown"],
    ['{"id":1,"result":"cut he', "1", null, "unknown"],
  ];
  for (const [text, id, method, shape] of cases) {
    for (const size of [1, 3, 1000]) assert.deepEqual(scouted(text, size), [id, method, shape], `${text} by ${size}`);
  }
});

Deno.test("an id that is too long to keep is not reported", () => {
  assert.equal(scouted(`{"id":"${"x".repeat(10_000)}","method":"m"}`)[0], null);
});
