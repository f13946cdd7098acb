/** Where OpenClaw keeps its config and state on a machine: the variables, the profiles, the older names of the product. */
import type { Machine } from "../../core/contract/machine.ts";
import { OPENCLAW_INSTALLS_MAX } from "../../core/limits.ts";
import { pathRules } from "../../core/platforms/paths.ts";
import { expand } from "../../core/platforms/spelling.ts";

/** One set-up of OpenClaw: a user may have several profiles. */
export interface Place {
  /** Folder of sessions, credentials and, by default, the workspace. */
  readonly state: string;
  readonly config: string;
}

/** Folders and config names that the product had under its older names. */
const OLDER = [[".clawdbot", "clawdbot.json"], [".moltbot", "moltbot.json"]] as const;

/** Every place that has a config or a state folder; none where OpenClaw is not installed. A variable's place comes first. */
export async function placesOf(machine: Machine): Promise<readonly Place[]> {
  const found: Place[] = [];
  for (const place of await candidates(machine)) {
    const isKnown = found.some(({ config }) => config === place.config);
    if (!isKnown && found.length < OPENCLAW_INSTALLS_MAX && await exists(machine, place)) found.push(place);
  }
  return found;
}

/** The place of a config that the user has named: a file, or a folder that holds one. Null where there is neither. */
export async function placeOf(machine: Machine, path: string): Promise<Place | null> {
  const real = await machine.realpath(path);
  const facts = real === null ? null : await machine.stat(real);
  if (facts === null) return null;
  const paths = pathRules(machine.os);
  if (facts.kind === "folder") return { state: path, config: paths.join(path, "openclaw.json") };
  return { state: paths.dirname(path), config: path };
}

async function candidates(machine: Machine): Promise<readonly Place[]> {
  const paths = pathRules(machine.os);
  const below = (base: string, folder: string, name = "openclaw.json"): Place => {
    const state = paths.join(base, folder);
    return { state, config: paths.join(state, name) };
  };
  const moved = variable(machine, "OPENCLAW_HOME");
  const profile = machine.env("OPENCLAW_PROFILE")?.trim();
  const own = below(moved ?? machine.home, profile && profile !== "default" ? `.openclaw-${profile}` : ".openclaw");
  const state = variable(machine, "OPENCLAW_STATE_DIR") ?? own.state;
  const config = variable(machine, "OPENCLAW_CONFIG_PATH") ?? paths.join(state, "openclaw.json");
  const found: Place[] = [{ state, config }];
  // A variable moves the place; what was there before may still run.
  for (const base of moved === null ? [machine.home] : [moved, machine.home]) {
    const profiles = (await machine.list(base)).filter((name) => /^\.openclaw-[\w.-]+$/.test(name));
    found.push(
      below(base, ".openclaw"),
      ...profiles.map((name) => below(base, name)),
      ...OLDER.map(([folder, name]) => below(base, folder, name)),
    );
  }
  return found;
}

function variable(machine: Machine, name: string): string | null {
  const value = machine.env(name)?.trim();
  return value ? expand(machine, value, machine.home) : null;
}

async function exists(machine: Machine, { state, config }: Place): Promise<boolean> {
  if (await machine.stat(config) !== null) return true;
  const real = await machine.realpath(state);
  return real !== null && (await machine.stat(real))?.kind === "folder";
}
