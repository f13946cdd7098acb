/** The file `.env` beside a config: one line of it counts, OKTSEC_API_KEY. */
import { readRegular } from "../edits/read.ts";
import { fail } from "../errors.ts";
import { DOTENV_BYTES_MAX } from "../limits.ts";

/**
 * The key in the file at `path`, or null where there is no file or no key in it. Throws `config/unreadable` where the
 * file cannot be trusted: a key that vanished would leave the API open.
 */
export async function readDotenvKey(path: string): Promise<string | null> {
  const result = await readRegular(path, { bytesMax: DOTENV_BYTES_MAX });
  if (result.kind === "missing") return null;
  if (result.kind === "refused") {
    // Python's virtual environments are folders by that name, and hold no keys.
    if (result.reason === "it is not a regular file") return null;
    throw fail("config/unreadable", [path, result.reason]);
  }
  return keyIn(new TextDecoder().decode(result.bytes));
}

/** Pure: the last OKTSEC_API_KEY line wins, as in a shell; "export" and quotes are allowed. */
export function keyIn(text: string): string | null {
  let key: string | null = null;
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?OKTSEC_API_KEY\s*=(.*)$/.exec(line);
    if (match) key = unquoted((match[1] ?? "").trim());
  }
  return key || null;
}

function unquoted(text: string): string {
  const quote = text[0];
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, 1);
    if (end > 0) return text.slice(1, end);
  }
  return text.replace(/\s+#.*$/, "");
}
