/** Who runs a command, for the audit row of what it changes. */
import { userInfo } from "node:os";
import type { Surroundings } from "../contract/surroundings.ts";
import { plain } from "./text.ts";
import { LABEL_CHARS_MAX } from "../limits.ts";

/** The user's name on this machine; "unknown" where the system does not tell. */
export function actorName({ env }: Pick<Surroundings, "env">): string {
  let name = "";
  try {
    name = userInfo().username;
  } catch {
    // A container may run under a number that has no name.
  }
  return plain(name || env("USER") || env("USERNAME") || "unknown").slice(0, LABEL_CHARS_MAX);
}
