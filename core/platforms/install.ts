/**
 * Sets up in one go: config, keys, trail, then the files of clients. What is there is never changed but by adding to it;
 * what this run has made is taken away again where a later part fails. Killed at any point, it is run again: every part
 * is either whole or missing.
 */
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { makeRecord } from "../audit_record.ts";
import { actorName } from "../cli/actor.ts";
import type { App } from "../cli/app.ts";
import { createConfig, isTaken } from "../config/create.ts";
import { type Edit, editConfig, type EditOptions } from "../config/edit.ts";
import type { Loaded } from "../config/loaded.ts";
import type { Machine } from "../contract/machine.ts";
import type { Store } from "../contract/store.ts";
import { writeAtomic } from "../edits/atomic.ts";
import { fail, reasonOf } from "../errors.ts";
import { provideKeys } from "../identity/provide.ts";
import { newId } from "../ids.ts";
import { keepProgram, type KeptProgram } from "../kept_program.ts";
import { knownIn } from "../registry/known.ts";
import { keysDirOf } from "../runtime.ts";
import { backupsOf, type FileChange, type Step, writeAll, type Written } from "./write.ts";

/** What is to be there in the end. */
export interface Work {
  readonly config: {
    /** Absolute. */
    readonly path: string;
    /** Its text where there is none yet. */
    readonly fresh: string;
    /** What it must say where there is one. */
    readonly edits: readonly Edit[];
    /** Write the fresh text over one that is there, and keep a backup of it. */
    readonly isForced?: boolean;
  };
  /** Agents that need a pair of keys. */
  readonly agents: readonly string[];
  readonly files: readonly FileChange[];
  /** The program that wrapped entries name, where it is not sure to stay where it is. */
  readonly program?: KeptProgram | null;
  /** What the audit trail says of it. */
  readonly note: (written: readonly Written[]) => string;
}

/** What was done. */
export interface Installed {
  readonly config: "created" | "replaced" | "changed" | "same";
  /** Agents that got keys. */
  readonly keys: readonly string[];
  readonly files: readonly Written[];
  readonly loaded: Loaded;
}

/** The places where setting up may be stopped, for tests that stop it there. */
export type InstallStep = "config" | "keys" | "store" | Step | "record";

/** With what to set up. */
export interface InstallOptions {
  readonly machine: Machine;
  readonly beforeStep?: (step: InstallStep, path: string) => void | Promise<void>;
}

/**
 * Does the work.
 *
 * @throws {OktsecError} what config, keys, store and `writeAll` throw, with everything as it was;
 * `cli/unrecorded` where all is done and the trail could not be told
 */
export async function install(app: App, work: Work, { machine, beforeStep }: InstallOptions): Promise<Installed> {
  const undo: (() => Promise<void>)[] = [];
  const { path } = work.config;
  try {
    await beforeStep?.("config", path);
    const config = await putConfig(app, work.config, undo);
    const loaded = await app.loadConfig({ flag: path, local: false });
    await beforeStep?.("keys", path);
    const keys = await provideKeys(keysDirOf(loaded, app.surroundings), work.agents);
    undo.push(keys.takeBack);
    await beforeStep?.("store", path);
    // The store comes before the clients: where a change cannot be recorded, it is not made.
    await using store = await app.openStore(loaded);
    if (work.program) undo.push(await keepProgram(work.program));
    const files = await writeAll(work.files, {
      home: app.surroundings.home,
      machine,
      now: app.now,
      ...(beforeStep ? { beforeStep } : {}),
    });
    undo.length = 0;
    await beforeStep?.("record", path);
    const isChanged = config !== "same" || keys.agents.length > 0 || files.some(({ kind }) => kind === "written");
    if (isChanged) await record(app, store, { loaded, note: work.note(files) });
    return { config, keys: keys.agents, files, loaded };
  } catch (error) {
    for (const step of undo.toReversed()) await step().catch(() => {});
    throw error;
  }
}

/** Puts on record that clients, config or keys were changed. Throws `cli/unrecorded`. */
export async function record(
  app: App,
  store: Store,
  { loaded, note }: { readonly loaded: Loaded; readonly note: string },
): Promise<void> {
  const at = app.now();
  const facts = { kind: "admin", id: newId(at), at, actor: actorName(app.surroundings), note } as const;
  try {
    await store.audit.append(makeRecord({ ...facts, policy: loaded.revision }));
  } catch (error) {
    throw fail("cli/unrecorded", [loaded.path ?? app.surroundings.home, reasonOf(error)], { cause: error });
  }
}

async function putConfig(
  app: App,
  { path, fresh, edits, isForced = false }: Work["config"],
  undo: (() => Promise<void>)[],
): Promise<Installed["config"]> {
  const options = checksOf(app);
  const wasThere = await isTaken(path);
  if (!wasThere || isForced) {
    const before = wasThere ? await readFile(path) : null;
    if (before !== null) await backupsOf(app.surroundings.home).keep(path, before);
    await createConfig(path, fresh, { ...options, isForced });
    undo.push(async () => {
      if (await readFile(path, "utf8") !== fresh) return;
      if (before === null) await rm(path);
      else await writeAtomic(path, before);
    });
    return before === null ? "created" : "replaced";
  }
  if (edits.length === 0) return "same";
  const { before, after } = await editConfig(path, edits, options);
  if (before === after) return "same";
  undo.push(async () => {
    if (await readFile(path, "utf8") === after) await writeAtomic(path, before);
  });
  return "changed";
}

function checksOf(app: App): EditOptions {
  return { surroundings: app.surroundings, ...knownIn(app.registry) };
}

/** Where the database of a home is, in a new config. */
export function databaseIn(home: string): string {
  return join(home, "oktsec.db");
}
