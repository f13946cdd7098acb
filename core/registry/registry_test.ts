import assert from "node:assert/strict";
import type { Logger, Plugin } from "../contract/plugin.ts";
import { definePlugin } from "../contract/plugin.ts";
import { testRule } from "../../tests/fakes/server.ts";
import { loadRegistry } from "./loader.ts";

const log: Logger = { debug() {}, info() {}, warn() {}, error() {} };
const entry = (plugin: Plugin) => ({ name: plugin.name, load: () => Promise.resolve({ default: plugin }) });
const ruleOf = (id: string) => testRule(id, id.toLowerCase(), "low");

Deno.test("what plugins add arrives in the order of the list, rules sorted by id, and the registry is sealed", async () => {
  const registry = await loadRegistry([
    entry(definePlugin({ name: "b", api: 1, setup: (host) => host.rules(ruleOf("Z-1")) })),
    entry(definePlugin({
      name: "a",
      api: 1,
      setup(host) {
        host.rules(ruleOf("A-1"));
        host.detector({ name: "first", detect: () => [] });
        host.detector({ name: "second", detect: () => [] });
      },
    })),
  ], { log });
  assert.deepEqual(registry.rules.map(({ id }) => id), ["A-1", "Z-1"]);
  assert.deepEqual(registry.detectors.map(({ name }) => name), ["first", "second"]);
  assert.ok(Object.isFrozen(registry));
});

Deno.test("a second plugin with the same rule, detector or store stops the start and names the first", async () => {
  const twice = (setup: Plugin["setup"]) =>
    loadRegistry([
      entry(definePlugin({ name: "one", api: 1, setup })),
      entry(definePlugin({ name: "two", api: 1, setup })),
    ], { log });
  let count = 0;
  for (
    const setup of [
      (host) => host.rules(ruleOf("A-1")),
      (host) => host.rules({ ...ruleOf(`A-${++count}`), aliases: ["OLD-1"] }),
      (host) => host.detector({ name: "d", detect: () => [] }),
      (host) => host.detector({ name: `d${++count}`, reports: [ruleOf("A-1")], detect: () => [] }),
      (host) => host.store("s", () => Promise.reject(new Error("never opened"))),
    ] satisfies Plugin["setup"][]
  ) {
    await assert.rejects(twice(setup), { code: "registry/duplicate", message: /"one" has it already/ });
  }
});

Deno.test("a plugin that throws, cannot be loaded or speaks another contract stops the start by its name", async () => {
  const broken = [
    entry(definePlugin({ name: "bad", api: 1, setup: () => assert.fail("boom") })),
    { name: "bad", load: () => Promise.reject(new Error("no such file")) },
    // A plugin of another version is not what the types say.
    entry({ ...definePlugin({ name: "bad", api: 1, setup() {} }), api: 2 as 1 }),
  ];
  for (const one of broken) {
    await assert.rejects(loadRegistry([one], { log }), { code: "plugin/failed", message: /"bad"/ });
  }
});

Deno.test("a store is opened by its name, and an unknown name lists the known ones", async () => {
  const registry = await loadRegistry([
    entry(
      definePlugin({
        name: "p",
        api: 1,
        setup: (host) => host.store("here", () => Promise.reject(new Error("opened"))),
      }),
    ),
  ], { log });
  const options = { path: "", signer: null, now: () => 0 };
  await assert.rejects(registry.openStore("here", options), /opened/);
  assert.throws(() => registry.openStore("there", options), { code: "registry/unknown-store", message: /here/ });
});

Deno.test("what plugins left to close is closed newest first", async () => {
  const closed: string[] = [];
  const closing = (name: string) =>
    entry(definePlugin({ name, api: 1, setup: (host) => host.onClose(() => void closed.push(name)) }));
  const registry = await loadRegistry([closing("one"), closing("two")], { log });
  await registry.close();
  assert.deepEqual(closed, ["two", "one"]);
});
