import assert from "node:assert/strict";
import { mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { lockBeside } from "../edits/lock.ts";
import { inPlace, type Place } from "./_test_place.ts";
import { type Edit, editConfig, FRESH_CONFIG } from "./edit.ts";

const SAMPLE = `# ours
version: "1"
mode: observe        # for now
agents:
  a:                 # the first
    suspended: false
`;

const configOf = (place: Place) => join(place.home, "config.yaml");
const edit = (place: Place, edits: readonly Edit[], more = {}) =>
  editConfig(configOf(place), edits, { surroundings: place.surroundings(), ...more });
const bitsOf = async (path: string) => (await stat(path)).mode & 0o7777;

Deno.test("an edit changes what it says, keeps comments and mode, and keeps the file before as .bak", () =>
  inPlace(async (place) => {
    const path = await place.write("user/.oktsec/config.yaml", SAMPLE);
    const { before, after } = await edit(place, [{ path: ["agents", "a", "suspended"], value: true }]);
    assert.equal(before, SAMPLE);
    assert.equal(after, SAMPLE.replace("suspended: false", "suspended: true"));
    assert.equal(await readFile(path, "utf8"), after);
    assert.equal(await readFile(`${path}.bak`, "utf8"), SAMPLE);
    assert.equal(await bitsOf(`${path}.bak`), 0o600);
    assert.equal(await bitsOf(path), 0o644);
    assert.deepEqual((await readdir(place.home)).filter((name) => name.endsWith(".tmp")), []);
  }));

Deno.test("a missing config is made private, with the behaviour of no config, and with its schema beside it", () =>
  inPlace(async (place) => {
    const home = join(place.root, "fresh", ".oktsec");
    const path = join(home, "config.yaml");
    const edits = [{ path: ["agents", "a", "suspended"], value: true }];
    const { before, after } = await editConfig(path, edits, { surroundings: place.surroundings() });
    assert.equal(before, "");
    assert.ok(after.startsWith("# yaml-language-server: $schema="));
    assert.equal(await bitsOf(path), 0o600);
    assert.equal(await bitsOf(home), 0o700);
    const { config } = await place.load({ flag: path });
    const none = (await place.load()).config;
    assert.deepEqual([config.mode, config.identity.require_signature, config.default_policy], [
      none.mode,
      none.identity.require_signature,
      none.default_policy,
    ]);
    assert.equal(config.agents["a"]?.suspended, true);
    const schema: unknown = JSON.parse(await readFile(join(home, "config.schema.json"), "utf8"));
    assert.ok(typeof schema === "object" && schema !== null && "properties" in schema);
  }));

Deno.test("the fresh config itself loads without a note", () =>
  inPlace(async (place) => assert.deepEqual((await place.loadText(FRESH_CONFIG)).notes, [])));

Deno.test("nothing that the loader would refuse is saved", () =>
  inPlace(async (place) => {
    const path = await place.write("user/.oktsec/config.yaml", SAMPLE);
    const wrong: Edit[] = [
      { path: ["servr"], value: {} },
      { path: ["mode"], value: "shout" },
      { path: ["agents", "a", "can_message"], value: ["a"] },
      { path: ["agents", "_x", "suspended"], value: true },
      { path: ["agents", "a", "blocked_content"], value: ["nonsense"] },
      { path: ["rules", 0], value: { id: "IAP-001", action: "explode" } },
    ];
    for (const one of wrong) await assert.rejects(edit(place, [one]), { code: "config/invalid" }, JSON.stringify(one));
    await assert.rejects(edit(place, [{ path: ["mode", "deeper"], value: 1 }]), { code: "config/edit-failed" });
    assert.equal(await readFile(path, "utf8"), SAMPLE);
    assert.deepEqual((await readdir(place.home)).sort(), ["config.yaml", "config.yaml.lock"]);
  }));

Deno.test("a second override of one rule is refused, so that the next start does not fail", () =>
  inPlace(async (place) => {
    await place.write("user/.oktsec/config.yaml", SAMPLE + "rules: [{id: IAP-001, action: block}]\n");
    const again = { path: ["rules", 1], value: { id: "IAP-001", action: "ignore" } };
    await assert.rejects(edit(place, [again]), { code: "config/invalid" });
  }));

Deno.test("an edit is judged by the file alone: no variable can hide a mistake, or be one", () =>
  inPlace(async (place) => {
    await place.write("user/.oktsec/config.yaml", SAMPLE);
    const surroundings = place.surroundings({ OKTSEC_MODE: "enforce", OKTSEC_NONSENSE: "1" });
    await assert.rejects(editConfig(configOf(place), [{ path: ["mode"], value: "x" }], { surroundings }), {
      code: "config/invalid",
    });
    await editConfig(configOf(place), [{ path: ["mode"], value: "enforce" }], { surroundings });
  }));

Deno.test("a file that is broken, a symlink or a folder is left alone", () =>
  inPlace(async (place) => {
    const path = await place.write("user/.oktsec/config.yaml", "mode: [\n");
    await assert.rejects(edit(place, [{ path: ["mode"], value: "observe" }]), { code: "config/invalid" });
    assert.equal(await readFile(path, "utf8"), "mode: [\n");
    const other = join(place.root, "other");
    await mkdir(other);
    await symlink(path, join(other, "link.yaml"));
    for (const name of [join(other, "link.yaml"), other]) {
      await assert.rejects(
        editConfig(name, [{ path: ["mode"], value: "observe" }], { surroundings: place.surroundings() }),
        {
          code: "config/unreadable",
        },
      );
    }
  }));

Deno.test("a config of 1 MiB can be saved, and not one byte more", () =>
  inPlace(async (place) => {
    const text = `mode: observe\n#${"x".repeat(1024 * 1024 - 16)}\n`;
    await place.write("user/.oktsec/config.yaml", text);
    assert.equal(text.length, 1024 * 1024);
    await edit(place, [{ path: ["mode"], value: "enforce" }]);
    await assert.rejects(edit(place, [{ path: ["db_path"], value: "x" }]), { code: "config/edit-failed" });
  }));

Deno.test("an edit that changes nothing writes nothing, and a dry run writes nothing", () =>
  inPlace(async (place) => {
    const path = await place.write("user/.oktsec/config.yaml", SAMPLE);
    const same = await edit(place, [{ path: ["mode"], value: "observe" }]);
    assert.equal(same.before, same.after);
    const dry = await edit(place, [{ path: ["mode"], value: "enforce" }], { isDryRun: true });
    assert.ok(dry.after.includes("mode: enforce "));
    assert.equal(await readFile(path, "utf8"), SAMPLE);
    assert.ok(!(await readdir(place.home)).includes("config.yaml.bak"));
    await assert.rejects(edit(place, [{ path: ["mode"], value: "x" }], { isDryRun: true }), { code: "config/invalid" });
  }));

Deno.test("an edit of what a person saw is refused where the file holds something else by now", () =>
  inPlace(async (place) => {
    const path = await place.write("user/.oktsec/config.yaml", SAMPLE);
    const expected = SAMPLE;
    await writeFile(path, SAMPLE.replace("observe", "enforce"));
    await assert.rejects(edit(place, [{ path: ["server", "port"], value: 81 }], { expected }), {
      code: "config/edit-failed",
    });
    assert.equal(await readFile(path, "utf8"), SAMPLE.replace("observe", "enforce"));
  }));

Deno.test("edits at the same time all arrive", () =>
  inPlace(async (place) => {
    await place.write("user/.oktsec/config.yaml", SAMPLE);
    const names = Array.from({ length: 12 }, (_, index) => `agent-${index}`);
    await Promise.all(names.map((name) => edit(place, [{ path: ["agents", name, "suspended"], value: true }])));
    const { config } = await place.load();
    assert.deepEqual(Object.keys(config.agents).sort(), ["a", ...names].sort());
    assert.ok((await readFile(configOf(place), "utf8")).includes("# the first"));
  }));

Deno.test("edits of several processes at the same time all arrive, in a file that was missing too", () =>
  inPlace(async (place) => {
    const path = join(place.root, "new", "config.yaml");
    const source = `
      import { editConfig } from ${JSON.stringify(new URL("./edit.ts", import.meta.url).href)};
      const [path, name] = Deno.args;
      const home = path + ".home";
      const surroundings = { cwd: home, home, userHome: home, os: "linux", env: () => undefined, envNames: [] };
      for (let i = 0; i < 4; i++) {
        await editConfig(path, [{ path: ["agents", name + i, "suspended"], value: true }], { surroundings });
      }`;
    const script = await place.write("edit.ts", source);
    const config = new URL("../../deno.json", import.meta.url).pathname;
    const run = (name: string) =>
      new Deno.Command(Deno.execPath(), { args: ["run", "-A", "--no-lock", "--config", config, script, path, name] })
        .output();
    const outputs = await Promise.all(["x", "y", "z"].map(run));
    for (const { success, stderr } of outputs) assert.ok(success, new TextDecoder().decode(stderr));
    const agents = Object.keys((parse(await readFile(path, "utf8")) as { agents: object }).agents); // Written above.
    assert.deepEqual(agents.sort(), ["x", "y", "z"].flatMap((name) => [0, 1, 2, 3].map((i) => `${name}${i}`)));
  }));

Deno.test("a change that somebody saves meanwhile is kept: the edit is made on top of it", () =>
  inPlace(async (place) => {
    const path = await place.write("user/.oktsec/config.yaml", SAMPLE);
    let saves = 0;
    const theirs = SAMPLE + "  b: {}   # by hand\n";
    const beforeSave = async () => {
      if (saves++ === 0) await writeFile(path, theirs);
    };
    const { before, after } = await edit(place, [{ path: ["mode"], value: "enforce" }], { beforeSave });
    assert.equal(saves, 2);
    assert.equal(before, theirs);
    assert.equal(after, theirs.replace("observe", "enforce"));
    assert.equal(await readFile(path, "utf8"), after);
    assert.equal(await readFile(`${path}.bak`, "utf8"), theirs);
  }));

Deno.test("a config that appears while one is made is not replaced", () =>
  inPlace(async (place) => {
    const path = configOf(place);
    let saves = 0;
    const beforeSave = async () => {
      if (saves++ === 0) await writeFile(path, SAMPLE);
    };
    await edit(place, [{ path: ["server", "port"], value: 81 }], { beforeSave });
    assert.equal(await readFile(path, "utf8"), SAMPLE + "server:\n  port: 81\n");
  }));

Deno.test("an edit gives up where somebody changes the file each time, and where they break it", () =>
  inPlace(async (place) => {
    const path = await place.write("user/.oktsec/config.yaml", SAMPLE);
    let saves = 0;
    const keepOn = () => writeFile(path, `${SAMPLE}# ${saves++}\n`);
    await assert.rejects(edit(place, [{ path: ["mode"], value: "enforce" }], { beforeSave: keepOn }), {
      code: "config/edit-failed",
    });
    assert.equal(saves, 5);
    assert.equal(await readFile(path, "utf8"), `${SAMPLE}# 4\n`);
    const breakIt = () => writeFile(path, "nonsense: true\n");
    await assert.rejects(edit(place, [{ path: ["mode"], value: "enforce" }], { beforeSave: breakIt }), {
      code: "config/invalid",
    });
    assert.equal(await readFile(path, "utf8"), "nonsense: true\n");
  }));

Deno.test("the lock lets one in, and lets go when it is disposed", () =>
  inPlace(async (place) => {
    const path = join(place.root, "x");
    const first = await lockBeside(path, { waitMs: 0 });
    assert.ok(first);
    assert.equal(await lockBeside(path, { waitMs: 0 }), null);
    await first[Symbol.asyncDispose]();
    await using second = await lockBeside(path, { waitMs: 0 });
    assert.ok(second);
  }));
