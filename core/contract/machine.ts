/** The computer as platforms see it. Read-only, so that every path rule is tested on a machine that is not there. */

/** Names of operating systems as Deno spells them. */
export type Os = "linux" | "darwin" | "windows";

/** What is at a path, links not followed. */
export interface FileFacts {
  readonly kind: "file" | "folder" | "link" | "other";
  readonly size: number;
  /** Permission bits; null where the system has none (Windows). */
  readonly mode: number | null;
  readonly uid: number | null;
  /** Names that lead to the file; null where the system does not say. */
  readonly links: number | null;
  /** Milliseconds since 1970. */
  readonly modifiedMs: number;
}

/** Why a path could not be read, in words that a person can act on. */
export interface Refusal {
  readonly kind: "refused";
  readonly reason: string;
}

/** What reading came to. A symlink is followed. */
export type Read =
  | { readonly kind: "missing" }
  | Refusal
  | { readonly kind: "read"; readonly bytes: Uint8Array };

/** A machine to look at. Paths are absolute and in the machine's own spelling. */
export interface Machine {
  readonly os: Os;
  /** The user's folder. */
  readonly home: string;
  /** The user's id; null on Windows. */
  readonly uid: number | null;
  env(name: string): string | undefined;
  /** At most `bytesMax` bytes of a regular file; a larger one is refused. */
  read(path: string, options: { readonly bytesMax: number }): Promise<Read>;
  /** Null where there is nothing. */
  stat(path: string): Promise<FileFacts | null>;
  /** The path with every link followed; null where it leads nowhere. */
  realpath(path: string): Promise<string | null>;
  /** Names in a folder, sorted, at most `MACHINE_NAMES_MAX`; none where there is no such folder. */
  list(path: string): Promise<readonly string[]>;
  /** Names of the programs that the user runs, as the system has them; null where it does not tell. */
  programs(): Promise<readonly string[] | null>;
}
