/** The platforms that plugins added, loaded. */
import type { Platform, PlatformEntry } from "../contract/platform.ts";

/** Loads all, in the order of registration. */
export async function loadPlatforms(entries: readonly PlatformEntry[]): Promise<readonly Platform[]> {
  return (await Promise.all(entries.map((entry) => entry.load()))).map((module) => module.default);
}

/** The platform of this id or alias; null where there is none. */
export function platformNamed(platforms: readonly Platform[], word: string): Platform | null {
  return platforms.find(({ id }) => id === word) ??
    platforms.find(({ client }) => client?.aliases?.includes(word)) ?? null;
}
