/** Finds the places of clients that hold servers and cannot be looked into. */
import type { Machine } from "../contract/machine.ts";
import type { Elsewhere, FileScope, Platform } from "../contract/platform.ts";
import type { FoundElsewhere } from "./found.ts";
import { clientPaths, type PathOptions } from "./paths.ts";

/** Those that are there, in the order of the clients. */
export async function elsewhereOf(
  machine: Machine,
  platforms: readonly Platform[],
  options: PathOptions,
): Promise<readonly FoundElsewhere[]> {
  const found: FoundElsewhere[] = [];
  for (const { id, title, client } of platforms) {
    for (const one of client?.elsewhere ?? []) {
      for (const { place, scope } of await placesOf(one, machine, options)) {
        if (found.some((other) => other.id === id && other.place === place)) continue;
        found.push({ id, title, place, scope, reason: one.why });
      }
    }
  }
  return found;
}

interface Place {
  readonly place: string;
  readonly scope: FileScope;
}

async function placesOf(one: Elsewhere, machine: Machine, options: PathOptions): Promise<readonly Place[]> {
  if (one.kind === "variable") {
    // Its value may hold secrets, so that only its name is told.
    return (machine.env(one.name) ?? "").trim() === "" ? [] : [{ place: one.name, scope: "user" }];
  }
  const { scope } = one.file;
  const places: Place[] = [];
  for (const place of await clientPaths(one.file, machine, options)) {
    const real = await machine.realpath(place);
    if (real !== null && (await machine.stat(real))?.kind === "file") places.push({ place, scope });
  }
  return places;
}
