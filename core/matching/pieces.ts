/** Long texts are read in pieces that overlap, so that no single stretch of work is long and no match on a border is lost. */
import type { Part } from "../contract/envelope.ts";
import type { Span } from "../contract/finding.ts";

/** Up to here a scan is not worth a turn of the event loop, whatever the text holds. */
export const SYNC_CHARS_MAX = 8 * 1024;
/** A longer text is read in pieces of this size. A rule's keyword and its match must lie within one. */
export const SEGMENT_CHARS = 48 * 1024;
/** What two pieces share, so that a match on their border is seen whole. */
export const OVERLAP_CHARS = 8 * 1024;

/** A piece of a part: all of it, or a segment of a long one. */
export interface Piece {
  readonly part: Part;
  /** Position of the part among all. */
  readonly place: number;
  readonly text: string;
  readonly offset: number;
  readonly isLast: boolean;
}

/** The pieces of all parts, in order. */
export function* pieces(parts: readonly Part[]): Generator<Piece> {
  for (const [place, part] of parts.entries()) {
    const { text } = part;
    if (text.length === 0) continue;
    if (text.length <= SEGMENT_CHARS + OVERLAP_CHARS) {
      yield { part, place, text, offset: 0, isLast: true };
      continue;
    }
    for (let offset = 0;; offset += SEGMENT_CHARS) {
      const end = offset + SEGMENT_CHARS + OVERLAP_CHARS;
      const isLast = end >= text.length;
      yield { part, place, text: text.slice(offset, end), offset, isLast };
      if (isLast) break;
    }
  }
}

/**
 * Whether a match belongs to another piece. At a cut the text is not what it seems (`\b`, `^`, `$`): the neighbour saw
 * this stretch whole.
 */
export function isCut(piece: Piece, { start, end }: Span): boolean {
  if (piece.offset > 0 && start === 0 && end < OVERLAP_CHARS) return true;
  return !piece.isLast && end === piece.text.length && start > piece.text.length - OVERLAP_CHARS;
}
