import assert from "node:assert/strict";
import type { Part } from "../contract/envelope.ts";
import type { Finding } from "../contract/finding.ts";
import type { Rule, Span } from "../contract/rule.ts";
import { rules } from "../../rules/mod.gen.ts";
import { testRule } from "../../tests/fakes/rule.ts";
import { compileEngine } from "./engine.ts";

let count = 0;

const rule = (match: Rule["match"], keywords?: Rule["keywords"]) =>
  testRule({ id: `SEAM-${++count}`, match, ...(keywords && { keywords }) });

const tried = rule(/drop\s+the\s+table/i, ["drop"]);
const windowed = rule(/(?:now|then)[^.]{0,30}drop\s+the\s+table/i, ["drop"]);
const whole = rule(/[a-z]+ing\b[^.]*drop\s+the\s+table/i);
const viewed = rule(
  ({ text }) =>
    [...text.matchAll(/drop\s+the\s+table/gi)].map(({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
    })),
);

function over(loaded: readonly Rule[], [tail, head]: readonly [string, string], join = "\n"): readonly string[] {
  const parts: readonly Part[] = [{ path: "", kind: "message", text: tail + join + head }];
  const seam = { start: tail.length, end: tail.length + join.length };
  const { findings, failure } = compileEngine(loaded).scanNow(parts, { tool: null, seam });
  assert.equal(failure, null);
  return findings.map(({ rule }) => rule);
}

Deno.test("with a seam only what reaches over it is found, however a rule is run", () => {
  for (const each of [tried, windowed, whole, viewed]) {
    assert.deepEqual(over([each], ["talking, and now drop", "the table"]), [each.id]);
    assert.deepEqual(over([each], ["talking, and now drop the", "table"]), [each.id]);
    assert.deepEqual(over([each], ["talking, and now drop the table", "please"]), []);
    assert.deepEqual(over([each], ["please", "talking, and now drop the table"]), []);
  }
});

Deno.test("a crowd of matches before the seam hides none that reaches over it", () => {
  const crowd = "talking now drop the table. ".repeat(40);
  for (const each of [tried, windowed, whole, viewed]) {
    assert.deepEqual(over([each], [`${crowd}talking now drop the`, `table. ${crowd}`]), [each.id]);
  }
});

Deno.test("what stands in another view is found at the seam as well", () => {
  assert.deepEqual(over([tried], ["talking, and now ｄrop", "the table"]), [tried.id]);
  assert.deepEqual(over([tried], ["please ｄrop the table", "at once"]), []);
});

function reaches({ start, end }: Span, seam: Span): boolean {
  return start < seam.start && end > seam.end;
}

Deno.test("every rule finds at a seam in its own examples what it finds there without one", () => {
  const engine = compileEngine(rules);
  let seen = 0;
  for (const each of rules) {
    const example = each.examples.flags[0];
    const { text, kind = each.reads?.[0] ?? "message" } = typeof example === "string"
      ? { text: example }
      : example ?? { text: "" };
    if (text.length > 2_000) continue;
    const parts: readonly Part[] = [{ path: "", kind, text }];
    const plain = engine.scanNow(parts, { tool: null }).findings.filter(({ rule }) => rule === each.id);
    const [first] = plain;
    if (!first) continue;
    const middle = Math.floor((first.span.start + first.span.end) / 2);
    const seam = { start: middle, end: middle };
    const found = (all: readonly Finding[]) => all.some(({ rule, span }) => rule === each.id && reaches(span, seam));
    if (!found(plain)) continue;
    seen++;
    assert.ok(found(engine.scanNow(parts, { tool: null, seam }).findings), `${each.id}: ${text}`);
  }
  assert.ok(seen > 400, `${seen} examples`);
});
