/** What the commands that change clients look at first: the machine, the platforms that Oktsec knows, what was found. */
import { resolve } from "node:path";
import type { App } from "../../core/cli/app.ts";
import { findConfig } from "../../core/config/find.ts";
import { HOME_NAME } from "../../core/config/find.ts";
import type { Machine } from "../../core/contract/machine.ts";
import type { Platform } from "../../core/contract/platform.ts";
import { fail } from "../../core/errors.ts";
import { suggestion } from "../../core/nearest.ts";
import { discover, type DiscoverOptions } from "../../core/platforms/discover.ts";
import type { Discovery, FoundFile } from "../../core/platforms/found.ts";
import { loadPlatforms, platformNamed } from "../../core/platforms/known.ts";
import { machineOf } from "../../core/platforms/machine.ts";
import { isTaken } from "../../core/config/create.ts";

/** The machine and what was found on it. */
export interface Survey extends Discovery {
  readonly machine: Machine;
  readonly platforms: readonly Platform[];
  readonly project: string | null;
}

/** Looks at the machine; `project` is a folder whose files count too. */
export async function survey(app: App, options: DiscoverOptions): Promise<Survey> {
  const machine = machineOf(app.surroundings);
  const platforms = await loadPlatforms(app.registry.platforms);
  return { ...await discover(machine, platforms, options), machine, platforms, project: options.project };
}

/** The platform that a word names. Throws `clients/unknown` with the nearest known one. */
export function demandPlatform(platforms: readonly Platform[], word: string): Platform {
  const found = platformNamed(platforms, word);
  if (found) return found;
  throw fail("clients/unknown", [word, suggestion(word, platforms.map(({ id }) => id))]);
}

/** Whether a client reads a file. */
export function isReadBy({ client, also }: FoundFile, id: string): boolean {
  return client.id === id || also.includes(id);
}

/** The folder of `--project`, absolute; null without the flag. Throws `cli/bad-arguments`. */
export function projectOf(
  app: App,
  { project, dir }: { readonly project: boolean; readonly dir: string | null },
): string | null {
  if (project) return resolve(app.surroundings.cwd, dir ?? ".");
  if (dir === null) return null;
  throw fail("cli/bad-arguments", [`Cannot read "${dir}": a folder is named with --project`]);
}

/** The config that wrapped entries name. */
export interface Target {
  /** Absolute. */
  readonly path: string;
  /** A person named it. */
  readonly isChosen: boolean;
  readonly isThere: boolean;
}

/**
 * The flag's file, OKTSEC_CONFIG's, else the home's. Never ./oktsec.yaml: what is found in a folder must not decide for
 * every client of the machine.
 */
export async function targetConfig(app: App, flag: string | null): Promise<Target> {
  const { surroundings } = app;
  const found = await findConfig({ flag, surroundings, local: false });
  const path = found.path ?? resolve(surroundings.home, HOME_NAME);
  return { path, isChosen: flag !== null, isThere: await isTaken(path) };
}
