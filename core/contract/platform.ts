/** What a platform plugin says about one product that runs agents. */
import type { Machine, Os } from "./machine.ts";
import type { Check, CheckFacts } from "./check.ts";

/** The formats that client configs are written in. */
export type Format = "json" | "jsonc" | "json5" | "toml" | "yaml";

/** Where in an entry its command line stands. Each is a path of keys inside the entry. */
export type CommandShape =
  /** `command: "npx"`, `args: ["-y", "x"]`; `args` may be missing. */
  | {
    readonly kind: "split";
    readonly command: readonly string[];
    readonly args: readonly string[];
    readonly env?: EnvPath;
  }
  /** `command: ["npx", "-y", "x"]`. */
  | { readonly kind: "whole"; readonly argv: readonly string[]; readonly env?: EnvPath };

/** Where entries of this shape hold their environment. Left out: where the client says. */
export type EnvPath = readonly string[];

/** Who a file belongs to. Only `user` files are changed unasked; `project` files with `--project`; the rest never. */
export type FileScope = "user" | "project" | "managed" | "extension";

/** How a path of a client begins: at a place that every machine has elsewhere, or at the root of one system. */
export type ClientPath =
  | `{${"home" | "xdg" | "appsupport" | "appdata" | "localappdata" | "programdata" | "project"}}/${string}`
  | `{env:${string}}${string}`
  | `/${string}`
  | `C:/${string}`;

/** A file that may hold servers. */
export interface ClientFile {
  /**
   * Begins with a placeholder in braces, or is absolute: `{home}`, `{xdg}`, `{appsupport}`, `{appdata}`,
   * `{localappdata}`, `{programdata}`, `{project}`, and `{env:NAME}`, which makes the path apply only where the variable
   * holds an absolute path. Separators are slashes on every system. `*` in a name stands for any characters of one
   * folder or file name. A placeholder that a variable of the system moves, such as XDG_CONFIG_HOME, stands for both
   * places: a client that was started elsewhere does not see the variable.
   */
  readonly path: ClientPath;
  /** Systems that have it; left out: all. */
  readonly os?: readonly Os[];
  readonly scope: FileScope;
  /**
   * The keys that lead to the servers; `*` stands for every key. Left out: the client's own. A file that keeps servers
   * in two places is listed twice.
   */
  readonly key?: readonly string[];
  /** Left out: the client's own. */
  readonly format?: Format;
  /** Where the file has not that key, its own top keys may be the names of servers. */
  readonly mayBeBare?: true;
  /** It is another client's file, which this one reads too: where both know it, it is listed as the other's. */
  readonly isBorrowed?: true;
}

/** A place that servers come from and that Oktsec cannot look into. */
export type Elsewhere =
  & {
    /** What it is, and what a person can do, to be read after its name. */
    readonly why: string;
  }
  & (
    | { readonly kind: "file"; readonly file: Pick<ClientFile, "path" | "os" | "scope"> }
    | { readonly kind: "variable"; readonly name: string }
  );

/** An MCP client as data. See `spec/clients.md` for what each file states and where that was seen. */
export interface ClientSpec {
  /** The id that `wrap` takes, such as "claude-desktop". */
  readonly id: string;
  readonly title: string;
  /** Older or other ids. */
  readonly aliases?: readonly string[];
  readonly files: readonly ClientFile[];
  readonly format: Format;
  readonly key: readonly string[];
  /**
   * Servers as a map by name, or as a list whose items hold `name`. The file has the last word: several clients read
   * both, and a list is read as one wherever it stands.
   */
  readonly servers: "map" | { readonly listNameKey: string };
  /** Tried in this order on each entry. */
  readonly shapes: readonly CommandShape[];
  /** Keys of an entry that hold a remote address; also looked for in the map that a nested shape leads into. */
  readonly urls: readonly string[];
  /** Those of `urls` whose address speaks SSE where the entry's `type` does not say otherwise. */
  readonly sse?: readonly string[];
  /** The client calls the address where an entry has both an address and a command, and no `type`. */
  readonly prefersUrl?: true;
  /** Words of `type` for parts of the client itself, which are no servers. */
  readonly ownTypes?: readonly string[];
  /** Key of an entry that holds its environment. */
  readonly env?: string;
  /** An entry is off when its key has this value. */
  readonly off?: { readonly key: string; readonly value: boolean };
  /** Keys that lead from the map around the servers to a list with the names of those that are off. */
  readonly offList?: readonly string[];
  /** The same for those that alone are on; an empty list rules nothing out. */
  readonly onList?: readonly string[];
  /** The client takes `command` apart at blanks: what is put there must have none, and one that has some is not what it seems. */
  readonly splitsCommand?: true;
  /** What else the client takes servers from. It is told, and neither read nor changed. */
  readonly elsewhere?: readonly Elsewhere[];
  /** Names of its programs, where a running one writes its own memory of the file over an edit. */
  readonly programs?: readonly string[];
  /** What a person does after an edit, in one sentence. */
  readonly reload: string;
  /** Why entries are reported and never changed, in one sentence; left out where they can be. */
  readonly reportOnly?: string;
}

