/** What pages and islands may use on both sides: Fresh's `fresh/runtime`. */

/** Name of the query parameter that pins an asset to one build, as in Fresh. */
export const ASSET_KEY = "__frsh_c";

let buildId = "";

/** Set once by `createApp`: the hash of everything that is served as a file. */
export function setBuildId(id: string): void {
  buildId = id;
}

/** The address of a file in `static/`, pinned to this build so that browsers may keep it for a year. */
export function asset(path: string, basePath = ""): string {
  return `${basePath}${path}?${ASSET_KEY}=${buildId}`;
}

/** True in the browser, false while the server renders. */
export const IS_BROWSER: boolean = typeof document !== "undefined";
