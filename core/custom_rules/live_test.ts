import assert from "node:assert/strict";
import { configSchema } from "../config/schema.ts";
import { testRule } from "../../tests/fakes/server.ts";
import { folder, FUNCTION, keepingLog, script } from "./_test_rules.ts";
import { LiveRules } from "./live.ts";

const TEXT = "go to wiki.corp.acme.internal, quiet";
const BUILTIN = [testRule("T-1", "quiet", "low")];

async function open(dir: () => string) {
  const { log, lines } = keepingLog();
  // A config like any other, with one key set.
  const config = () => configSchema.parse({ custom_rules_dir: dir() || undefined });
  return { live: await LiveRules.open({ builtin: BUILTIN, log, config }), lines };
}

async function found(live: LiveRules): Promise<string[]> {
  const { findings } = await live.engine().scan([{ path: "", kind: "message", text: TEXT }], { tool: null });
  return findings.map(({ rule }) => rule).sort();
}

Deno.test("a rule that is added, changed, broken and taken away counts so, beside the built-in ones", async () => {
  await using rules = await folder();
  const { live, lines } = await open(() => rules.dir);
  using _live = live;
  assert.deepEqual(await found(live), ["T-1"]);
  await rules.write("a.ts", script("ACME-001", { match: FUNCTION }));
  await live.refresh({ isSettled: true });
  assert.deepEqual(await found(live), ["ACME-001", "T-1"]);
  await rules.write("a.ts", "export default 1;\n");
  await live.refresh({ isSettled: true });
  assert.deepEqual(await found(live), ["ACME-001", "T-1"]);
  assert.ok(lines.some((line) => line.startsWith("error A rule of yours is refused")));
  await Deno.remove(`${rules.dir}/a.ts`);
  await live.refresh({ isSettled: true });
  assert.deepEqual(await found(live), ["T-1"]);
});

Deno.test("a file that is still being written is taken once it rests", async () => {
  await using rules = await folder();
  const { live } = await open(() => rules.dir);
  using _live = live;
  await rules.write("a.ts", script("ACME-001"));
  await live.refresh();
  const first = await found(live);
  await live.refresh();
  assert.deepEqual([first, await found(live)], [["T-1"], ["ACME-001", "T-1"]]);
});

Deno.test("another folder takes the place of the first, and none takes it away", async () => {
  await using one = await folder({ "a.ts": script("ACME-001") });
  await using two = await folder({ "b.ts": script("ACME-002") });
  let dir = one.dir;
  const { live } = await open(() => dir);
  using _live = live;
  assert.deepEqual(await found(live), ["ACME-001", "T-1"]);
  dir = two.dir;
  await live.refresh({ isSettled: true });
  assert.deepEqual(await found(live), ["ACME-002", "T-1"]);
  dir = "";
  await live.refresh({ isSettled: true });
  assert.deepEqual(await found(live), ["T-1"]);
});

Deno.test("a folder in which nothing changes is read once", async () => {
  await using rules = await folder({ "a.ts": script("ACME-001") });
  const { live, lines } = await open(() => rules.dir);
  using _live = live;
  for (let look = 0; look < 3; look++) await live.refresh();
  assert.equal(lines.filter((line) => line.includes("Your rules are in force")).length, 1);
});
