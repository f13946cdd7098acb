/** What a platform plugin says about one product that runs agents. */
import type { Machine, Os } from "./machine.ts";
import type { Check } from "./plugin.ts";

/** The formats that client configs are written in. */
export type Format = "json" | "jsonc" | "json5" | "toml" | "yaml";

/** Where in an entry its command line stands. Each is a path of keys inside the entry. */
export type CommandShape =
  /** `command: "npx"`, `args: ["-y", "x"]`; `args` may be missing. */
  | { readonly kind: "split"; readonly command: readonly string[]; readonly args: readonly string[] }
  /** `command: ["npx", "-y", "x"]`. */
  | { readonly kind: "whole"; readonly argv: readonly string[] };

/** Who a file belongs to. Only `user` files are changed unasked; `project` files with `--project`; the rest never. */
export type FileScope = "user" | "project" | "managed" | "extension";

/** A file that may hold servers. */
export interface ClientFile {
  /**
   * Placeholders in braces: `{home}`, `{xdg}`, `{appsupport}`, `{appdata}`, `{localappdata}`, `{programdata}`,
   * `{project}`, and `{env:NAME}`, which makes the path apply only where the variable is set. `*` stands for one
   * folder or file name.
   */
  readonly path: string;
  /** Systems that have it; left out: all. */
  readonly os?: readonly Os[];
  readonly scope: FileScope;
  /** The keys that lead to the servers; `*` stands for every key. Left out: the client's own. */
  readonly key?: readonly string[];
  /** Left out: the client's own. */
  readonly format?: Format;
}

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
  /** Servers as a map by name, or as a list whose items hold `name`. */
  readonly servers: "map" | { readonly listNameKey: string };
  /** Tried in this order on each entry. */
  readonly shapes: readonly CommandShape[];
  /** Keys of an entry that hold a remote address. */
  readonly urls: readonly string[];
  /** Key of an entry that holds its environment. */
  readonly env?: string;
  /** An entry is off when its key has this value. */
  readonly off?: { readonly key: string; readonly value: boolean };
  /** What a person does after an edit, in one sentence. */
  readonly reload: string;
  /** Why entries are reported and never changed, in one sentence; left out where they can be. */
  readonly reportOnly?: string;
}

/** One server that a client starts or calls. */
export interface Server {
  readonly name: string;
  readonly transport: "stdio" | "http" | "unknown";
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
  readonly servers: readonly Server[];
  readonly problems: readonly { readonly line: number | null; readonly reason: string }[];
}

/** A product: either data that the core knows how to read, wrap and unwrap, or code of its own. */
export interface Platform {
  readonly id: string;
  readonly title: string;
  readonly client?: ClientSpec;
  /** For products that are no plain MCP client. Resolves to nothing where the product is not installed. */
  find?(machine: Machine): Promise<readonly Install[]>;
  /** Posture checks. Resolves to nothing where the product is not installed. */
  check?(machine: Machine, options: CheckOptions): Promise<readonly Check[]>;
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
