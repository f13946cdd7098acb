import assert from "node:assert/strict";
import plugin, { complaint, targetOf } from "./layers.ts";

Deno.test("what points up is refused, what points down is not", () => {
  const refused = [
    ["core/pipeline/point.ts", "plugins/door_stdio/mod.ts"],
    ["core/contract/rule.ts", "core/limits.ts"],
    ["core/evidence/ip.ts", "core/matching/engine.ts"],
    ["plugins/door_stdio/mod.ts", "plugins/door_message/wire.ts"],
    ["rules/ssrf/metadata.ts", "core/matching/engine.ts"],
    ["routes/index.tsx", "core/config/schema.ts"],
    ["islands/Feed.tsx", "routes/index.tsx"],
    ["sdk/client.ts", "core/identity/keys.ts"],
  ] as const;
  for (const [from, to] of refused) assert.ok(complaint(from, to), `${from} -> ${to}`);
  const allowed = [
    ["main.ts", "plugins/mod.ts"],
    ["plugins/door_stdio/mod.ts", "plugins/door_stdio/proxy.ts"],
    ["plugins/commands/demo.ts", "sdk/mod.ts"],
    ["routes/index.tsx", "core/queries/format.ts"],
    ["core/pipeline/point_test.ts", "tests/fakes/envelope.ts"],
  ] as const;
  for (const [from, to] of allowed) assert.equal(complaint(from, to), null, `${from} -> ${to}`);
});

Deno.test("a name of the import map is no way around a layer", () => {
  assert.equal(targetOf("rules/ssrf/metadata.ts", "oktsec/plugin"), "core/mod.ts");
  assert.equal(targetOf("rules/ssrf/metadata.ts", "npm:zod"), null);
  const file = new URL("../rules/ssrf/planted.ts", import.meta.url).pathname;
  const found = Deno.lint.runPlugin(plugin, file, 'import { newId } from "oktsec/plugin"; export { newId };');
  assert.equal(found.length, 1);
});
