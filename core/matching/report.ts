/** From the spans that a rule caught in one view to matches in offsets of the part. */
import type { Rule, Span } from "../contract/rule.ts";
import type { Gathering } from "./gather.ts";
import { isCut, type Piece } from "./pieces.ts";
import type { Catch } from "./plan.ts";
import type { ViewText } from "./views/mod.ts";

/** Spans of one piece where not only those count that become findings: all of a sensitive rule are masked, and few reach over a seam. */
export const MANY_SPANS_MAX = 512;

/** Where spans were caught, and who keeps them. */
export interface Place {
  readonly piece: Piece;
  readonly view: ViewText;
  readonly gathering: Gathering;
  /** Left out: no seam. */
  readonly seam?: Span | undefined;
}

/** Notes what a rule caught in one view. */
export function reportAll(rule: Rule, { spans }: Catch, place: Place): void {
  for (let i = 0; i + 1 < spans.length; i += 2) {
    report(rule, { start: spans[i] ?? 0, end: spans[i + 1] ?? 0 }, place);
  }
  // What lies behind the last of so many was not looked at, and is masked whole.
  if (rule.sensitive && spans.length >= MANY_SPANS_MAX * 2) {
    report(rule, { start: spans[spans.length - 1] ?? 0, end: place.view.text.length }, place);
  }
}

function report(rule: Rule, span: Span, { piece, view, gathering, seam }: Place): void {
  const way = view.wayAt ? view.wayAt(span.start, span.end) : view.way;
  if (way === null) return;
  const { start, end } = view.toSource(span.start, span.end);
  if (isCut(piece, { start, end })) return;
  if (seam && (start + piece.offset >= seam.start || end + piece.offset <= seam.end)) return;
  // What was decoded is shown as decoded: the source says nothing to a reader.
  const shown = view.view === "decoded" ? { text: view.text, start: span.start, end: span.end } : null;
  gathering.add(rule, piece.part, { start: start + piece.offset, end: end + piece.offset, way, shown });
}
