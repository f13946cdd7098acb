/** The catalogue of earlier products: every id that a config of theirs may name still means the same threat here. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { blockedContentNames, matchesBlocked } from "../core/config/blocked_content.ts";
import type { RuleFacts } from "../core/contract/rule.ts";
import { makeLogger } from "../core/log.ts";
import { factsOf, namesOf } from "../core/registry/known.ts";
import { loadRegistry } from "../core/registry/loader.ts";
import { builtins } from "../plugins/mod.ts";
import { rules } from "../rules/mod.gen.ts";
import catalogue from "./fixtures/catalogue.json" with { type: "json" };

const log = makeLogger({ level: "error", format: "text", write: () => {} });
const registry = await loadRegistry(builtins, { log, rules: () => Promise.resolve(rules) });
const facts = factsOf(registry);
const byName = new Map<string, RuleFacts>(facts.flatMap((one) => namesOf(one).map((name) => [name, one] as const)));

Deno.test("every id of the catalogue is a rule or another name of one", () => {
  assert.deepEqual(Object.keys(catalogue).filter((id) => !byName.has(id)), []);
});

Deno.test("README, CHANGELOG and docs tell how many rules there are", async () => {
  for (const file of ["README.md", "CHANGELOG.md", "docs/detection.md"]) {
    const told = /\b(\d{3,4}) rules\b/.exec(await readFile(new URL(`../${file}`, import.meta.url), "utf8"));
    assert.equal(Number(told?.[1]), registry.rules.length, file);
  }
});

Deno.test("no name belongs to two rules", () => {
  const names = facts.flatMap(namesOf);
  assert.deepEqual(names.filter((name, index) => names.indexOf(name) !== index), []);
});

Deno.test("content that the catalogue's category would block is blocked under that name", () => {
  const missed = Object.entries(catalogue).filter(([id, category]) => {
    const found = byName.get(id);
    return found && !matchesBlocked([category], { rule: found.id, category: found.category });
  });
  assert.deepEqual(missed, []);
});

Deno.test("every category of a rule or a report is a name that blocked_content knows, and reaches it", () => {
  const names = blockedContentNames();
  for (const { id, category } of facts) {
    assert.ok(names.has(category), `${id}: ${category}`);
    assert.ok(matchesBlocked([category], { rule: id, category }), `${id}: ${category}`);
  }
});

/** One entry of the specification; the file holds more. */
interface Entry {
  readonly id: string;
  readonly source: string;
  readonly in_seed_scope: boolean;
}

const SHARED = Deno.env.get("OKTSEC_SHARED") ?? fileURLToPath(new URL("../../shared", import.meta.url));
const path = `${SHARED}/spec/rules-catalog.json`;
const text = await readFile(path, "utf8").catch(() => null);

Deno.test({
  name: "the list of this test is the specification's",
  ignore: text === null,
  fn() {
    // The file is the specification's own; a field that it lost would fail the comparison below.
    const entries = JSON.parse(text ?? "[]") as readonly Entry[];
    // Checks of installed files are the platforms' business, and tested with them.
    const wanted = entries.filter(({ in_seed_scope, source }) => in_seed_scope && source !== "oktsec-posture-check");
    assert.deepEqual(wanted.map(({ id }) => id).filter((id) => !Object.hasOwn(catalogue, id)), []);
  },
});
