import assert from "node:assert/strict";
import { index } from "../../rules/index.gen.ts";
import { rules, sources } from "../../rules/mod.gen.ts";
import { testRule } from "../../tests/fakes/rule.ts";
import { compileEngine } from "./engine.ts";
import { entryOf, indexedRules } from "./indexed_rules.ts";
import { findOwnWords, keptOwnWords } from "./own_words.ts";

const rule = testRule({
  id: "T-1",
  keywords: ["launch"],
  match: /launch code \d+/,
  examples: { flags: ["launch code 1"], passes: ["launch party"] },
});

Deno.test("every rule of the index says of itself what its module says", () => {
  for (const [place, indexed] of indexedRules(index, sources).entries()) {
    assert.deepEqual({ ...indexed }, { ...rules[place] }, indexed.id);
  }
});

Deno.test("the module of a rule is loaded by the text that opens its gate, and by none before", () => {
  let loads = 0;
  const load = () => (loads++, rule);
  const engine = compileEngine(
    indexedRules(JSON.stringify([entryOf(rule, findOwnWords(rule))]), [{ id: "T-1", load }]),
  );
  const scan = (text: string) => engine.scanNow([{ text, kind: "message", path: "" }], { tool: null }).findings.length;
  assert.equal(scan("nothing of the kind"), 0);
  assert.equal(loads, 0);
  assert.equal(scan("the launch code 12"), 1);
  assert.ok(loads > 0, "it was never loaded");
});

Deno.test("what the build found out of a rule's patterns is kept for it", () => {
  const [indexed] = indexedRules(JSON.stringify([entryOf(rule, [{ words: ["launch code "] }])]), [{
    id: "T-1",
    load: () => rule,
  }]);
  assert.ok(indexed);
  assert.deepEqual(keptOwnWords(indexed), [{ words: ["launch code "] }]);
});

Deno.test("an index that names other rules than there are is refused", () => {
  const entry = JSON.stringify([entryOf(rule, [])]);
  assert.throws(() => indexedRules(entry, [{ id: "T-2", load: () => rule }]), /T-1 where T-2/);
  assert.throws(() => indexedRules(entry, []), /1 rules in the index, 0 sources/);
});
