/**
 * Reads one JSON text strictly: once over it, in linear time, with every string and its place on the way.
 * What two readers could take for different things is a fault, so that nobody behind us reads what we did not.
 */
import type { Fault, FaultCode } from "../contract/envelope.ts";
import { Reader, type ReadOptions } from "./_reader.ts";
import type { Leaf } from "./place.ts";
import { scoutId } from "./scout.ts";

export { DEPTH_CEILING, type ReadOptions } from "./_reader.ts";
export { KEY_MARKER, type Leaf } from "./place.ts";

/** Kinds of faults kept of one text; there are fewer than this. */
const FAULTS_MAX = 32;

/** What was read. */
export interface Reading {
  /** Plain objects and arrays, as `JSON.parse` makes them; undefined when the text cannot be read. */
  readonly value: unknown;
  /** Strings in order of appearance; each distinct key once, where it first stands. */
  readonly leaves: readonly Leaf[];
  /** True when `leaves` holds every string; otherwise the text itself is what is left to look at. */
  readonly isComplete: boolean;
  readonly faults: readonly Fault[];
  /**
   * The outermost object's `id` exactly as sent, where it is a string, a number or null and stands there once.
   * Of a damaged text too, where it can be seen.
   */
  readonly rawId: string | null;
  /** For a batch: the same for each element. */
  readonly batchIds: readonly (string | null)[];
}

/**
 * Reads UTF-8 bytes. Never throws: what is wrong is in `faults`.
 *
 * @example
 * ```ts
 * const reading = readJson(bytes, { depth: 128, leavesMax: LEAVES_MAX, strictCase: "top" });
 * if (reading.faults.some((fault) => fault.weight === "refuse")) refuse(reading.faults);
 * ```
 */
export function readJson(bytes: Uint8Array, options: ReadOptions): Reading {
  const faults: Fault[] = [];
  const note = (code: FaultCode, detail: string, weight: Fault["weight"] = "refuse") => {
    if (faults.length >= FAULTS_MAX || faults.some((fault) => fault.detail === detail)) return;
    faults.push({ code, detail, weight });
  };
  const reader = new Reader(decode(bytes, note), options, note);
  const value = reader.read();
  return {
    value,
    leaves: reader.leaves,
    isComplete: value !== undefined && !reader.isCut,
    faults,
    rawId: value === undefined ? scoutId(bytes) : reader.rawId,
    batchIds: reader.batchIds,
  };
}

/** The text of bytes that may not be UTF-8, for people and for scanning; never for reading as JSON. */
export function looseText(bytes: Uint8Array): string {
  return looseDecoder.decode(bytes);
}

const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const looseDecoder = new TextDecoder("utf-8", { ignoreBOM: true });

function decode(bytes: Uint8Array, note: (code: FaultCode, detail: string) => void): string {
  let text: string;
  try {
    text = strictDecoder.decode(bytes);
  } catch {
    // Read on with replacement characters, so that in observe the rest is still looked at.
    text = looseDecoder.decode(bytes);
    note("ambiguous_json", "The bytes are not UTF-8");
  }
  if (text.charCodeAt(0) !== 0xfeff) return text;
  note("ambiguous_json", "The text starts with a byte order mark");
  return text.slice(1);
}
