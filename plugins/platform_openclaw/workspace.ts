/** The folders that agents live in, and the texts there that steer them. */
import type { Machine } from "../../core/contract/machine.ts";
import type { AgentTexts } from "../../core/contract/platform.ts";
import { membersAt, type Plain, textAt, textsAt } from "../../core/platforms/plain.ts";
import { pathRules } from "../../core/platforms/paths.ts";
import { expand, isWithin } from "../../core/platforms/spelling.ts";
import { TextWalk } from "../../core/platforms/text_walk.ts";
import type { Place } from "./places.ts";

/** Files that are put before the model, by today's names and older ones. */
const BOOTSTRAP = /^(?:AGENTS|SOUL|TOOLS|USER|IDENTITY|BOOT|BOOTSTRAP|MEMORY|HEARTBEAT)\.md$/i;
/** Folders of a workspace that are read whole. */
const FOLDERS = ["memory", "skills"];

/** Every workspace that exists, each once. */
export async function workspacesOf(
  machine: Machine,
  { place, config }: { readonly place: Place; readonly config: Plain },
): Promise<readonly string[]> {
  const paths = pathRules(machine.os);
  const common = textAt(config, "agents.defaults.workspace") ?? machine.env("OPENCLAW_WORKSPACE_DIR")?.trim();
  const root = expand(machine, common || "workspace", place.state);
  const agents = membersAt(config, "agents.entries");
  const own = agents.flatMap(([id, agent]) => {
    const named = textAt(agent, "workspace");
    if (named !== null) return [expand(machine, named, place.state)];
    return agents.length < 2 ? [] : [common ? paths.join(root, id) : paths.join(place.state, `workspace-${id}`)];
  });
  const found: string[] = [];
  // The usual one is looked at even where the config names others: agents that were moved leave theirs behind.
  for (const folder of new Set([root, ...own, paths.join(place.state, "workspace")])) {
    const real = await machine.realpath(folder);
    if (real !== null && (await machine.stat(real))?.kind === "folder") found.push(folder);
  }
  return found;
}

/** Where to look. */
export interface TextPlaces {
  readonly place: Place;
  readonly config: Plain;
  readonly includes: readonly string[];
  readonly workspaces: readonly string[];
}

/** The config, what it includes, and every text of every workspace and skill folder. */
export async function textsOf(
  machine: Machine,
  { place, config, includes, workspaces }: TextPlaces,
): Promise<AgentTexts> {
  const paths = pathRules(machine.os);
  const walk = new TextWalk(machine);
  for (const file of [place.config, ...includes]) await walk.file(file, below(machine, file, place.state));
  // Beside the config is where older versions had them.
  for (const folder of new Set([place.state, ...workspaces])) {
    const name = below(machine, folder, place.state);
    for (const file of await machine.list(folder)) {
      if (BOOTSTRAP.test(file)) await walk.file(paths.join(folder, file), name === "" ? file : `${name}/${file}`);
    }
  }
  const folders = [
    ...workspaces.flatMap((workspace) => FOLDERS.map((folder) => paths.join(workspace, folder))),
    paths.join(place.state, "skills"),
    ...textsAt(config, "skills.load.extraDirs").map((folder) => expand(machine, folder, place.state)),
  ];
  for (const folder of new Set(folders)) {
    await walk.folder(folder, { name: below(machine, folder, place.state), depth: 0 });
  }
  return { files: walk.files, unread: walk.unread };
}

/** Links below a workspace's skills that lead out of the workspace. */
export async function skillEscapes(machine: Machine, workspaces: readonly string[]): Promise<readonly string[]> {
  const escapes: string[] = [];
  for (const workspace of workspaces) {
    const walk = new TextWalk(machine, { root: await machine.realpath(workspace) ?? workspace, escapes });
    await walk.folder(pathRules(machine.os).join(workspace, "skills"), { name: "skills", depth: 0 });
  }
  return escapes;
}

/** A path as it is shown: below the state folder where it is there, with slashes. */
function below(machine: Machine, path: string, state: string): string {
  if (!isWithin(machine, path, state)) return path;
  return pathRules(machine.os).relative(state, path).replaceAll("\\", "/");
}
