import assert from "node:assert/strict";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { RULE_FILE_BYTES_MAX } from "../limits.ts";
import { type Folder, folder, FUNCTION, keepingLog, script, trapped } from "./_test_rules.ts";
import { customEngine } from "./engine.ts";
import { loadCustomRules } from "./load.ts";
import { type CustomRules, refusalText } from "./set.ts";

const TEXT = "Hi, go to wiki.corp.acme.internal";
const message = (text: string) => [{ path: "/content", kind: "message", text } as const];

async function load(from: Folder, before: CustomRules | null = null, taken: readonly string[] = []) {
  return await loadCustomRules(from.dir, { log: keepingLog().log, taken: new Set(taken), before });
}

async function findings(set: CustomRules, text: string) {
  const scan = await customEngine([], set, { onHostFailure: () => "block" }).scan(message(text), { tool: null });
  return { rules: scan.findings.map(({ rule }) => rule).sort(), failure: scan.failure, findings: scan.findings };
}

Deno.test("rules of patterns run in the engine, functions in the host, and both find", async () => {
  await using rules = await folder({
    "a.ts": script("ACME-001"),
    "b.ts": script("ACME-002", { match: FUNCTION }),
    "c.ts": script("ACME-003", { match: 'scan(/corp\\.[a-z]{1,20}/i, (match) => match[0].endsWith("acme"))' }),
  });
  const set = await load(rules);
  using _host = set.host;
  assert.deepEqual(set.refused, []);
  assert.deepEqual(set.rules.map(({ rule, runsIn }) => [rule.id, runsIn]), [
    ["ACME-001", "engine"],
    ["ACME-002", "host"],
    ["ACME-003", "host"],
  ]);
  assert.deepEqual((await findings(set, TEXT)).rules, ["ACME-001", "ACME-002", "ACME-003"]);
  assert.deepEqual(await findings(set, "a quiet day"), { rules: [], failure: null, findings: [] });
});

Deno.test("a folder of patterns alone needs no host", async () => {
  await using rules = await folder({ "a.ts": script("ACME-001") });
  assert.equal((await load(rules)).host, null);
});

Deno.test("what the host answers is mapped to the source and redacted like every other finding", async () => {
  const key = "ghp_" + "a1B2".repeat(9);
  await using rules = await folder({
    "b.ts": script("ACME-002", { match: FUNCTION, extra: 'keywords: ["corp.acme"],' }),
  });
  const set = await load(rules);
  using _host = set.host;
  const text = `x ${key} \u{ff43}orp.acme ${key}`;
  const { findings: found } = await findings(set, text);
  assert.equal(found.length, 1);
  assert.equal(text.slice(found[0]?.span.start, found[0]?.span.end), "\u{ff43}orp.acme");
  assert.equal(found[0]?.view, "folded");
  assert.equal(found[0]?.path, "/content");
  assert.ok(!JSON.stringify(found).includes(key));
});

