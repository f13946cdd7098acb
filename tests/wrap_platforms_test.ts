/** Every client on every system: what is wrapped can be unwrapped to the byte, from the entries alone. */
import assert from "node:assert/strict";
import type { Os } from "../core/contract/machine.ts";
import { RegistryBuilder } from "../core/registry/registry.ts";
import { makeLogger } from "../core/log.ts";
import { discover } from "../core/platforms/discover.ts";
import type { FoundFile } from "../core/platforms/found.ts";
import { loadPlatforms } from "../core/platforms/known.ts";
import { changeOf, planWrap } from "../core/platforms/plan.ts";
import { Policies } from "../core/platforms/policies.ts";
import { unwrapBytes } from "../core/platforms/unwrap.ts";
import clients from "../plugins/platform_clients/mod.ts";
import { EXAMPLES, PROJECTS } from "./conformance/platform_examples.ts";
import { fakeMachine } from "./fakes/machine.ts";

const LAUNCHERS: Readonly<Record<Os, readonly string[]>> = {
  linux: ["/opt/oktsec"],
  darwin: ["/Applications/My Tools/oktsec"],
  windows: ["C:\\Program Files\\oktsec\\oktsec.exe"],
};

const builder = new RegistryBuilder();
await clients.setup(
  builder.host("platform-clients", makeLogger({ level: "error", format: "text", write() {} })),
  undefined,
);
const platforms = await loadPlatforms(builder.seal().platforms);

/** The example of a client on a machine that has nothing else. */
async function foundOn(os: Os, path: string, text: string): Promise<FoundFile> {
  const machine = fakeMachine({ os, files: { [path]: text } });
  const [file] = (await discover(machine, platforms, { project: PROJECTS[os] })).files;
  assert.ok(file);
  return file;
}

function plan(file: FoundFile, os: Os) {
  const [planned] = planWrap([file], {
    os,
    launcher: LAUNCHERS[os],
    config: os === "windows" ? "C:\\Users\\ana\\.oktsec\\config.yaml" : "/home/ana/.oktsec/config.yaml",
    isConfigChosen: false,
    isChosen: () => true,
    server: null,
    policies: new Policies([]),
    untouchable: new Map(),
  });
  assert.ok(planned);
  return planned;
}

for (const os of ["linux", "darwin", "windows"] as const) {
  Deno.test(`on ${os} each client's example comes back to the byte from what its entries hold`, async () => {
    let count = 0;
    for (const [id, { at, text }] of Object.entries(EXAMPLES)) {
      const [path] = at[os] ?? [];
      if (path === undefined) continue;
      const planned = plan(await foundOn(os, path, text), os);
      const change = changeOf(planned);
      if (change === null) continue;
      const made = await change.rewrite(new TextEncoder().encode(text), null);
      assert.ok(made.kind === "changed", `${id}: ${JSON.stringify(made)}`);
      const wanted = planned.entries.filter(({ outcome }) => outcome.kind === "wrap").length;
      assert.equal(made.wrapped.length, wanted, id);
      const again = plan(await foundOn(os, path, new TextDecoder().decode(made.bytes)), os);
      assert.ok(again.entries.every(({ outcome }) => outcome.kind !== "wrap" && outcome.kind !== "update"), id);
      const back = unwrapBytes(planned.file, made.bytes, { manifest: null, original: null });
      assert.ok(back.kind === "text" && back.left.length === 0, id);
      assert.equal(back.text, text, id);
      count++;
    }
    assert.ok(count >= 20, `${count} were wrapped`);
  });
}
