/** What a finding shows of the text: the match with a little context, on one line, with everything secret masked. */
import type { Span } from "../contract/finding.ts";
import { EXCERPT_CHARS_MAX } from "../limits.ts";
import { type Mask, maskLabel } from "./redact.ts";
import { isInvisible } from "./views/folded.ts";

const CONTEXT_CHARS = 40;
/** Of a long match its beginning is shown. */
const MATCH_CHARS_MAX = 140;
// Read more of the source than is shown: white space shrinks.
const MATCH_READ_MAX = 600;

/** Cuts the excerpt. `masks` are sorted, without overlap, in offsets of `text`. */
export function excerptOf(text: string, span: Span, masks: readonly Mask[]): string {
  const matchEnd = Math.min(span.end, span.start + MATCH_READ_MAX);
  const before = render(text, { start: Math.max(0, span.start - CONTEXT_CHARS), end: span.start }, {
    masks,
    isFirst: true,
  });
  const match = clip(
    render(text, { start: span.start, end: matchEnd }, { masks, isFirst: span.start === 0 }),
    MATCH_CHARS_MAX,
  );
  const room = EXCERPT_CHARS_MAX - match.length;
  const left = tail(before, Math.min(CONTEXT_CHARS, room >> 1));
  const afterEnd = Math.min(text.length, span.end + CONTEXT_CHARS * 4);
  const after = matchEnd < span.end ? "" : render(text, { start: span.end, end: afterEnd }, { masks, isFirst: false });
  return (left + match + clip(after, room - left.length)).replace(/ {2,}/g, " ").trim();
}

/** Text between two offsets with masks in place. A mask that began in an earlier piece was shown there. */
function render(
  text: string,
  { start, end }: Span,
  { masks, isFirst }: { readonly masks: readonly Mask[]; readonly isFirst: boolean },
): string {
  let out = "";
  let at = start;
  for (const mask of masks) {
    if (mask.end <= at) continue;
    if (mask.start >= end) break;
    out += oneLine(text.slice(at, Math.max(at, mask.start)));
    if (isFirst || mask.start >= start) out += maskLabel(mask);
    at = Math.min(mask.end, end);
  }
  return out + oneLine(text.slice(at, Math.max(at, end)));
}

/** Line breaks and tabs become spaces, what cannot be seen becomes a visible mark: an excerpt is read in terminals too. */
function oneLine(text: string): string {
  let out = "";
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (/\s/.test(char)) out += " ";
    else if (
      code < 0x20 || code >= 0x7f && code < 0xa0 || code >= 0xd800 && code <= 0xdfff || code > 0x7f && isInvisible(char)
    ) {
      if (!out.endsWith("\ufffd")) out += "\ufffd";
    } else out += char;
  }
  return out.replace(/ {2,}/g, " ");
}

function clip(text: string, chars: number): string {
  if (text.length <= chars) return text;
  if (chars <= 1) return "";
  const cut = text.slice(0, chars - 1);
  return `${cut.replace(/[\ud800-\udbff]$/, "")}…`;
}

function tail(text: string, chars: number): string {
  return text.length <= chars ? text : text.slice(text.length - chars).replace(/^[\udc00-\udfff]/, "");
}
