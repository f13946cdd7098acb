/** The config that Oktsec writes for somebody who has none: observe, absolute paths, and an agent for each server. */
import { lstat, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { stringify } from "yaml";
import type { Surroundings } from "../contract/surroundings.ts";
import { writeAtomic } from "../edits/atomic.ts";
import { codeOf } from "../edits/read.ts";
import { fail, OktsecError, reasonOf } from "../errors.ts";
import type { Known } from "./checks.ts";
import { composeConfig } from "./compose.ts";
import { writeSchema } from "./edit.ts";

/** An agent as a new config introduces it. */
export interface NewAgent {
  readonly name: string;
  readonly description: string;
  readonly tags: readonly string[];
  /** Left out: the global one. */
  readonly mode?: "enforce";
}

/** What a new config says. Paths are absolute. */
export interface NewConfig {
  readonly keysDir: string;
  readonly dbPath: string;
  readonly agents: readonly NewAgent[];
}

/** The text of a new config. */
export function newConfig({ keysDir, dbPath, agents }: NewConfig): string {
  const sections = agents.map((agent) => [agent.name, agentSection(agent)] as const);
  return `# yaml-language-server: $schema=./config.schema.json
# Every key is explained in config.schema.json, and \`oktsec verify\` checks this file.
version: "1"

# observe records what would have been stopped; enforce stops it. Switch with \`oktsec enforce on\`.
mode: observe

identity:
  # Public keys of the agents: NAME.pub for each.
  ${line({ keys_dir: keysDir })}
  # true refuses messages that nobody signed.
  require_signature: false

# The audit trail.
${line({ db_path: dbPath })}

# One for each server that was found. mode, allowed_tools, blocked_content and suspended govern it.
${line({ agents: Object.fromEntries(sections) })}
`;
}

/** The keys of an agent's section. */
export function agentSection({ description, tags, mode }: NewAgent): Readonly<Record<string, unknown>> {
  return { description, tags, ...(mode ? { mode } : {}) };
}

function line(value: Readonly<Record<string, unknown>>): string {
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

/** With what to write a config. */
export interface CreateOptions extends Known {
  readonly surroundings: Surroundings;
  /** Write over one that is there. */
  readonly isForced?: boolean;
}

/**
 * Writes a config where there is none, with its schema beside it.
 *
 * @throws {OktsecError} `config/invalid` where it would not load, `config/edit-failed`; nothing is written then
 */
export async function createConfig(path: string, text: string, options: CreateOptions): Promise<void> {
  await composeConfig(text, { ...options, path, dir: dirname(path), withEnvironment: false });
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeSchema(path);
    await writeAtomic(path, text, { mode: 0o600, overwrite: options.isForced === true });
  } catch (error) {
    if (error instanceof OktsecError) throw error;
    const reason = codeOf(error) === "EEXIST" ? "it exists" : codeOf(error) ?? reasonOf(error);
    throw fail("config/edit-failed", [path, reason], { cause: error });
  }
}

/** True where there is anything at a path, also what cannot be looked at. */
export async function isTaken(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    return codeOf(error) !== "ENOENT" && codeOf(error) !== "ENOTDIR";
  }
}
