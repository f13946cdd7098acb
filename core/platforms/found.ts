/** What looking at a machine found: the files that hold servers, and every server in them. Only types. */
import type { ClientSpec, CommandShape, FileScope, Format, Install, Problem, Server } from "../contract/platform.ts";
import type { MapNode, Path, Tree } from "../edits/tree.ts";
import type { Launch } from "./recognise.ts";

/** A server as an entry of a client's file, with all that is needed to change it. */
export interface FoundEntry extends Server {
  /** Keys and indexes that lead to it. An entry that is written twice is listed twice, with the same path. */
  readonly path: Path;
  readonly node: MapNode;
  /** The shape that fits; null for a remote server, and where none does. */
  readonly shape: CommandShape | null;
  /** What the command line starts: a server, us in front of one, or another wrapper. */
  readonly launch: Launch;
}

/** A file that exists and that a client reads. Two paths to one file are one. */
export interface FoundFile {
  /** The first client, in the order of registration, that finds its servers in it; else the first that reads it. */
  readonly client: ClientSpec;
  /** Ids of the other clients that read these servers too. */
  readonly also: readonly string[];
  /** As the client names it. */
  readonly path: string;
  /** With every link followed; the same as `path` where there is none. */
  readonly realpath: string;
  readonly scope: FileScope;
  readonly format: Format;
  /** SHA-256 of its bytes in hex; null where they could not be read. */
  readonly sha256: string | null;
  /** Null where it could not be read; `problems` says why. */
  readonly tree: Tree | null;
  /** Where in the tree the servers stand; none in a settings file that names no server. */
  readonly keys: readonly Path[];
  /** In the order of the file. */
  readonly entries: readonly FoundEntry[];
  /** Why it could not be read, or what in it is ambiguous: a key that is written twice. Never holds a secret. */
  readonly problems: readonly Problem[];
}

/** What a platform's own code found. */
export interface FoundInstall extends Install {
  readonly id: string;
  readonly title: string;
}

/** A place that a client takes servers from, and why it was not looked into. */
export interface FoundElsewhere {
  readonly id: string;
  readonly title: string;
  /** A path, or the name of a variable. */
  readonly place: string;
  readonly scope: FileScope;
  readonly reason: string;
}

/** All that was found, in the order of registration. */
export interface Discovery {
  /** Every existing file, also those without servers. */
  readonly files: readonly FoundFile[];
  readonly installs: readonly FoundInstall[];
  /** Places with servers that were not looked into. */
  readonly elsewhere: readonly FoundElsewhere[];
}
