/** The rule for names of agents and servers: one rule, applied by every door, command and file that takes a name. */
import { NAME_CHARS_MAX } from "../limits.ts";

/** Windows reads these as devices whatever follows the first dot: a key file by that name could not exist there. */
const DEVICES = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

/** The reserved principal that signs the audit chain. */
export const PROXY_NAME = "_proxy";

/**
 * Null for a name that anyone may use; otherwise why not, to be read after "Cannot use NAME as a name:".
 * Names with a leading underscore are ours.
 */
export function checkName(name: string): string | null {
  if (name.startsWith("_")) return "names with a leading underscore are reserved";
  return checkInternalName(name);
}

/** The same rule without the reservation: for reading files that may be ours, such as `_proxy.pub`. */
export function checkInternalName(name: string): string | null {
  if (name === "") return "it is empty";
  if (name.length > NAME_CHARS_MAX) return `it is longer than ${NAME_CHARS_MAX} characters`;
  const odd = /[^A-Za-z0-9._-]/u.exec(name);
  if (odd) return `it holds ${JSON.stringify(odd[0])}`;
  if (!/^[A-Za-z0-9_]/.test(name)) return "it does not start with a letter or a digit";
  if (DEVICES.test(name.split(".", 1)[0] ?? "")) return "it is the name of a device on Windows";
  // Windows drops a trailing dot, so that two names would share one key file.
  if (name.endsWith(".")) return "it ends with a dot";
  return null;
}