/** File, its text, and what its refusal must say, with the line. */
const BAD: readonly (readonly [string, string, RegExp])[] = [
  [
    "bad01.ts",
    script("BAD-001", { match: "() => { for (;;); }" }),
    /^bad01\.ts:16 {2}BAD-001: it fails on .*within 250 ms/,
  ],
  ["bad02.ts", script("BAD-002", { extra: 'views: ["hologram"],' }), /^bad02\.ts:14 {2}BAD-002: views\.0 "hologram"/],
  ["bad03.ts", script("BAD-003", { match: "/(a+)+corp/" }), /^bad03\.ts:15 {2}BAD-003: .*not linear/],
  ["bad04.ts", script("BAD-004", { match: "/nothing/" }), /^bad04\.ts:16 {2}BAD-004: it does not fire/],
  ["bad05.ts", script("BAD-005", { passes: '"at corp.acme.internal"' }), /^bad05\.ts:16 {2}BAD-005: it fires on/],
  ["bad06.ts", script("BAD-006", { top: 'import "node:fs";' }), /^bad06\.ts:3 {2}it imports "node:fs"/],
  ["bad07.ts", script("BAD-007", { top: "let x = ;" }), /^bad07\.ts:3 {2}\S/],
  ["bad08.ts", script("BAD-008", { extra: 'colour: "red",' }), /^bad08\.ts:14 {2}BAD-008: unknown key "colour"/],
  ["bad09.ts", script("BAD-009", { top: 'throw new Error("boo");' }), /^bad09\.ts:3 {2}boo/],
  ["bad10.ts", script("BAD-010", { top: "enum A { B }" }), /^bad10\.ts:3 {2}.*enum/],
  [
    "bad11.ts",
    script("BAD-011", { top: 'import { nope } from "oktsec/evidence"; void nope;' }),
    /^bad11\.ts:3 {2}.*nope/,
  ],
  ["bad12.ts", script("BAD-012", { top: "await new Promise(() => {});" }), /^bad12\.ts {2}.*lost while it loads/],
  ["bad13.ts", "export const a = 1;\n", /^bad13\.ts {2}.*default export/],
  ["bad14.ts", script("lower"), /^bad14\.ts:6 {2}lower: the id/],
  ["bad15.ts", script("BAD-015", { match: '() => "yes"' }), /^bad15\.ts:16 {2}BAD-015: .*true, false or spans/],
  ["bad16.ts", script("BAD-016", { match: "() => [{ start: 0, end: 1e9 }]" }), /^bad16\.ts:16 {2}BAD-016: .*outside/],
  ["bad17.ts", script("BAD-017", { match: "async () => true" }), /^bad17\.ts:16 {2}BAD-017: .*at once/],
  [
    "bad18.ts",
    script("BAD-018", { top: "/*" + "x".repeat(RULE_FILE_BYTES_MAX) + "*/" }),
    /^bad18\.ts {2}.*larger than/,
  ],
  ["bad19.ts", script("GOOD-001"), /^bad19\.ts:6 {2}GOOD-001: a rule of a_good\.ts has this id/],
  ["bad20.ts", script("IAP-001"), /^bad20\.ts:6 {2}IAP-001: a built-in rule has this id/],
  ["bad21.ts", script("BAD-021", { match: "/corp/g" }), /^bad21\.ts:15 {2}BAD-021: .*"g" is not allowed/],
];

Deno.test("every bad rule is refused by name, with line and reason, and harms no other", async () => {
  await using rules = await folder({
    "a_good.ts": script("GOOD-001"),
    "z_good.ts": script("GOOD-002", { match: FUNCTION }),
  });
  for (const [name, text] of BAD) await rules.write(name, text);
  const set = await load(rules, null, ["IAP-001"]);
  using _host = set.host;
  assert.deepEqual(set.rules.map(({ rule }) => rule.id), ["GOOD-001", "GOOD-002"]);
  const told = set.refused.map(refusalText);
  for (const [name, , pattern] of BAD) {
    assert.match(told.find((text) => text.startsWith(name)) ?? "", pattern, name);
  }
  assert.equal(told.length, BAD.length);
  assert.deepEqual((await findings(set, TEXT)).rules, ["GOOD-001", "GOOD-002"]);
});

Deno.test("a refusal shows no secret of an example", async () => {
  await using rules = await folder({
    "a.ts": script("BAD-001", { match: "/nothing/", flags: '"ghp_" + "a1B2".repeat(9)' }),
  });
  const [refusal] = (await load(rules)).refused;
  assert.match(refusal?.reason ?? "", /REDACTED/);
});

Deno.test("a change of one file is taken; a mistake in it leaves its last good version in force", async () => {
  await using rules = await folder({ "a.ts": script("ACME-001"), "b.ts": script("ACME-002", { match: FUNCTION }) });
  const first = await load(rules);
  await rules.write("a.ts", script("ACME-001", { match: "/(a+)+corp/" }));
  const second = await load(rules, first);
  using _host = second.host;
  assert.equal(second.host, first.host);
  assert.deepEqual(second.rules.map(({ rule }) => rule.id), ["ACME-001", "ACME-002"]);
  assert.match(refusalText(second.refused[0] ?? assert.fail()), /last good version stays in force/);
  assert.deepEqual((await findings(second, TEXT)).rules, ["ACME-001", "ACME-002"]);
  await rules.write("a.ts", script("ACME-001", { match: "/quiet/", flags: '"quiet"', passes: '"loud"' }));
  const third = await load(rules, second);
  assert.deepEqual(third.refused, []);
  assert.deepEqual((await findings(third, "a quiet day")).rules, ["ACME-001"]);
});

Deno.test("a file that is gone takes its rule along; a folder that is gone takes none", async () => {
  await using rules = await folder({ "a.ts": script("ACME-001"), "b.ts": script("ACME-002") });
  const first = await load(rules);
  await Deno.remove(join(rules.dir, "a.ts"));
  const second = await load(rules, first);
  assert.deepEqual(second.rules.map(({ rule }) => rule.id), ["ACME-002"]);
  const gone = await loadCustomRules(join(rules.dir, "nowhere"), {
    log: keepingLog().log,
    taken: new Set(),
    before: second,
  });
  assert.deepEqual(gone.rules, second.rules);
  assert.match(gone.refused[0]?.reason ?? "", /does not exist/);
});

