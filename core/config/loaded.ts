/** A loaded config and what it came from. */
import type { Found } from "./find.ts";
import type { Config } from "./schema.ts";

/** A config in force. Immutable: a change of the file makes a new one. */
export interface Loaded {
  readonly config: Config;
  /** The file it came from, absolute; null where there is none and the defaults hold. */
  readonly path: string | null;
  /** Folder that relative paths of the config start at: the file's own, or Oktsec's home. */
  readonly dir: string;
  /** Short SHA-256 of what the config says, secrets left out. Equal for equal configs. */
  readonly revision: string;
  /** What a person should know: keys without effect, rules that do not exist. Full sentences, without content. */
  readonly notes: readonly string[];
  /** Files whose change can change the config; some may not exist yet. Absent: none is watched. */
  readonly watched?: readonly string[];
  /** How the file was found. Absent: it was not looked for. */
  readonly via?: Found["via"];
}
