import assert from "node:assert/strict";
import { createPrivateKey, createPublicKey } from "node:crypto";
import { lstat, mkdtemp, readdir, readFile, rm, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "../../core/cli/app.ts";
import { generateKeyPair, loadKeyPair, loadPublicKey, saveKeyPair } from "../../core/identity/keys.ts";
import { testApp } from "../../tests/fakes/server.ts";
import * as keygen from "./keygen.ts";
import * as keys from "./keys.ts";

const NOW = Date.UTC(2026, 1, 22, 10);

/** An app in a throw-away home, with what it prints and says kept apart. */
interface Stand {
  readonly home: string;
  readonly keysDir: string;
  readonly app: App;
  readonly printed: string[];
  readonly said: string[];
  /** The one JSON document that was printed last. */
  json(): unknown;
}

async function withStand(config: string | null, test: (stand: Stand) => Promise<void>): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "oktsec-keys-"));
  try {
    if (config !== null) await writeFile(join(home, "config.yaml"), config);
    const printed: string[] = [];
    const said: string[] = [];
    const app: App = {
      ...await testApp(home, { now: () => NOW }),
      out: {
        color: false,
        isTerminal: false,
        print: (text) => void printed.push(text),
        say: (text) => void said.push(text),
        json: (value) => void printed.push(JSON.stringify(value)),
        table: (headings, rows, { empty }) =>
          void printed.push(...(rows.length === 0 ? [empty] : [headings, ...rows].map((row) => row.join("\t")))),
      },
    };
    await test({ home, keysDir: join(home, "keys"), app, printed, said, json: () => JSON.parse(printed.at(-1) ?? "") });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

Deno.test("keygen makes a pair for each agent, where the server looks for keys", () =>
  withStand(null, async ({ app, keysDir, json }) => {
    assert.equal(await keygen.run(["--agent", "ada", "--agent", "bob", "--agent", "ada", "--json"], app), 0);
    const pairs = await Promise.all(["ada", "bob"].map((name) => loadKeyPair(keysDir, name)));
    assert.deepEqual(
      json(),
      ["ada", "bob"].map((agent, index) => ({
        agent,
        fingerprint: pairs[index]?.fingerprint,
        private_key: join(keysDir, `${agent}.key`),
        public_key: join(keysDir, `${agent}.pub`),
      })),
    );
  }));

Deno.test("keygen --out is a folder from where the user stands, made where it is missing", () =>
  withStand(null, async ({ app, home, printed }) => {
    assert.equal(await keygen.run(["--agent", "ada", "--out", "./mine/keys/"], app), 0);
    const fingerprint = (await loadPublicKey(join(home, "mine", "keys"), "ada"))?.fingerprint ?? "";
    assert.ok(printed.join("\n").includes(fingerprint));
    if (Deno.build.os !== "windows") assert.equal((await lstat(join(home, "mine", "keys"))).mode & 0o777, 0o700);
  }));

Deno.test("keygen creates nothing when one name is bad or one key exists, and says so as wrong use", () =>
  withStand(null, async ({ app, keysDir }) => {
    const old = generateKeyPair();
    await saveKeyPair(keysDir, "bob", old);
    await assert.rejects(keygen.run(["--agent", "ada", "--agent", "bob"], app), {
      code: "identity/key-exists",
      exit: 2,
    });
    await unlink(join(keysDir, "bob.key"));
    await assert.rejects(keygen.run(["--agent", "ada", "--agent", "bob"], app), {
      code: "identity/key-exists",
      exit: 2,
    });
    for (const name of ["../x", "_proxy", "a b", "con"]) {
      await assert.rejects(keygen.run(["--agent", "ada", "--agent", name], app), {
        code: "identity/bad-name",
        exit: 2,
      });
    }
    await assert.rejects(keygen.run([], app), { code: "cli/bad-arguments" });
    assert.deepEqual(await readdir(keysDir), ["bob.pub"]);
    assert.equal((await loadPublicKey(keysDir, "bob"))?.fingerprint, old.fingerprint);
  }));

Deno.test("keygen prints no private key", () =>
  withStand(null, async ({ app, keysDir, printed, said }) => {
    await keygen.run(["--agent", "ada"], app);
    const secret = (await readFile(join(keysDir, "ada.key"), "utf8")).split("\n")[1] ?? "";
    assert.equal(secret.length, 64);
    assert.ok(![...printed, ...said].join("\n").includes(secret.slice(0, 12)));
  }));

Deno.test("keys list shows keys in force, files of no use and revoked keys", () =>
  withStand(null, async ({ app, keysDir, json, printed }) => {
    const [ada, bob] = [generateKeyPair(), generateKeyPair()];
    await saveKeyPair(keysDir, "ada", ada);
    await saveKeyPair(keysDir, "bob", bob);
    assert.equal(await keys.run(["revoke", "--agent", "bob", "--reason", "left"], app), 0);
    await writeFile(join(keysDir, "eve.pub"), "garbage");
    assert.equal(await keys.run(["list", "--json"], app), 0);
    const at = "2026-02-22T10:00:00.000Z";
    const path = join(keysDir, "eve.pub");
    const [active, unusable, revoked] = json() as Record<string, unknown>[];
    assert.deepEqual(active, {
      agent: "ada",
      fingerprint: ada.fingerprint,
      status: "active",
      path: join(keysDir, "ada.pub"),
      revoked_at: null,
      reason: null,
    });
    assert.deepEqual([unusable?.["status"], unusable?.["path"], unusable?.["agent"]], ["unusable", path, null]);
    assert.deepEqual(revoked, {
      agent: "bob",
      fingerprint: bob.fingerprint,
      status: "revoked",
      path: null,
      revoked_at: at,
      reason: "left",
    });
    await keys.run(["list-revoked", "--json"], app);
    assert.deepEqual(json(), [{ fingerprint: bob.fingerprint, agent_name: "bob", revoked_at: at, reason: "left" }]);
    await keys.run([], app);
    assert.ok(printed.some((line) => line.startsWith(`ada\tactive\t${ada.fingerprint}`)));
  }));

Deno.test("a revoked key whose file was put back reads as revoked", () =>
  withStand(null, async ({ app, keysDir, json }) => {
    const pair = generateKeyPair();
    await saveKeyPair(keysDir, "ada", pair);
    await keys.run(["revoke", "--agent", "ada"], app);
    await saveKeyPair(keysDir, "ada", pair);
    await keys.run(["list", "--json"], app);
    assert.deepEqual((json() as { status: string }[]).map(({ status }) => status), ["revoked"]);
  }));

Deno.test("keys rotate replaces the key, and records old key, reason and user in the trail", () =>
  withStand(null, async ({ app, keysDir, json }) => {
    const old = generateKeyPair();
    await saveKeyPair(keysDir, "ada", old);
    assert.equal(await keys.run(["rotate", "--agent", "ada", "--reason", "laptop lost", "--json"], app), 0);
    const { fingerprint, key_version, revoked, archived } = json() as Record<string, unknown>;
    assert.equal(fingerprint, (await loadPublicKey(keysDir, "ada"))?.fingerprint);
    assert.deepEqual([key_version, revoked], [null, [old.fingerprint]]);
    assert.equal((archived as string[]).length, 2);
    await using store = await app.openStore(await app.loadConfig({ flag: null, local: false }), { readOnly: true });
    const { items } = await store.audit.query({ kind: "admin" }, { limit: 10 });
    const row = items.find((item) => item.fingerprint === old.fingerprint);
    assert.deepEqual([row?.note, row?.from], ["key rotated: laptop lost", "ada"]);
    assert.ok(row?.actor);
    assert.ok(store.revocations.has(old.fingerprint));
  }));

Deno.test("keys rotate raises the key version where the config pins one, and nowhere else", async () => {
  const config = (agent: string) => `version: "1"\nmode: enforce\nagents:\n  ada: ${agent} # kept\n`;
  await withStand(config("{ key_version: 4 }"), async ({ app, home, keysDir, json }) => {
    await saveKeyPair(keysDir, "ada", generateKeyPair());
    await keys.run(["rotate", "--agent", "ada", "--json"], app);
    assert.equal((json() as { key_version: number }).key_version, 5);
    assert.equal(await readFile(join(home, "config.yaml"), "utf8"), config("{ key_version: 5 }"));
  });
  await withStand(config("{ can_message: [bob] }"), async ({ app, home, keysDir }) => {
    await saveKeyPair(keysDir, "ada", generateKeyPair());
    await keys.run(["rotate", "--agent", "ada"], app);
    assert.equal(await readFile(join(home, "config.yaml"), "utf8"), config("{ can_message: [bob] }"));
  });
});

Deno.test("keys rotate and revoke of an agent without a key are used wrongly", () =>
  withStand(null, async ({ app }) => {
    for (const action of ["rotate", "revoke", "export"]) {
      await assert.rejects(keys.run([action, "--agent", "ada"], app), { code: "identity/no-key", exit: 2 }, action);
      await assert.rejects(
        keys.run([action, "--agent", "_proxy"], app),
        { code: "identity/bad-name", exit: 2 },
        action,
      );
      await assert.rejects(keys.run([action], app), { code: "cli/bad-arguments" }, action);
    }
  }));

Deno.test("keys export prints the public key, and the private one only when asked for by name", () =>
  withStand(null, async ({ app, home, keysDir, printed, said }) => {
    const pair = generateKeyPair();
    await saveKeyPair(keysDir, "ada", pair);
    await keys.run(["export", "--agent", "ada"], app);
    assert.ok(createPublicKey(printed.at(-1) ?? "").equals(pair.publicKey));
    assert.ok(!printed.join().includes("PRIVATE"));
    await keys.run(["export", "--agent", "ada", "--pkcs8"], app);
    assert.ok(createPrivateKey(printed.at(-1) ?? "").equals(pair.privateKey));
    const before = printed.length;
    await keys.run(["export", "--agent", "ada", "--pkcs8", "--out", "key.pem"], app);
    assert.equal(printed.length, before);
    assert.ok(!said.join().includes("BEGIN"));
    const path = join(home, "key.pem");
    assert.ok(createPrivateKey(await readFile(path, "utf8")).equals(pair.privateKey));
    if (Deno.build.os !== "windows") assert.equal((await lstat(path)).mode & 0o777, 0o600);
    await assert.rejects(keys.run(["export", "--agent", "ada", "--pkcs8", "--out", "key.pem"], app), {
      code: "cli/bad-arguments",
    });
  }));
