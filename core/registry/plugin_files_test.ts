import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Logger } from "../contract/plugin.ts";
import { loadRegistry } from "./loader.ts";
import { describePlugins, pluginEntries, pluginProblems } from "./plugin_files.ts";

const log: Logger = { debug() {}, info() {}, warn() {}, error() {} };
const ZOD = new URL("../config/section/common.ts", import.meta.url).href;

async function withFile(text: string, run: (path: string) => Promise<void>): Promise<void> {
  const dir = await Deno.makeTempDir({ prefix: "oktsec-plugin-" });
  try {
    const path = join(dir, "acme.ts");
    await Deno.writeTextFile(path, text);
    await run(path);
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
}

const PLUGIN = `import { word } from ${JSON.stringify(ZOD)};
const options = { safeParse: (given: { team?: string }) => {
  const team = word.safeParse(given.team);
  return team.success ? { success: true, data: { team: team.data } } : { success: false, error: { issues: [{ path: ["team"], message: "must be a word" }] } };
} };
export default {
  name: "acme", api: 1, options,
  setup(host: any, { team }: { team: string }) {
    host.detector({ name: "acme-" + team, detect: () => [] });
  },
};
`;

Deno.test("a plugin of the config is set up with its options, after its own schema has seen them", () =>
  withFile(PLUGIN, async (path) => {
    const registry = await loadRegistry(pluginEntries([{ path, options: { team: "red" } }]), { log });
    assert.deepEqual(registry.detectors.map(({ name }) => name), ["acme-red"]);
    const wrong = [{ path, options: {} }];
    await assert.rejects(loadRegistry(pluginEntries(wrong), { log }), {
      code: "plugin/failed",
      message: /options\.team/,
    });
    assert.match((await pluginProblems(wrong))[0] ?? "", /options\.team/);
    assert.deepEqual(await pluginProblems([{ path, options: { team: "red" } }]), []);
  }));

Deno.test("the SHA-256 is that of the file, and nothing runs to tell it", () =>
  withFile("throw new Error('it ran');", async (path) => {
    const sha256 = createHash("sha256").update("throw new Error('it ran');").digest("hex");
    assert.deepEqual(await describePlugins([{ path, options: {} }]), [{ path, sha256, problem: null }]);
    const [gone] = await describePlugins([{ path: `${path}.gone`, options: {} }]);
    assert.deepEqual([gone?.sha256, gone?.problem], [null, "there is no such file"]);
  }));

Deno.test("a plugin that throws, is none, speaks another contract or takes no options stops the start, by its path or name", async () => {
  const cases: readonly (readonly [string, Record<string, unknown>, RegExp])[] = [
    ["throw new Error('boo');", {}, /acme\.ts.*boo/],
    ["export const a = 1;", {}, /acme\.ts.*no plugin/],
    ["export default { name: 'Bad Name', api: 1, setup() {} };", {}, /acme\.ts.*no plugin/],
    ["export default { name: 'acme', api: 2, setup() {} };", {}, /"acme".*version 2/],
    ["export default { name: 'acme', api: 1, setup() {} };", { a: 1 }, /"acme".*takes no options, and "a"/],
    ["export default { name: 'acme', api: 1, setup() { throw new Error('boo'); } };", {}, /"acme".*boo/],
  ];
  for (const [text, options, message] of cases) {
    await withFile(text, async (path) => {
      await assert.rejects(loadRegistry(pluginEntries([{ path, options }]), { log }), {
        code: "plugin/failed",
        message,
      });
    });
  }
});
