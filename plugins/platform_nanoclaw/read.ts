/** Reads NanoClaw's files: strict JSON, as its own validator reads them. */
import type { Machine } from "../../core/contract/machine.ts";
import { NANOCLAW_FILE_BYTES_MAX } from "../../core/limits.ts";
import { isPlain, type Plain } from "../../core/platforms/plain.ts";

/** What reading came to. */
export type FileRead =
  | { readonly kind: "missing" }
  | { readonly kind: "trouble"; readonly reason: string }
  | { readonly kind: "read"; readonly value: Plain };

/** Reads a file that holds one object. Throws nothing, and quotes nothing of the file. */
export async function readJson(machine: Machine, path: string): Promise<FileRead> {
  const read = await machine.read(path, { bytesMax: NANOCLAW_FILE_BYTES_MAX });
  if (read.kind === "missing") return read;
  if (read.kind === "refused") return { kind: "trouble", reason: read.reason };
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(read.bytes));
    return isPlain(value) ? { kind: "read", value } : { kind: "trouble", reason: "it holds no object" };
  } catch {
    return { kind: "trouble", reason: "it is not valid JSON" };
  }
}
