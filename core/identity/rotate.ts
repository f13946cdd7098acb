/**
 * Replaces or withdraws an agent's key. The revocation is on record before anything else changes, and each step may be
 * repeated: after a crash the same command completes what was begun. Old files are kept under `revoked/`, never overwritten.
 */
import { link, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import { makeRecord } from "../audit_record.ts";
import type { Store } from "../contract/store.ts";
import { lockBeside } from "../edits/lock.ts";
import { codeOf } from "../edits/read.ts";
import { fail, hasCode, reasonOf } from "../errors.ts";
import { newId } from "../ids.ts";
import {
  createKeyFile,
  exists,
  makeKeyDir,
  NO_LINKS,
  PUBLIC_MODE,
  readKeyFile,
  SECRET_MODE,
  syncDir,
} from "./key_file.ts";
import {
  decodePrivateKey,
  encodePrivateKey,
  encodePublicKey,
  generateKeyPair,
  type KeyPair,
  type KeyPaths,
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
  /** Empty when an earlier run had already withdrawn the old key. */
  readonly old: readonly Withdrawn[];
  readonly fingerprint: string;
  /** What clients must sign and send from now on; null where the config pins none. */
  readonly keyVersion: number | null;
  readonly path: string;
}

/** Folder of withdrawn keys, in the folder of keys. */
export const REVOKED_DIR = "revoked";

/**
 * Withdraws an agent's key without replacing it. Throws `identity/no-key`, `identity/bad-key`, and whatever the store
 * throws: then nothing was moved.
 */
export async function revokeKey(task: Withdrawal): Promise<readonly Withdrawn[]> {
  return await alone(task, async () => {
    const keys = await currentKeys(task);
    if (keys.length === 0) throw fail("identity/no-key", [task.agent, task.keysDir]);
    for (const key of keys) await record(task, key, "revoked");
    return await archiveAll(task, keys);
  });
}

/**
 * Withdraws an agent's key and puts a new pair in its place. Throws as `revokeKey` does; run again it completes.
 * The order is what makes it safe: the new pair waits under a name that nobody reads, the old key is revoked,
 * the version is raised, the old files move, and only then does the new pair get its name.
 */
export async function rotateKey(task: Rotation): Promise<Rotated> {
  const paths = keyPaths(task.keysDir, task.agent);
  const waiting = waitingPath(task);
  return await alone(task, async () => {
    const keys = await currentKeys(task);
    if (keys.length === 0 && !(await exists(waiting))) throw fail("identity/no-key", [task.agent, task.keysDir]);
    const next = await stage(waiting, task);
    // In force already: an earlier run stopped after the new pair got its name, and all that comes before was done.
    const isLate = keys.some(({ fingerprint }) => fingerprint === next.fingerprint);
    const outdated = keys.filter(({ fingerprint }) => fingerprint !== next.fingerprint);
    for (const key of outdated) await record(task, key, "rotated");
    const keyVersion = isLate ? null : await task.raiseVersion();
    const old = await archiveAll(task, outdated);
    await settle(waiting, next, paths);
    return { old, fingerprint: next.fingerprint, keyVersion, path: paths.key };
  });
}

/** Where the new pair waits: no reader looks for that ending. */
function waitingPath({ keysDir, agent }: Withdrawal): string {
  return `${keyPaths(keysDir, agent).key}.next`;
}

/** Another command takes milliseconds: past this something is wrong. */
const LOCK_MS_MAX = 10_000;

/** Does it while no other process changes keys in the folder, so that none takes a new pair for the old one. */
async function alone<T>(task: Withdrawal, act: () => Promise<T>): Promise<T> {
  const { keysDir, agent } = task;
  // Looked at first, so that a mistyped name or folder leaves nothing behind.
  if ((await currentKeys(task)).length === 0 && !(await exists(waitingPath(task)))) {
    throw fail("identity/no-key", [agent, keysDir]);
  }
  const path = join(keysDir, "_keys");
  await using lock = await lockBeside(path, { waitMs: LOCK_MS_MAX }).catch((error: unknown) => {
    throw fail("identity/cannot-write", [keysDir, reasonOf(error)], { cause: error });
  });
  if (!lock) throw fail("identity/cannot-write", [keysDir, `another process holds ${path}.lock`]);
  return await act();
}

/**
 * The keys in force: one, unless the two files do not belong together. The private file alone will do, for an earlier
 * run may have moved the public one; so it will where the public one is damaged.
 */
async function currentKeys({ keysDir, agent }: Withdrawal): Promise<readonly PublicKey[]> {
  const pair = await loadKeyPair(keysDir, agent);
  const shown = pair ? await publicKeyIn({ keysDir, agent }) : await loadPublicKey(keysDir, agent);
  if (shown === null || shown === "damaged") return pair ? [pair] : [];
  return pair && pair.fingerprint !== shown.fingerprint ? [shown, pair] : [shown];
}

async function publicKeyIn(
  { keysDir, agent }: Pick<Withdrawal, "keysDir" | "agent">,
): Promise<PublicKey | "damaged" | null> {
  try {
    return await loadPublicKey(keysDir, agent);
  } catch (error) {
    if (hasCode(error, "identity/bad-key")) return "damaged";
    throw error;
  }
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
  const note = reason === what ? `key ${what}` : `key ${what}: ${reason}`;
  const row = { ...makeRecord({ kind: "admin", id: newId(now), at: now, actor, note, agent }), fingerprint };
  await store.revocations.add({ fingerprint, agent, at: now, reason }, row);
}

async function archiveAll(task: Withdrawal, keys: readonly PublicKey[]): Promise<readonly Withdrawn[]> {
  const withdrawn: Withdrawn[] = [];
  for (const { fingerprint } of keys) withdrawn.push({ fingerprint, archived: await archive(task, fingerprint) });
  return withdrawn;
}

/** Moves the files that hold the key, public one first: from then on the agent cannot prove itself with it. */
async function archive({ keysDir, agent, now }: Withdrawal, fingerprint: string): Promise<readonly string[]> {
  const { key, pub } = keyPaths(keysDir, agent);
  const dir = join(keysDir, REVOKED_DIR);
  await makeKeyDir(dir);
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
  const base = join(dir, `${agent}.${stamp}.${fingerprint.slice(0, 8)}`);
  const moved: string[] = [];
  const shown = await publicKeyIn({ keysDir, agent });
  if (shown === "damaged" || shown?.fingerprint === fingerprint) moved.push(await moveTo(pub, base, ".pub"));
  if ((await loadKeyPair(keysDir, agent))?.fingerprint === fingerprint) moved.push(await moveTo(key, base, ".key"));
  await syncDir(dir);
  await syncDir(keysDir);
  return moved;
}

const SAME_NAMES_MAX = 100;

/** Moves a file to the first free name: a link refuses a name that is taken, where a rename would overwrite it. */
async function moveTo(from: string, base: string, extension: string): Promise<string> {
  for (let count = 0; count < SAME_NAMES_MAX; count++) {
    const to = count === 0 ? base + extension : `${base}.${count}${extension}`;
    try {
      if (await exists(to)) continue;
      await move(from, to);
      return to;
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw fail("identity/cannot-write", [to, reasonOf(error)], { cause: error });
    }
  }
  throw fail("identity/cannot-write", [base + extension, "too many keys of that name were revoked at once"]);
}

async function move(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    // A file system without hard links: nobody else writes to that folder, so that having looked first must do.
    if (!NO_LINKS.has(codeOf(error) ?? "")) throw error;
    return await rename(from, to);
  }
  await unlink(from);
}

/** Gives the waiting pair its name. */
async function settle(waiting: string, next: KeyPair, paths: KeyPaths): Promise<void> {
  await claim(paths.key, encodePrivateKey(next), SECRET_MODE);
  await claim(paths.pub, encodePublicKey(next), PUBLIC_MODE);
  await unlink(waiting);
}

/** Creates a file, or finds it there already with the same content. Throws `identity/key-exists` for any other. */
async function claim(path: string, text: string, mode: number): Promise<void> {
  if (await createKeyFile(path, text, mode)) return;
  if (await readKeyFile(path) !== text) throw fail("identity/key-exists", [path]);
}
