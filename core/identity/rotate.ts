/**
 * Replaces or withdraws an agent's key. The revocation is on record before anything else changes, and each step may be
 * repeated: after a crash the same command completes what was begun. Old files are kept under `revoked/`, never overwritten.
 */
import { link, mkdir, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { AuditRecord, Store } from "../contract/store.ts";
import { fail, reasonOf } from "../errors.ts";
import { newId } from "../ids.ts";
import { createKeyFile, exists, PUBLIC_MODE, readKeyFile, SECRET_MODE, syncDir, systemCode } from "./key_file.ts";
import {
  decodePrivateKey,
  encodePrivateKey,
  encodePublicKey,
  generateKeyPair,
  type KeyPair,
  keyPaths,
  loadKeyPair,
  loadPublicKey,
  type PublicKey,
} from "./keys.ts";

/** What to revoke, why, and who says so. */
export interface Withdrawal {
  readonly keysDir: string;
  readonly agent: string;
  readonly reason: string;
  /** Who did it: stands in the audit. */
  readonly actor: string;
  readonly now: number;
  readonly store: Pick<Store, "revocations">;
}

/** What to put in its place. */
export interface Rotation extends Withdrawal {
  /** Raises the agent's key version where the config sets one; resolves to the new number, or null where there is none. */
  readonly raiseVersion: () => Promise<number | null>;
  readonly random?: (bytes: number) => Uint8Array;
}

/** A key that was withdrawn. */
export interface Withdrawn {
  readonly fingerprint: string;
  /** Where its files are now. */
  readonly archived: readonly string[];
}

/** A key that was replaced. */
export interface Rotated {
  /** Null when an earlier run had already withdrawn the old key. */
  readonly old: Withdrawn | null;
  readonly fingerprint: string;
  readonly keyVersion: number | null;
  readonly path: string;
}

/** Folder of withdrawn keys, in the folder of keys. */
export const REVOKED_DIR = "revoked";

/**
 * Withdraws an agent's key without replacing it. Throws `identity/no-key`, `identity/bad-key`, and whatever the store
 * throws: then nothing was moved.
 */
export async function revokeKey(task: Withdrawal): Promise<Withdrawn> {
  const key = await currentKey(task);
  if (!key) throw fail("identity/no-key", [task.agent, task.keysDir]);
  await record(task, key, "revoked");
  return { fingerprint: key.fingerprint, archived: await archive(task, key) };
}

/**
 * Withdraws an agent's key and puts a new pair in its place. Throws as `revokeKey` does; run again it completes.
 * The order is what makes it safe: the new pair waits under a name that nobody reads, the old key is revoked,
 * the version is raised, the old files move, and only then does the new pair get its name.
 */
export async function rotateKey(task: Rotation): Promise<Rotated> {
  const paths = keyPaths(task.keysDir, task.agent);
  const waiting = `${paths.key}.next`;
  const key = await currentKey(task);
  if (!key && !(await exists(waiting))) throw fail("identity/no-key", [task.agent, task.keysDir]);
  const next = await stage(waiting, task);
  let old: Withdrawn | null = null;
  let keyVersion: number | null = null;
  // Equal: an earlier run stopped after the new pair got its name, and all that came before was done.
  if (key?.fingerprint !== next.fingerprint) {
    if (key) await record(task, key, "rotated");
    keyVersion = await task.raiseVersion();
    if (key) old = { fingerprint: key.fingerprint, archived: await archive(task, key) };
  }
  await settle(waiting, next, paths);
  return { old, fingerprint: next.fingerprint, keyVersion, path: paths.key };
}

/** The key in force. Its private half alone will do: a run that was cut short may have moved the public one. */
async function currentKey({ keysDir, agent }: Withdrawal): Promise<PublicKey | null> {
  return await loadPublicKey(keysDir, agent) ?? await loadKeyPair(keysDir, agent);
}

/** The pair that waits for its turn: the one of a run that was cut short, or a new one. */
async function stage(path: string, { random }: Rotation): Promise<KeyPair> {
  const made = generateKeyPair(random);
  if (await createKeyFile(path, encodePrivateKey(made), SECRET_MODE)) return made;
  const text = await readKeyFile(path);
  return text === null ? made : decodePrivateKey(text, path);
}

async function record(task: Withdrawal, { fingerprint }: PublicKey, what: "rotated" | "revoked"): Promise<void> {
  const { agent, reason, actor, now, store } = task;
  await store.revocations.add({ fingerprint, agent, at: now, reason }, adminRecord({
    now,
    agent,
    fingerprint,
    actor,
    note: `key ${what}: ${reason}`,
  }));
}

/** Moves the files that belong to the key, public one first: from then on the agent cannot prove itself with it. */
async function archive({ keysDir, agent, now }: Withdrawal, { fingerprint }: PublicKey): Promise<readonly string[]> {
  const { key, pub } = keyPaths(keysDir, agent);
  const dir = join(keysDir, REVOKED_DIR);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
  const base = join(dir, `${agent}.${stamp}.${fingerprint.slice(0, 8)}`);
  const moved: string[] = [];
  // Looked at again: another process may have put the new pair there since.
  if ((await loadPublicKey(keysDir, agent))?.fingerprint === fingerprint) moved.push(await moveTo(pub, base, ".pub"));
  if ((await loadKeyPair(keysDir, agent))?.fingerprint === fingerprint) moved.push(await moveTo(key, base, ".key"));
  await syncDir(dir);
  await syncDir(keysDir);
  return moved;
}

const SAME_NAMES_MAX = 100;

/** A link refuses a name that is taken, where a rename would overwrite it. */
async function moveTo(from: string, base: string, extension: string): Promise<string> {
  for (let count = 0; count < SAME_NAMES_MAX; count++) {
    const to = count === 0 ? base + extension : `${base}.${count}${extension}`;
    try {
      await link(from, to);
      await unlink(from);
      return to;
    } catch (error) {
      if (systemCode(error) === "EEXIST") continue;
      // No hard links here. Nobody else writes to this folder, so that looking first is nearly as good.
      if (!(await exists(to))) return await renameTo(from, to);
      throw fail("identity/cannot-write", [to, reasonOf(error)], { cause: error });
    }
  }
  throw fail("identity/cannot-write", [base + extension, "too many keys of that name were revoked at once"]);
}

async function renameTo(from: string, to: string): Promise<string> {
  try {
    await rename(from, to);
    return to;
  } catch (error) {
    throw fail("identity/cannot-write", [to, reasonOf(error)], { cause: error });
  }
}

/** Gives the waiting pair its name. */
async function settle(waiting: string, next: KeyPair, paths: { readonly key: string; readonly pub: string }): Promise<void> {
  await claim(paths.key, encodePrivateKey(next), SECRET_MODE);
  await claim(paths.pub, encodePublicKey(next), PUBLIC_MODE);
  await unlink(waiting).catch(() => {}); // Taken by another process that did the same.
}

/** Creates a file, or finds it there already with the same content. Throws `identity/key-exists` for any other. */
async function claim(path: string, text: string, mode: number): Promise<void> {
  if (await createKeyFile(path, text, mode)) return;
  if (await readKeyFile(path) !== text) throw fail("identity/key-exists", [path]);
}

interface Act {
  readonly now: number;
  readonly agent: string;
  readonly fingerprint: string;
  readonly actor: string;
  readonly note: string;
}

/** The audit's row for a change of keys. */
function adminRecord({ now, agent, fingerprint, actor, note }: Act): AuditRecord {
  return {
    id: newId(now),
    kind: "admin",
    at: now,
    door: null,
    phase: null,
    from: agent,
    to: null,
    tool: null,
    method: null,
    status: null,
    reason: null,
    verdict: null,
    mode: null,
    effect: null,
    policy: null,
    clientTime: null,
    identity: null,
    fingerprint,
    address: null,
    session: null,
    contentHash: null,
    findings: [],
    latencyMs: 0,
    ref: null,
    actor,
    note,
  };
}
