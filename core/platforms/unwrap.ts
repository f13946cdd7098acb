/**
 * Takes us out of files again. A file that is as we left it gets back the very bytes that it had. Any other keeps what
 * was changed since, and each entry is put back from what it holds itself: ours, of earlier versions, of the product
 * before us. Pure but for reading a backup.
 */
import type { ClientSpec, Format } from "../contract/platform.ts";
import type { Path, Tree } from "../edits/tree.ts";
import { hasCode } from "../errors.ts";
import { type Backups, type Manifest, sha256Of } from "./backups.ts";
import { decodeText } from "./decode.ts";
import { readEntries } from "./entries.ts";
import type { FoundEntry } from "./found.ts";
import { hadArgsIn } from "./plan.ts";
import { rewriteTree, treeOf } from "./rewrite.ts";
import type { FileChange, Rewritten } from "./write.ts";

/** A file that may hold entries of ours. */
export interface WrappedFile {
  readonly client: ClientSpec;
  readonly path: string;
  readonly realpath: string;
  readonly format: Format;
  /** Where servers stand in it. */
  readonly keys: readonly Path[];
}

/** What a file is without us. */
export type Unwrapped =
  | { readonly kind: "refused"; readonly reason: string }
  | {
    readonly kind: "text";
    readonly text: string;
    /** Whether it is again, to the byte, what it was before it was wrapped. */
    readonly isWhole: boolean;
    /** Entries that are the user's own again. */
    readonly freed: readonly FoundEntry[];
    /** Entries that could not be put back. */
    readonly left: readonly { readonly entry: FoundEntry; readonly reason: string }[];
  };

/** What is known of how a file was. */
export interface Known {
  readonly manifest: Manifest | null;
  /** The bytes before it was wrapped; null where they are not kept. */
  readonly original: Uint8Array | null;
}

/** Reads what is known of a file. A backup that was tampered with counts as none: the entries themselves do. */
export async function knownOf(backups: Backups, realpath: string): Promise<Known> {
  const manifest = await backups.manifestOf(realpath);
  if (manifest === null || manifest.before === null) return { manifest, original: null };
  try {
    return { manifest, original: await backups.read(realpath, manifest.before) };
  } catch (error) {
    if (!hasCode(error, "clients/bad-backup")) throw error;
    return { manifest, original: null };
  }
}

/** The file without us. */
export function unwrapBytes(file: WrappedFile, bytes: Uint8Array, { manifest, original }: Known): Unwrapped {
  const now = oursIn(file, bytes);
  if (now.kind === "refused") return now;
  const isAsLeft = original !== null && manifest !== null && manifest.after === sha256Of(bytes);
  // What we first met may have been wrapped by the product before us.
  const start = isAsLeft ? oursIn(file, original) : now;
  if (start.kind === "refused") return start;
  const steps = start.entries.flatMap((entry) => {
    const { path, shape, argv } = entry;
    return shape === null
      ? []
      : [{ entry, path, shape, argv, prefix: null, hadArgs: hadArgsIn(manifest?.entries ?? [], { path }) }];
  });
  const made = rewriteTree(start.tree, steps);
  if (made.kind === "refused") return made;
  const left = steps.flatMap((step) => {
    const found = made.left.find((one) => one.step === step);
    return found ? [{ entry: step.entry, reason: found.reason }] : [];
  });
  const kept = new Set(left.map(({ entry }) => JSON.stringify(entry.path)));
  return {
    kind: "text",
    text: made.tree.text,
    isWhole: isAsLeft && made.tree.text === start.tree.text,
    freed: now.entries.filter(({ path }) => !kept.has(JSON.stringify(path))),
    left,
  };
}

/** The change that takes us out of a file. */
export function unwrapChange(file: WrappedFile, backups: Backups): FileChange {
  const { path, realpath, format, client } = file;
  return {
    path,
    realpath,
    client: client.id,
    format,
    async rewrite(bytes): Promise<Rewritten> {
      const known = await knownOf(backups, realpath);
      const made = unwrapBytes(file, bytes, known);
      if (made.kind === "refused") return made;
      const next = new TextEncoder().encode(made.text);
      if (sha256Of(next) === sha256Of(bytes)) return { kind: "same" };
      const kept = made.left.map(({ entry }) => JSON.stringify(entry.path));
      const wrapped = (known.manifest?.entries ?? []).filter((one) => kept.includes(JSON.stringify(one.path)));
      return { kind: "changed", bytes: next, wrapped, wasFree: false };
    },
  };
}

/** A manifest's file, for one that no client names any more: a variable is gone, or it is a project's. */
export function fileOf({ path, realpath, format, entries }: Manifest, client: ClientSpec): WrappedFile {
  const keys = new Map(entries.map((entry) => [JSON.stringify(entry.path.slice(0, -1)), entry.path.slice(0, -1)]));
  return { client, path, realpath, format, keys: [...keys.values()] };
}

type Ours =
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "tree"; readonly tree: Tree; readonly entries: readonly FoundEntry[] };

/** The tree of a file and the entries in it that are ours, or why it cannot be read. */
function oursIn({ client, format, keys }: WrappedFile, bytes: Uint8Array): Ours {
  const decoded = decodeText(bytes);
  if (decoded.kind === "problem") return { kind: "refused", reason: decoded.reason };
  const tree = treeOf(decoded.text, format);
  if (typeof tree === "string") return { kind: "refused", reason: tree };
  const { entries } = readEntries(tree, client, keys.map((key) => key.map(String)));
  return { kind: "tree", tree, entries: entries.filter(({ launch }) => launch.kind === "ours") };
}
