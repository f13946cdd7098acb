/**
 * A view is another reading of a text that brings out what the source hides. Each maps back to offsets of its source.
 * The engine knows this interface only: a new view is a new file and a line in `mod.ts`.
 */
import type { Span, View } from "../../contract/rule.ts";
import type { Survey } from "../decoders/runs.ts";
import type { Meter } from "../meter.ts";

/** One reading of a text. */
export interface ViewText {
  /** What a rule's `views` names. */
  readonly view: View;
  /** The whole way from source to text, as a finding tells it: "folded", "decoded: base64, gzip". */
  readonly way: string;
  readonly text: string;
  /** The characters of the source from which these characters of `text` came. */
  toSource(start: number, end: number): Span;
  /**
   * The way of these characters, where it is not the same for the whole text; null where they are as they were in the text
   * that this one was made from: whatever they match was seen there.
   */
  wayAt?(start: number, end: number): string | null;
  /** How these characters were decoded; null where they stand in the source as they are. Left out: nothing of the text was. */
  decodedAt?(start: number, end: number): string | null;
  /** The text was turned over whole by a guess at a cipher: what it shows of numbers and keys is no secret. */
  readonly isCipher?: boolean;
}

/** What the engine already knows of a source, so that a view need not look again. */
export interface Traits {
  readonly isAscii: boolean;
  /** What was found in the text so far, where somebody looked. */
  readonly survey?: Survey;
}

/** Makes one kind of view. */
export interface ViewMaker {
  readonly view: View;
  /** The readings that differ from the source; none where nothing differs. Linear in the length of `text`; counts its work. */
  make(text: string, traits: Traits, meter: Meter): readonly ViewText[];
}

/** The source itself. */
export function rawView(text: string): ViewText {
  return { view: "raw", way: "raw", text, toSource: (start, end) => ({ start, end }) };
}

/** A reading of a reading: its offsets and its way lead back to the first source. */
export function through(parent: ViewText, child: ViewText): ViewText {
  const wayOf = (start: number, end: number) => (child.wayAt ? child.wayAt(start, end) : child.way);
  if (parent.view === "raw") return child.view === "decoded" ? { ...child, decodedAt: wayOf } : child;
  const before = (start: number, end: number) => {
    const place = child.toSource(start, end);
    return parent.decodedAt?.(place.start, place.end) ?? null;
  };
  const isDecoded = parent.view === "decoded" || child.view === "decoded";
  return {
    view: isDecoded ? "decoded" : child.view,
    way: joinWays(parent.way, child.way),
    text: child.text,
    isCipher: parent.isCipher === true || child.isCipher === true,
    toSource(start, end) {
      const place = child.toSource(start, end);
      return parent.toSource(place.start, place.end);
    },
    wayAt(start, end) {
      const own = wayOf(start, end);
      if (own === null) return null;
      if (parent.view !== "decoded") return joinWays(parent.way, own);
      // What stands around a decoded stretch was read in this way in the source.
      const decoded = before(start, end);
      return decoded === null ? null : joinWays(decoded, own);
    },
    ...(isDecoded && {
      decodedAt(start: number, end: number) {
        const own = child.view === "decoded" ? wayOf(start, end) : null;
        const decoded = before(start, end);
        return own === null || decoded === null ? own ?? decoded : joinWays(decoded, own);
      },
    }),
  };
}

const DECODED = "decoded: ";

/** "decoded: base64" and "decoded: gzip" make "decoded: base64, gzip"; of two plain views the last one is named. */
function joinWays(first: string, second: string): string {
  const isDecoded = first.startsWith(DECODED);
  if (second.startsWith(DECODED)) return isDecoded ? `${first}, ${second.slice(DECODED.length)}` : second;
  return isDecoded ? `${first}, ${second}` : second;
}
