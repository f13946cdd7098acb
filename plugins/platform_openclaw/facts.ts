/** Gathers once what the checks look at: the config in current keys, the files around it, the environment. */
import type { FileFacts, Machine } from "../../core/contract/machine.ts";
import { DOTENV_BYTES_MAX, OPENCLAW_VALUES_MAX } from "../../core/limits.ts";
import type { Plain } from "../../core/platforms/plain.ts";
import { pathRules } from "../../core/platforms/paths.ts";
import { expand } from "../../core/platforms/spelling.ts";
import { type Agent, agentsOf } from "./agents.ts";
import { type Channel, channelsOf, openKeys } from "./channels.ts";
import { type Auth, authOf, type Exposure, exposureOf } from "./gateway.ts";
import { type FileNote, includeAll } from "./include.ts";
import { bringUpToDate, type OldKey } from "./legacy.ts";
import type { Place } from "./places.ts";
import { readJson5 } from "./read.ts";
import { skillEscapes, workspacesOf } from "./workspace.ts";

/** A file or folder that others should not read or change. */
export interface Guarded {
  readonly what: "state" | "config" | "include" | "secret" | "workspace";
  readonly path: string;
  /** Of what a link leads to. */
  readonly facts: FileFacts;
  readonly isLink: boolean;
}

/** What the checks of OpenClaw look at. */
export interface Facts {
  readonly place: Place;
  readonly home: string;
  /** False where there is only a state folder, and every default holds. */
  readonly hasConfig: boolean;
  /** False where there is a config that could not be read: then nothing is known of its keys. */
  readonly isReadable: boolean;
  /** In current keys, includes merged. Empty where the config cannot be read. */
  readonly config: Plain;
  readonly old: readonly OldKey[];
  readonly notes: readonly FileNote[];
  /** Folders that OPENCLAW_INCLUDE_ROOTS adds. */
  readonly includeRoots: readonly string[];
  /** Files that the config includes. */
  readonly includes: readonly string[];
  readonly agents: readonly Agent[];
  readonly channels: readonly Channel[];
  /** Keys of policies that let strangers in. */
  readonly open: readonly string[];
  readonly exposure: Exposure;
  readonly auth: Auth;
  readonly guarded: readonly Guarded[];
  readonly workspaces: readonly string[];
  /** Names of plugins that are installed in the state folder. */
  readonly extensions: readonly string[];
  /** Files below a workspace's skills that lead out of it. */
  readonly escapes: readonly string[];
}

/** Reads one place. Never throws; what cannot be read is a note. */
export async function gather(machine: Machine, place: Place): Promise<Facts> {
  const includeRoots = rootsOf(machine);
  const read = await readJson5(machine, place.config);
  const included = read.kind === "read"
    ? await includeAll(machine, { value: read.value, file: place.config, roots: includeRoots })
    : { value: {}, files: [], notes: read.kind === "trouble" ? [troubleOf(read)] : [] };
  const isBounded = countUpTo(included.value, OPENCLAW_VALUES_MAX + 1) <= OPENCLAW_VALUES_MAX;
  const { config, old } = bringUpToDate(isBounded ? included.value : {});
  const workspaces = await workspacesOf(machine, { place, config });
  return {
    place,
    home: machine.home,
    hasConfig: read.kind !== "missing",
    isReadable: read.kind !== "trouble" && isBounded,
    config,
    old,
    notes: isBounded ? included.notes : [...included.notes, TOO_MANY],
    includeRoots,
    includes: included.files,
    agents: agentsOf(config),
    channels: channelsOf(config),
    open: openKeys(config),
    exposure: exposureOf(config),
    auth: authOf(config, await variablesOf(machine, place)),
    guarded: await guardedOf(machine, { place, includes: included.files, workspaces }),
    workspaces,
    extensions: await machine.list(pathRules(machine.os).join(place.state, "extensions")),
    escapes: await skillEscapes(machine, workspaces),
  };
}

const TOO_MANY: FileNote = { kind: "bounds", detail: `it holds more than ${OPENCLAW_VALUES_MAX} values` };

/** Values below a value, itself too; counting ends at `most`. */
function countUpTo(value: unknown, most: number): number {
  if (typeof value !== "object" || value === null) return 1;
  let count = 1;
  for (const item of Object.values(value)) {
    if (count >= most) return count;
    count += countUpTo(item, most - count);
  }
  return count;
}

function troubleOf({ line, reason }: { readonly line: number | null; readonly reason: string }): FileNote {
  return { kind: "unreadable", detail: line === null ? reason : `line ${line}: ${reason}` };
}

function rootsOf(machine: Machine): readonly string[] {
  const list = machine.env("OPENCLAW_INCLUDE_ROOTS")?.split(pathRules(machine.os).delimiter) ?? [];
  return list.map((root) => root.trim()).filter((root) => root !== "").map((root) =>
    expand(machine, root, machine.home)
  );
}

/** Names of variables that OpenClaw will see; their values are nobody's business. */
async function variablesOf(machine: Machine, { state }: Place): Promise<ReadonlySet<string>> {
  const own = ["OPENCLAW_GATEWAY_TOKEN", "OPENCLAW_GATEWAY_PASSWORD"].filter((name) => machine.env(name)?.trim());
  const read = await machine.read(pathRules(machine.os).join(state, ".env"), { bytesMax: DOTENV_BYTES_MAX });
  const text = read.kind === "read" ? new TextDecoder().decode(read.bytes) : "";
  const listed = text.split("\n").flatMap((line) => /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*\S/.exec(line)?.[1] ?? []);
  return new Set([...own, ...listed]);
}

/** Files in the state folder that hold secrets or sessions, by the folders that lead to them; `*` is any one name. */
const SECRETS = [
  [".env"],
  ["secrets.json"],
  ["credentials"],
  ["credentials", "*"],
  ["state", "openclaw.sqlite"],
  ["agents", "*", "agent", "openclaw-agent.sqlite"],
  ["agents", "*", "agent", "auth-profiles.json"],
  ["agents", "*", "sessions"],
  ["logs"],
] as const;

async function guardedOf(
  machine: Machine,
  { place, includes, workspaces }: {
    readonly place: Place;
    readonly includes: readonly string[];
    readonly workspaces: readonly string[];
  },
): Promise<readonly Guarded[]> {
  const secrets: string[] = [];
  for (const steps of SECRETS) secrets.push(...await pathsBelow(machine, place.state, steps));
  const listed = [
    ["state", [place.state]],
    ["config", [place.config]],
    ["include", includes],
    ["secret", secrets],
    ["workspace", workspaces],
  ] as const;
  const found: Guarded[] = [];
  for (const [what, paths] of listed) {
    for (const path of paths) {
      const guarded = await guard(machine, path);
      if (guarded !== null) found.push({ what, ...guarded });
    }
  }
  return found;
}

async function pathsBelow(machine: Machine, folder: string, steps: readonly string[]): Promise<readonly string[]> {
  const [step, ...rest] = steps;
  if (step === undefined) return [folder];
  const names = step === "*" ? await machine.list(folder) : [step];
  const found: string[] = [];
  for (const name of names) found.push(...await pathsBelow(machine, pathRules(machine.os).join(folder, name), rest));
  return found;
}

async function guard(machine: Machine, path: string): Promise<Omit<Guarded, "what"> | null> {
  const own = await machine.stat(path);
  if (own?.kind !== "link") return own === null ? null : { path, facts: own, isLink: false };
  const real = await machine.realpath(path);
  const facts = real === null ? null : await machine.stat(real);
  return facts === null ? null : { path, facts, isLink: true };
}
