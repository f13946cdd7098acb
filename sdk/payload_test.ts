import assert from "node:assert/strict";
import { checkName as coreCheckName } from "../core/identity/names.ts";
import { payloadOf } from "../core/identity/payload.ts";
import { checkName } from "./names.ts";
import { signedBytes, type SignedFields } from "./payload.ts";

const PLAIN: SignedFields = {
  from: "ada",
  to: "bob",
  content: "hello",
  timestamp: "2026-02-22T10:00:00.000Z",
  nonce: "AAECAwQFBgcICQoLDA0ODw",
  keyVersion: null,
  intent: null,
  metadata: null,
  session: null,
};

function serverBytes(fields: SignedFields): Uint8Array | null {
  return payloadOf({ ...fields, keyVersion: fields.keyVersion ?? 0, deliver: null, delegationSha256: null }, 3);
}

Deno.test("the client signs the very bytes that the server verifies", () => {
  const everyUnit = Array.from({ length: 0x3000 }, (_, unit) => String.fromCharCode(unit)).join("");
  const cases: SignedFields[] = [
    PLAIN,
    { ...PLAIN, content: 'line\nline\u2028\u2029\u007f\u0000\b\t\f\r"\\/é😀\ufffd\u{10ffff}' },
    { ...PLAIN, content: everyUnit },
    { ...PLAIN, keyVersion: 7, intent: "ask", session: "s-1" },
    { ...PLAIN, metadata: {} },
    {
      ...PLAIN,
      metadata: { b: "2", a: "1", "": "empty", "10": "x", "9": "y", "\ufffd": "1", "\u{10000}": "2", A: "\n" },
    },
    { ...PLAIN, metadata: JSON.parse('{"__proto__":"x","constructor":"y"}') },
  ];
  for (const fields of cases) {
    assert.deepEqual(signedBytes(fields), serverBytes(fields), JSON.stringify(fields.metadata));
  }
});

Deno.test("the two agree on 500 messages made at random", () => {
  const seed = Date.now() % 1_000_000;
  let state = seed;
  const below = (limit: number) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % limit;
  const text = () => {
    const points = Array.from(
      { length: below(12) },
      () => [below(0x80), below(0xd800), 0xe000 + below(0x1000), 0x10000 + below(0xfffff)][below(4)] ?? 0,
    );
    return String.fromCodePoint(...points);
  };
  for (let count = 0; count < 500; count++) {
    const metadata = below(3) === 0
      ? null
      : Object.fromEntries(Array.from({ length: below(6) }, () => [text(), text()]));
    const fields = {
      ...PLAIN,
      content: text(),
      metadata,
      session: text(),
      keyVersion: below(2) === 0 ? null : 1 + below(9),
    };
    assert.deepEqual(signedBytes(fields), serverBytes(fields), `seed ${seed}, message ${count}`);
  }
});

Deno.test("text with a lone surrogate cannot be signed, wherever it stands", () => {
  for (
    const change of [{ content: "a\ud800" }, { metadata: { "\udc00": "x" } }, { metadata: { x: "\udfff" } }, {
      intent: "\ud83d",
    }]
  ) {
    assert.throws(() => signedBytes({ ...PLAIN, ...change }), { code: "bad_argument" });
  }
});

Deno.test("the client takes the names that the server takes", () => {
  const names = [
    "",
    "a",
    "A9._-",
    "9a",
    "_a",
    ".a",
    "-a",
    "a b",
    "é",
    "a\n",
    "con",
    "CON",
    "con.x",
    "cons",
    "com1",
    "com10",
    "a.",
    "lpt9.pub",
    "nul",
    "x".repeat(128),
    "x".repeat(129),
    "a/b",
  ];
  for (const name of names) assert.equal(checkName(name) === null, coreCheckName(name) === null, JSON.stringify(name));
});
