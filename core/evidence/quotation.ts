/** Where words stand between quotation marks, or in an element of a page that quotes. */
import type { Span } from "../contract/rule.ts";

/** Characters looked at before and behind a phrase for its quotation marks. */
export const QUOTE_CHARS = 400;

const CLOSES: Readonly<Record<string, string>> = {
  '"': '"',
  "`": "`",
  "“": "”",
  "„": "“",
  "«": "»",
  "'": "'",
  "‘": "’",
};

/** Elements of a page that quote. */
const QUOTING = /<(q|blockquote|code)>[^<]{0,400}$/i;

/** The words of the quoting element around a span; null where none stands around it. */
function elementAround(text: string, { start, end }: Span): Span | null {
  const from = Math.max(0, start - QUOTE_CHARS);
  const open = QUOTING.exec(text.slice(from, start));
  if (!open) return null;
  const close = text.slice(end, end + QUOTE_CHARS).search(new RegExp(`^[^<]*</${open[1]}>`, "i"));
  if (close < 0) return null;
  const words = from + open.index + `<${open[1]}>`.length;
  return { start: words, end: end + text.slice(end).indexOf("<") };
}

/** The words between the innermost quotation marks around a span, without the marks; null where none stand around it. */
export function quotationAround(text: string, { start, end }: Span): Span | null {
  const from = Math.max(0, start - QUOTE_CHARS);
  const window = text.slice(from, end + QUOTE_CHARS);
  for (let at = start - 1 - from; at >= 0; at--) {
    const mark = window[at] ?? "";
    if (mark === "\n" && window[at - 1] === "\n") break;
    const closing = CLOSES[mark];
    if (closing === undefined || !opens(window, at)) continue;
    const close = closeOf(window, closing, at + 1) + from;
    // A mark that closes before the span ends opened another quotation.
    if (close >= end) return { start: from + at + 1, end: close };
    break;
  }
  return elementAround(text, { start, end });
}

/** Behind a space or a bracket, and before a word: an apostrophe or an inch opens nothing. */
function opens(window: string, at: number): boolean {
  return (at === 0 || /[\s([{,:=>|—–-]/.test(window[at - 1] ?? "")) && /\S/.test(window[at + 1] ?? "");
}

function closeOf(window: string, mark: string, from: number): number {
  for (let at = window.indexOf(mark, from); at >= 0; at = window.indexOf(mark, at + 1)) {
    if (/\S/.test(window[at - 1] ?? "") && !/[\p{L}\p{N}]/u.test(window[at + 1] ?? "")) return at;
  }
  return -Infinity;
}
