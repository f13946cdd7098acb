import assert from "node:assert/strict";
import canonicalize from "canonicalize";
import type { AuditRecord } from "../contract/store.ts";
import { newId } from "../ids.ts";
import { FINDINGS_MAX, ROW_TEXT_CHARS_MAX } from "../limits.ts";
import { canonicalRow, type DraftEntry, draftRow, sealRow } from "./row.ts";

const AT = Date.UTC(2026, 0, 5, 12);

function record(differences: Partial<AuditRecord> = {}): AuditRecord {
  return {
    id: newId(AT),
    kind: "decision",
    at: AT,
    door: "message",
    phase: "request",
    from: "planner",
    to: null,
    tool: null,
    method: null,
    status: "blocked",
    reason: "content_blocked",
    verdict: "block",
    mode: "enforce",
    effect: "refuse",
    policy: "5f0c1d2e",
    clientTime: null,
    identity: "unsigned",
    fingerprint: null,
    address: null,
    session: null,
    contentHash: null,
    findings: [],
    latencyMs: 1,
    ref: null,
    actor: null,
    note: null,
    ...differences,
  };
}

const FINDING: AuditRecord["findings"][number] = {
  view: "decoded: base64",
  span: { start: 3, end: 9 },
  severity: "high",
  rule: "INJ-001",
  path: "/a~1b/0",
  lane: "block",
  kind: "message",
  excerpt: "ignore all",
  category: "prompt-injection",
};

function place(entry: DraftEntry): DraftEntry {
  return Object.assign(entry, { writer: "019b8e07-4600-7221-97e6-26ee51df1296", seq: 7, link: "ab", cursor: "9" });
}

/** RFC 8785 by the book: what is hashed is the record, the writer and the number. */
function byTheBook({ link: _link, cursor: _cursor, ...hashed }: DraftEntry): string | undefined {
  return canonicalize(hashed);
}

const ODD_TEXTS = [
  "",
  '"\\/\b\f\n\r\t',
  "\u0001\u001f\u007f\u0080\u2028\u2029\ufeff",
  "€ é e\u0301 \u{1f600} \u{10ffff} \ufffd",
  "\\u0000 \\ud800",
  '{"findings":[]}',
];
const ODD_NUMBERS = [
  0,
  -0,
  0.001,
  1e-7,
  0.1 + 0.2,
  333333333.3333333,
  1e21,
  Number.MAX_SAFE_INTEGER,
  NaN,
  Infinity,
  -5,
];

Deno.test("canonicalRow() writes what the RFC 8785 library writes", () => {
  for (const text of ODD_TEXTS) {
    const fields = { from: text, to: text, tool: text, note: text, clientTime: text, session: text, contentHash: text };
    const findings = [{ ...FINDING, excerpt: text, path: text }, { ...FINDING, action: "block" as const }];
    const entry = place(draftRow(record({ ...fields, findings })));
    assert.equal(sealRow(entry), byTheBook(entry));
  }
  for (const latencyMs of ODD_NUMBERS) {
    const entry = place(draftRow(record({ latencyMs })));
    assert.equal(sealRow(entry), byTheBook(entry));
  }
});

Deno.test("canonicalRow() covers every field of an entry but its link and cursor", () => {
  const entry = place(draftRow(record()));
  const base = canonicalRow(entry);
  for (const key of Object.keys(entry)) {
    // Any other value will do, whatever its type: only the text is looked at.
    const changed = { ...entry, [key]: "changed" } as DraftEntry;
    assert.equal(canonicalRow(changed) === base, key === "link" || key === "cursor", key);
  }
});

Deno.test("sealRow() takes out what no database can hold, and hashes what is left", () => {
  const dirty = "a\0b\ud800c\udc00";
  const clean = "a\ufffdb\ufffdc\ufffd";
  const entry = place(draftRow(record({ door: dirty, note: dirty, findings: [{ ...FINDING, path: dirty }] })));
  const canonical = sealRow(entry);
  assert.deepEqual([entry.door, entry.note, entry.findings[0]?.path], [clean, clean, clean]);
  assert.equal(canonical, byTheBook(entry));
  assert.ok(!canonical.includes("\\u"));
});

Deno.test("sealRow() leaves texts alone that only look like escapes", () => {
  const entry = place(draftRow(record({ note: "\\u0000 \u0007" })));
  sealRow(entry);
  assert.equal(entry.note, "\\u0000 \u0007");
});

Deno.test("draftRow() keeps texts up to the bound and cuts past it, without leaving half a character", () => {
  const text = (length: number) => draftRow(record({ note: "x".repeat(length) })).note?.length;
  assert.deepEqual([text(ROW_TEXT_CHARS_MAX), text(ROW_TEXT_CHARS_MAX + 1)], [ROW_TEXT_CHARS_MAX, ROW_TEXT_CHARS_MAX]);
  const entry = place(draftRow(record({ note: `${"x".repeat(ROW_TEXT_CHARS_MAX - 1)}\u{1f600}` })));
  sealRow(entry);
  assert.equal(entry.note?.at(-1), "\ufffd");
  assert.equal(draftRow(record({ findings: Array(FINDINGS_MAX + 1).fill(FINDING) })).findings.length, FINDINGS_MAX);
});

Deno.test("draftRow() refuses a row that could not be found again", () => {
  const refused = { code: "store/bad-record" };
  assert.throws(() => draftRow(record({ id: newId(AT).toUpperCase() })), refused);
  assert.throws(() => draftRow(record({ at: 1.5 })), refused);
  assert.throws(() => draftRow(record({ at: -1 })), refused);
});
