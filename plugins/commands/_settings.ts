/** Changes of settings from the command line: in the config, by its one editor, and on record. */
import { join } from "node:path";
import { makeRecord } from "../../core/audit_record.ts";
import { actorName } from "../../core/cli/actor.ts";
import type { App } from "../../core/cli/app.ts";
import { type Edit, editConfig } from "../../core/config/edit.ts";
import { HOME_NAME } from "../../core/config/find.ts";
import type { Loaded } from "../../core/config/loaded.ts";
import { fail, reasonOf } from "../../core/errors.ts";
import { newId } from "../../core/ids.ts";
import { knownIn } from "../../core/registry/known.ts";

/** What to change, and what the audit trail says of it. */
export interface Change {
  readonly edits: readonly Edit[];
  readonly note: string;
  /** The agent that it is about. */
  readonly agent?: string;
}

/** How it ended. */
export interface Changed {
  readonly path: string;
  /** False where the file said so already. */
  readonly isChanged: boolean;
  /** What holds now, variables of the environment included. */
  readonly now: Loaded;
}

/**
 * Makes the edits in the config that is in force, or in a new one in Oktsec's home, and puts it on record.
 * Throws what `editConfig` and the store throw; `cli/unrecorded` where the change is made and its row could not be written.
 */
export async function changeSettings(app: App, loaded: Loaded, { edits, note, agent }: Change): Promise<Changed> {
  const path = loaded.path ?? join(app.surroundings.home, HOME_NAME);
  // The store comes first: where a change cannot be recorded, it is not made.
  await using store = await app.openStore(loaded);
  const { before, after } = await editConfig(path, edits, {
    surroundings: app.surroundings,
    ...knownIn(app.registry),
  });
  const now = await app.loadConfig({ flag: path, local: false });
  if (before === after) return { path, isChanged: false, now };
  const at = app.now();
  const actor = actorName(app.surroundings);
  const facts = { kind: "admin", id: newId(at), at, actor, note, policy: now.revision } as const;
  try {
    await store.audit.append(makeRecord(agent === undefined ? facts : { ...facts, agent }));
  } catch (error) {
    throw fail("cli/unrecorded", [path, reasonOf(error)], { cause: error });
  }
  return { path, isChanged: true, now };
}
