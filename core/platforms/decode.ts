/** From the bytes of a client's file to its text, or to the reason why there is none. Pure. */
import type { Problem } from "../contract/platform.ts";

/** A byte order mark stays in the text, so that offsets in it are offsets in the file. */
export type Decoded = { readonly kind: "text"; readonly text: string } | { readonly kind: "problem" } & Problem;

const UTF16: Problem = { line: null, reason: "it is UTF-16; save it as UTF-8" };
/** ASCII in UTF-16 has a zero in every other byte; no text in UTF-8 has any. */
const LOOK_BYTES = 64;

/** Reads UTF-8, with or without a byte order mark. */
export function decodeText(bytes: Uint8Array): Decoded {
  const [first, second] = bytes;
  const hasMark = first === 0xff && second === 0xfe || first === 0xfe && second === 0xff;
  const zeros = bytes.subarray(0, LOOK_BYTES).filter((byte) => byte === 0).length;
  if (hasMark || zeros * 4 > Math.min(bytes.length, LOOK_BYTES)) return { kind: "problem", ...UTF16 };
  try {
    return { kind: "text", text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    const loose = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    return { kind: "problem", line: lineAt(loose, loose.indexOf("\ufffd")), reason: "it is not UTF-8" };
  }
}

/** The line of an offset, counted from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