Deno.test("symlinks, hidden files, tests and declarations are no rules", async () => {
  await using rules = await folder({
    "a.ts": script("ACME-001"),
    ".b.ts": script("ACME-002"),
    "c_test.ts": "throw 1",
    "d.d.ts": "throw 1",
    "notes.md": "x",
  });
  await symlink(join(rules.dir, "a.ts"), join(rules.dir, "link.ts"));
  const set = await load(rules);
  assert.deepEqual([set.rules.length, set.refused.length], [1, 0]);
});

Deno.test("what one rule does to the language or to its helpers, no other rule sees", async () => {
  const top = `
    for (const change of [
      () => { Array.prototype.push = () => 0; },
      () => { String.prototype.indexOf = () => -1; },
      () => { (globalThis as any).JSON.stringify = () => "{}"; },
      () => { (Object.prototype as any).start = 0; },
      () => { RegExp.prototype.exec = () => null; },
      () => { (isCardNumber as any).prototype = null; },
    ]) try { change(); } catch { /* the world is frozen */ }
  `;
  await using rules = await folder({
    "a_evil.ts": script("ACME-001", { match: FUNCTION, top }),
    "b.ts": script("ACME-002", { match: FUNCTION }),
    "c_shadow.ts": script("ACME-003", {
      match: `({ text }: Sample) => {
        const counts: Record<string, number> = {};
        for (const word of text.split(/\\s+/)) counts[word] = (Object.hasOwn(counts, word) ? counts[word] ?? 0 : 0) + 1;
        return counts["constructor"] === 1 && counts["toString"] === 2;
      }`,
      flags: '"constructor toString toString"',
    }),
  });
  const set = await load(rules);
  using _host = set.host;
  assert.deepEqual(set.refused, []);
  assert.deepEqual((await findings(set, TEXT)).rules, ["ACME-001", "ACME-002"]);
});

Deno.test("a rule that fails on traffic fails alone, is asked no more after three times, and the others go on", async () => {
  await using rules = await folder({
    "a.ts": script("ACME-001", { match: trapped("for (;;);") }),
    "b.ts": script("ACME-002", { match: FUNCTION }),
  });
  const set = await load(rules);
  using host = set.host;
  for (let time = 0; time < 3; time++) {
    const { rules: found, failure } = await findings(set, `trap ${TEXT}`);
    assert.deepEqual([found, failure], [["ACME-002"], "scan_error"]);
  }
  assert.match(host?.offBecause("a.ts") ?? "", /250 ms/);
  assert.deepEqual(await findings(set, `trap ${TEXT}`).then(({ rules, failure }) => [rules, failure]), [
    ["ACME-002"],
    null,
  ]);
});

Deno.test("on_failure: flag lets traffic pass with a finding that says so, and never loses the others", async () => {
  await using rules = await folder({
    "a.ts": script("ACME-001", { match: trapped('throw new Error("boo");') }),
    "b.ts": script("ACME-002"),
  });
  const set = await load(rules);
  using _host = set.host;
  const engine = customEngine([], set, { onHostFailure: () => "flag" });
  const { findings: found, failure } = await engine.scan(message(`trap ${TEXT}`), { tool: null });
  assert.deepEqual([found.map(({ rule }) => rule), failure], [["ACME-002", "RULE_HOST-001"], null]);
});

Deno.test("long texts are put before the host in pieces, and found in all of them", async () => {
  await using rules = await folder({
    "b.ts": script("ACME-002", { match: FUNCTION, extra: 'keywords: ["corp.acme"],' }),
  });
  const set = await load(rules);
  using _host = set.host;
  const text = "x ".repeat(100_000) + TEXT;
  const { findings: found } = await findings(set, text);
  assert.equal(found[0]?.span.start, text.indexOf("corp.acme"));
});

Deno.test("scans that overlap do not mix their texts", async () => {
  await using rules = await folder({ "b.ts": script("ACME-002", { match: FUNCTION }) });
  const set = await load(rules);
  using _host = set.host;
  const engine = customEngine([], set, { onHostFailure: () => "block" });
  const places = await Promise.all(Array.from({ length: 40 }, async (_, index) => {
    const { findings } = await engine.scan(message(`${"x".repeat(index)} corp.acme`), { tool: null });
    return findings[0]?.span.start;
  }));
  assert.deepEqual(places, Array.from({ length: 40 }, (_, index) => index + 1));
});
