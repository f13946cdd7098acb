/**
 * A view is another reading of a text that brings out what the source hides. Each maps back to offsets of its source.
 * The engine knows this interface only: a new view is a new file and a line in `mod.ts`.
 */
import type { Span, View } from "../../contract/rule.ts";
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
}

/** What the engine already knows of a source, so that a view need not look again. */
export interface Traits {
  readonly isAscii: boolean;
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