/** One server that a client starts or calls. */
export interface Server {
  readonly name: string;
  readonly transport: "stdio" | "http" | "sse" | "unknown";
  /** The words of the command line, as written, never expanded; empty for a remote one. */
  readonly argv: readonly string[];
  readonly url: string | null;
  /** Names of environment variables that the entry sets; their values are never read out. */
  readonly env: readonly string[];
  readonly isDisabled: boolean;
}

/** What `discover` lists for a product whose servers are not entries of a file. */
export interface Install {
  readonly path: string;
  readonly scope: FileScope;
  /** Left out where its settings are no file of one format. */
  readonly format?: Format;
  /** What is counted as servers. */
  readonly servers: readonly Server[];
  /** What is listed beside them and not counted, such as a list of mounts: "6 paths configured". */
  readonly notes?: readonly { readonly name: string; readonly text: string }[];
  readonly problems: readonly Problem[];
}

/** Why a file, or a part of it, could not be read; the line counts from 1. */
export interface Problem {
  readonly line: number | null;
  readonly reason: string;
}

/** A text that an agent of the product takes as its instructions, memory or settings. */
export interface AgentText {
  readonly path: string;
  /** As it is shown: below the folder that the product keeps it in, with slashes. */
  readonly name: string;
}

/** The texts that a product's agents read, and what could not be listed. */
export interface AgentTexts {
  readonly files: readonly AgentText[];
  readonly unread: readonly { readonly name: string; readonly reason: string }[];
}

/** A product: either data that the core knows how to read, wrap and unwrap, or code of its own. */
export interface Platform {
  readonly id: string;
  readonly title: string;
  /** With `find`, the servers that a product hosts which is more than a client: wrapped only where one is named. */
  readonly client?: ClientSpec;
  /** For products that are no plain MCP client. Resolves to nothing where the product is not installed. */
  find?(machine: Machine): Promise<readonly Install[]>;
  /** What each of its posture checks is about. */
  readonly checks?: readonly CheckFacts[];
  /** Posture checks. Resolves to nothing where the product is not installed. */
  check?(machine: Machine, options: CheckOptions): Promise<readonly Check[]>;
  /** What `check` judges beside keys: the texts to be scanned. Resolves to nothing where the product is not installed. */
  texts?(machine: Machine, options: CheckOptions): Promise<AgentTexts>;
}

/** How to check. */
export interface CheckOptions {
  /** A config to check in place of the one that the machine has. */
  readonly path?: string;
  readonly signal?: AbortSignal;
}

/** A platform that a plugin adds; its code and data are loaded only by the commands that look at the machine. */
export interface PlatformEntry {
  readonly id: string;
  load(): Promise<{ readonly default: Platform }>;
}

/**
 * A platform that is nothing but data.
 *
 * @example
 * ```ts
 * export default defineClient({ id: "cursor", title: "Cursor", files: [{ path: "{home}/.cursor/mcp.json", scope: "user" }], ... });
 * ```
 */
export function defineClient(client: ClientSpec): Platform {
  return { id: client.id, title: client.title, client };
}
