import assert from "node:assert/strict";
import { mkdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Logger } from "../contract/plugin.ts";
import { inPlace, type Place } from "./_test_place.ts";
import { editConfig } from "./edit.ts";
import { LiveConfig } from "./live.ts";
import type { Loaded } from "./loaded.ts";

interface Said {
  readonly level: string;
  readonly message: string;
}

function listen(): { readonly log: Logger; readonly said: Said[] } {
  const said: Said[] = [];
  const at = (level: string) => (message: string) => void said.push({ level, message });
  return { said, log: { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") } };
}

async function live(place: Place, run: (live: LiveConfig, said: Said[]) => Promise<void>): Promise<void> {
  const { log, said } = listen();
  using config = new LiveConfig(await place.load(), { load: () => place.load(), log });
  await run(config, said);
}

/** Polls until the claim holds. Two seconds are promised; the rest is for a busy machine. */
async function until(claim: () => boolean): Promise<void> {
  const giveUp = performance.now() + 10_000;
  while (!claim()) {
    assert.ok(performance.now() < giveUp, "it did not happen within 10 seconds");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const config = (place: Place) => join(place.home, "config.yaml");

Deno.test("a change of the file is in force by itself, whole, and is told once", () =>
  inPlace(async (place) => {
    await place.write("user/.oktsec/config.yaml", "mode: observe\n");
    await live(place, async (live) => {
      const told: Loaded[] = [];
      live.subscribe((loaded) => told.push(loaded));
      const first = live.current();
      await writeFile(config(place), "mode: enforce\nserver: {port: 81}\n");
      await until(() => live.current().config.mode === "enforce");
      assert.equal(live.current().config.server.port, 81);
      assert.notEqual(live.current().revision, first.revision);
      assert.equal(first.config.mode, "observe", "a snapshot that someone holds does not change");
      assert.deepEqual(told, [live.current()]);
    });
  }));

Deno.test("a file that is put in the place of the old one is seen, of the same size and time too", () =>
  inPlace(async (place) => {
    await place.write("user/.oktsec/config.yaml", "server: {port: 81}\n");
    await live(place, async (live) => {
      const next = await place.write("next.yaml", "server: {port: 82}\n");
      const { atime, mtime } = await stat(config(place));
      await utimes(next, atime, mtime);
      await rename(next, config(place));
      await until(() => live.current().config.server.port === 82);
    });
  }));

Deno.test("a bad change is refused with its line, told once, and the last good config stays", () =>
  inPlace(async (place) => {
    await place.write("user/.oktsec/config.yaml", "mode: enforce\n");
    await live(place, async (live, said) => {
      assert.equal(live.problem(), null);
      await writeFile(config(place), "mode: enforce\nmoode: observe\n");
      await until(() => live.problem() !== null);
      assert.match(live.problem() ?? "", /config\.yaml:2:1 {2}unknown key "moode"; did you mean "mode"\?/);
      assert.equal(live.current().config.mode, "enforce");
      for (let look = 0; look < 3; look++) await live.refresh({ isSettled: true });
      assert.equal(said.filter(({ level }) => level === "error").length, 1);
      await writeFile(config(place), "mode: observe\n");
      await until(() => live.current().config.mode === "observe");
      assert.equal(live.problem(), null);
    });
  }));

Deno.test("a config that disappears stays in force: no config would mean observe", () =>
  inPlace(async (place) => {
    await place.write("user/.oktsec/config.yaml", "mode: enforce\n");
    await live(place, async (live) => {
      await rm(config(place));
      await until(() => live.problem() !== null);
      assert.match(live.problem() ?? "", /is gone/);
      assert.equal(live.current().config.mode, "enforce");
    });
  }));

Deno.test("a config that appears later is taken", () =>
  inPlace(async (place) => {
    await live(place, async (live) => {
      assert.equal(live.current().path, null);
      await mkdir(dirname(config(place)), { recursive: true });
      await writeFile(config(place), "mode: enforce\n");
      await until(() => live.current().config.mode === "enforce");
      assert.equal(live.current().path, config(place));
    });
  }));

Deno.test("a file that is still being written is not read in the middle", () =>
  inPlace(async (place) => {
    await place.write("user/.oktsec/config.yaml", "mode: observe\n");
    let at = 1_000_000;
    let loads = 0;
    const { log } = listen();
    const load = () => {
      loads++;
      return place.load();
    };
    using live = new LiveConfig(await place.load(), { load, log, now: () => at });
    at += 60_000;
    await live.refresh();
    at += 60_000;
    await live.refresh();
    const before = loads;
    // An editor empties the file, and an empty config would enforce without agents.
    await writeFile(config(place), "");
    await live.refresh();
    await writeFile(config(place), "mode: observe\nserver: {port: 81}\n");
    await live.refresh();
    assert.equal(loads, before, "two looks saw two different files: neither is at rest");
    await live.refresh();
    assert.equal(live.current().config.server.port, 81);
    assert.equal(live.current().config.mode, "observe");
  }));

Deno.test("an edit is in force at once where the program asks", () =>
  inPlace(async (place) => {
    await place.write("user/.oktsec/config.yaml", "mode: observe\n");
    await live(place, async (live) => {
      await editConfig(config(place), [{ path: ["mode"], value: "enforce" }], { surroundings: place.surroundings() });
      await live.refresh({ isSettled: true });
      assert.equal(live.current().config.mode, "enforce");
    });
  }));

Deno.test("a changed secret is in force although the revision stays", () =>
  inPlace(async (place) => {
    await place.write("user/.oktsec/config.yaml", "server: {api_key: one}\n");
    await live(place, async (live) => {
      const { revision } = live.current();
      await writeFile(config(place), "server: {api_key: two}\n");
      await live.refresh({ isSettled: true });
      assert.equal(live.current().config.server.api_key, "two");
      assert.equal(live.current().revision, revision);
    });
  }));

Deno.test("a listener that throws keeps no other from hearing, and one that left hears nothing", () =>
  inPlace(async (place) => {
    await place.write("user/.oktsec/config.yaml", "mode: observe\n");
    await live(place, async (live, said) => {
      let heard = 0;
      live.subscribe(() => {
        throw new Error("no");
      });
      live.subscribe(() => heard++)();
      live.subscribe(() => heard++);
      await writeFile(config(place), "mode: enforce\n");
      await live.refresh({ isSettled: true });
      assert.equal(heard, 1);
      assert.equal(said.filter(({ level }) => level === "error").length, 1);
    });
  }));

Deno.test("following the config keeps no process alive, and ends when disposed", () =>
  inPlace(async (place) => {
    const script = await place.write(
      "live.ts",
      `import { LiveConfig } from ${JSON.stringify(new URL("./live.ts", import.meta.url).href)};
       const log = { debug() {}, info() {}, warn() {}, error() {} };
       const live = new LiveConfig({ config: {}, path: null, dir: "", revision: "", notes: [], watched: [] }, { load: () => Promise.reject(), log });
       console.log(live.problem());`,
    );
    const deno = new URL("../../deno.json", import.meta.url).pathname;
    const args = ["run", "-A", "--no-lock", "--no-check", "--config", deno, script];
    const signal = AbortSignal.timeout(30_000);
    const { success, stdout } = await new Deno.Command(Deno.execPath(), { args, stderr: "null", signal }).output();
    assert.ok(success);
    assert.equal(new TextDecoder().decode(stdout), "null\n");
  }));
