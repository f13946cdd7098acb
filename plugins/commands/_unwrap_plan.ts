/** The files that hold entries of ours, with what each is without them. Reads, never writes. */
import { CLIENT_FILE_BYTES_MAX } from "../../core/limits.ts";
import type { Backups, Manifest } from "../../core/platforms/backups.ts";
import { decodeText } from "../../core/platforms/decode.ts";
import { platformNamed } from "../../core/platforms/known.ts";
import { fileOf, knownOf, unwrapBytes, type Unwrapped, type WrappedFile } from "../../core/platforms/unwrap.ts";
import { isReadBy, type Survey } from "./_survey.ts";

/** A file and what it is without us. */
export interface UnwrapPlan {
  readonly file: WrappedFile;
  /** Its text now. */
  readonly before: string;
  readonly made: Unwrapped;
}

/**
 * Every file with entries of ours that a client reads, or only those of one client: what was found, and what a manifest names
 * though nobody finds it any more.
 */
export async function wrappedFiles(
  found: Survey,
  backups: Backups,
  id: string | null,
): Promise<readonly UnwrapPlan[]> {
  const { machine, platforms } = found;
  const manifests = await backups.manifests();
  const files = found.files
    .filter((file) => file.scope !== "managed" && file.scope !== "extension")
    .filter((file) => id === null || isReadBy(file, id))
    .filter(({ entries, realpath, tree }) =>
      entries.some(({ launch }) => launch.kind === "ours") || tree === null && isIn(manifests, realpath)
    );
  const known = new Set(found.files.map(({ realpath }) => realpath));
  const others = manifests.filter(({ realpath, client }) => !known.has(realpath) && (id === null || client === id))
    .flatMap((manifest): WrappedFile[] => {
      const client = platformNamed(platforms, manifest.client)?.client;
      return client ? [fileOf(manifest, client)] : [];
    });
  const plans: UnwrapPlan[] = [];
  for (const file of [...files, ...others]) {
    const read = await machine.read(file.realpath, { bytesMax: CLIENT_FILE_BYTES_MAX });
    if (read.kind === "missing") continue;
    if (read.kind === "refused") {
      plans.push({ file, before: "", made: read });
      continue;
    }
    const made = unwrapBytes(file, read.bytes, await knownOf(backups, file.realpath));
    // A manifest may outlive the entries that it speaks of.
    if (made.kind === "text" && made.freed.length === 0 && made.left.length === 0) continue;
    const decoded = decodeText(read.bytes);
    plans.push({ file, before: decoded.kind === "text" ? decoded.text : "", made });
  }
  return plans;
}

function isIn(manifests: readonly Manifest[], realpath: string): boolean {
  return manifests.some((manifest) => manifest.realpath === realpath);
}
