/** The rules of `docs/rules.md` are rules: what people copy from there must load. */
import assert from "node:assert/strict";
import { folder, keepingLog } from "../core/custom_rules/_test_rules.ts";
import { loadCustomRules } from "../core/custom_rules/load.ts";
import { RULE_FILE_BYTES_MAX, RULE_HOST_ANSWER_MS, RULE_STRIKES_MAX } from "../core/limits.ts";

const text = await Deno.readTextFile(new URL("../docs/rules.md", import.meta.url));
const blocks = (language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"))].map(([, block = ""]) => block);

Deno.test("the guide's rules load, and its examples do what they should", async () => {
  const script = blocks("ts").find((block) => block.includes('id: "ACME-001"')) ?? assert.fail("no rule in TypeScript");
  const yaml = blocks("yaml").find((block) => block.includes("id: ACME-002")) ?? assert.fail("no rule in YAML");
  await using rules = await folder({ "a.ts": script, "b.yaml": yaml });
  const set = await loadCustomRules(rules.dir, { log: keepingLog().log, taken: new Set() });
  assert.deepEqual(set.refused, []);
  assert.deepEqual(set.rules.map(({ rule }) => rule.id), ["ACME-001", "ACME-002"]);
});

Deno.test("the guide's limits are those of the program", () => {
  assert.match(text, new RegExp(`\\| ${RULE_FILE_BYTES_MAX / 1024} KiB, one rule`));
  assert.match(text, new RegExp(`\\| ${RULE_HOST_ANSWER_MS} ms;`));
  assert.match(text, new RegExp(`\\| ${RULE_STRIKES_MAX}; then the rule is off`));
});
