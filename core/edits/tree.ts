/** One shape for the syntax trees of every format: what was written, and exactly where. */
import type { Format } from "../contract/platform.ts";

/** A stretch of the text, in UTF-16 units; `end` is behind the last one. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A value as it stands in the text. */
export type Node = MapNode | ListNode | TextNode | OtherNode;

export interface MapNode extends Stretch {
  readonly kind: "map";
  /** Whether its keys stand between brackets; those of a dotted key do where the key itself does. */
  readonly isBracketed: boolean;
  /** In the order of the text; a key that is written twice is there twice. */
  readonly entries: readonly Entry[];
}

/** One key of a map. In TOML the key of a table header or of a dotted key counts as one for each of its steps. */
export interface Entry {
  readonly key: string;
  readonly keyAt: Stretch;
  /** Where it begins: at the first step of a dotted key of TOML, at the question mark of a key of YAML; else at the key. */
  readonly from: number;
  readonly value: Node;
}

export interface ListNode extends Stretch {
  readonly kind: "list";
  /** Whether it is written between brackets; a block list of YAML and an array of tables of TOML are not. */
  readonly isBracketed: boolean;
  readonly items: readonly Node[];
}

export interface TextNode extends Stretch {
  readonly kind: "text";
  readonly value: string;
}

/** Numbers, booleans, null, dates; and what cannot be edited: YAML aliases, tagged values. */
export interface OtherNode extends Stretch {
  readonly kind: "other";
  readonly value: unknown;
}

/** A text and its tree. */
export interface Tree {
  readonly format: Format;
  readonly text: string;
  /** Null where the text holds nothing but blanks and comments. */
  readonly root: Node | null;
}

/** What is wrong with a text, for people: 1-based line and column. */
export interface Trouble {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

/** A place in a tree: keys of maps and indexes of lists. */
export type Path = readonly (string | number)[];

/** A piece of the text to replace. */
export interface Splice extends Stretch {
  readonly text: string;
}
