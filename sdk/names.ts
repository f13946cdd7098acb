/** The rule for agents' names, as the server has it: a mistake is told before anything is sent. */

const NAME_CHARS_MAX = 128;

/** Null for a name that may be used; otherwise why not. */
export function checkName(name: string): string | null {
  if (name === "") return "it is empty";
  if (name.length > NAME_CHARS_MAX) return `it is longer than ${NAME_CHARS_MAX} characters`;
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) {
    return "it has other characters than letters, digits, dot, dash and underscore, or does not start with a letter or digit";
  }
  if (/^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i.test(name)) return "it is the name of a device on Windows";
  return name.endsWith(".") ? "it ends with a dot" : null;
}
