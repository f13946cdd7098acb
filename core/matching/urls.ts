/** URLs of a text: everything with `scheme://` that the WHATWG parser accepts, also one inside the query of another. */
import type { UrlToken } from "../contract/rule.ts";

/** URLs kept of one text. */
export const URLS_MAX = 1_024;
/** Characters of a URL; a longer one is cut there, as proxies do. */
export const URL_CHARS_MAX = 2_048;

const SCHEME_CHARS_MAX = 24;
// URLs nested in one run of characters: past these, "http://http://…" would cost its square.
const NESTED_MAX = 4;

/** What ends a URL in running text. A backslash does not: browsers read it as a slash, and attackers know. */
// deno-lint-ignore no-control-regex -- control characters do end a URL
const DELIMITER = /[\s<>"`{}|^\u0000-\u001f]|[\u3002\uff0c\u3001\u300d\u300f\u201c\u201d]/g;

/** Finds the URLs of a text, in order. Linear. */
export function findUrls(text: string): readonly UrlToken[] {
  const out: UrlToken[] = [];
  let runEnd = 0;
  let inRun = 0;
  for (let at = text.indexOf("://"); at >= 0 && out.length < URLS_MAX; at = text.indexOf("://", at + 3)) {
    if (at >= runEnd) {
      DELIMITER.lastIndex = at + 3;
      runEnd = DELIMITER.exec(text)?.index ?? text.length;
      inRun = 0;
    }
    if (inRun++ >= NESTED_MAX) continue;
    const start = schemeStart(text, at);
    if (start === at) continue;
    const end = trimEnd(text, { start, end: Math.min(runEnd, start + URL_CHARS_MAX) });
    const piece = text.slice(start, end);
    const url = URL.parse(piece);
    if (url) out.push({ start, end, text: piece, url });
  }
  return out;
}

function schemeStart(text: string, colon: number): number {
  let start = colon;
  while (start > 0 && colon - start < SCHEME_CHARS_MAX && isSchemeChar(text.charCodeAt(start - 1))) start--;
  // A scheme begins with a letter: "x=1http://" is read from its first letter on.
  while (start < colon && !isLetter(text.charCodeAt(start))) start++;
  return start;
}

function isLetter(c: number): boolean {
  return c >= 0x61 && c <= 0x7a || c >= 0x41 && c <= 0x5a;
}

function isSchemeChar(c: number): boolean {
  return isLetter(c) || c >= 0x30 && c <= 0x39 || c === 0x2b || c === 0x2d || c === 0x2e;
}

const TRAILING = ".,;:!?'*_~";
const CLOSERS: Readonly<Record<string, string>> = { ")": "(", "]": "[" };

/** Leaves out the punctuation of the sentence: a closing bracket stays only where it was opened inside. */
function trimEnd(text: string, span: { readonly start: number; readonly end: number }): number {
  let { end } = span;
  const open: Record<string, number> = { ")": 0, "]": 0 };
  for (let i = span.start; i < end; i++) {
    const char = text[i] ?? "";
    if (char === "(") open[")"] = (open[")"] ?? 0) + 1;
    else if (char === "[") open["]"] = (open["]"] ?? 0) + 1;
    else if (char in CLOSERS) {
      const left = (open[char] ?? 0) - 1;
      // A bracket that closes nothing belongs to the text around: "](" of markdown, "(see http://x)".
      if (left < 0) {
        end = i;
        break;
      }
      open[char] = left;
    }
  }
  while (end > span.start && TRAILING.includes(text[end - 1] ?? "")) end--;
  return end;
}
