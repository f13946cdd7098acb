/** Reads one JSON5 file. `json5` is the parser that OpenClaw itself reads with, so both see the same values. */
import JSON5 from "json5";
import type { Machine } from "../../core/contract/machine.ts";
import { DEPTH_DEFAULT, OPENCLAW_FILE_BYTES_MAX } from "../../core/limits.ts";
import { isPlain, type Plain } from "../../core/platforms/plain.ts";

/** What reading came to. */
export type FileRead =
  | { readonly kind: "missing" }
  | { readonly kind: "trouble"; readonly line: number | null; readonly reason: string }
  | { readonly kind: "read"; readonly value: Plain };

/** Reads a file of at most 2 MiB that holds one object. Throws nothing, and quotes nothing of the file. */
export async function readJson5(machine: Machine, path: string): Promise<FileRead> {
  const read = await machine.read(path, { bytesMax: OPENCLAW_FILE_BYTES_MAX });
  if (read.kind === "missing") return read;
  if (read.kind === "refused") return { kind: "trouble", line: null, reason: read.reason };
  const { bytes } = read;
  if (bytes[0] === 0xff && bytes[1] === 0xfe || bytes[0] === 0xfe && bytes[1] === 0xff) {
    return { kind: "trouble", line: null, reason: "it is UTF-16; OpenClaw reads UTF-8" };
  }
  try {
    return parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return { kind: "trouble", line: null, reason: "it is not UTF-8" };
  }
}

function parse(text: string): FileRead {
  let value: unknown;
  try {
    value = text.trim() === "" ? {} : JSON5.parse(text);
  } catch (error) {
    return { kind: "trouble", line: lineOf(error), reason: "it is not valid JSON5" };
  }
  if (!isPlain(value)) return { kind: "trouble", line: null, reason: "it holds no object" };
  if (!isShallow(value)) return { kind: "trouble", line: null, reason: `it is nested deeper than ${DEPTH_DEFAULT}` };
  return { kind: "read", value };
}

/** The parser's own message quotes the character that it met; only its place is taken over. */
function lineOf(error: unknown): number | null {
  if (typeof error !== "object" || error === null || !("lineNumber" in error)) return null;
  return typeof error.lineNumber === "number" ? error.lineNumber : null;
}

/** Level by level, so that a deep file cannot exhaust the stack that is to refuse it. */
function isShallow(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_DEFAULT) return false;
    level = level.flatMap((item) => typeof item === "object" && item !== null ? Object.values(item) : []);
  }
  return true;
}
