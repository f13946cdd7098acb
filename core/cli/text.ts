/** Text on its way to a terminal: what could steer it is made visible, and columns are counted as the eye does. Pure. */
import { lazy } from "../lazy.ts";

// Controls (C0, DEL, C1), format characters (bidirectional overrides, zero width, tags), line and paragraph separators,
// private use, lone surrogates, and whatever else a terminal draws as nothing.
const unseen = lazy(() => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu);

function visible(char: string): string {
  let text = "";
  for (let index = 0; index < char.length; index++) {
    text += "\\u" + char.charCodeAt(index).toString(16).padStart(4, "0");
  }
  return text;
}

/**
 * Writes every character that could move the cursor, change colours, turn the reading direction or hide text as
 * `\uXXXX`; newlines and tabs too, so that untrusted text stays in its line.
 */
export function plain(text: string): string {
  return text.replace(unseen(), visible);
}

/** The same for text of several lines: newlines and tabs stay. */
export function plainLines(text: string): string {
  return text.replace(unseen(), (char) => char === "\n" || char === "\t" ? char : visible(char));
}

/** JSON means the same with these escaped, and a terminal that shows it cannot be steered. */
export function plainJson(value: unknown, indent?: number): string {
  return plainLines(JSON.stringify(value, null, indent) ?? "null");
}

/** Styles that `paint` knows, each with its SGR number. */
const STYLES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;
/** A way to set text off. */
export type Style = keyof typeof STYLES;

/** Escapes the text and, where colour is wanted, sets it off. */
export function paint(text: string, style: Style | null, color: boolean): string {
  const safe = plain(text);
  return style === null || !color || safe === "" ? safe : `\x1b[${STYLES[style]}m${safe}\x1b[0m`;
}

// deno-lint-ignore no-control-regex -- the escape character is the point
const PAINTED = /\x1b\[(?:0|1|2|31|32|33|36)m/g;

/** Escapes all but newlines, tabs and the styles of `paint`: the last gate before a terminal. */
export function guard(text: string, color: boolean): string {
  if (!color) return plainLines(text.replace(PAINTED, ""));
  let safe = "";
  let end = 0;
  for (const match of text.matchAll(PAINTED)) {
    safe += plainLines(text.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  return safe + plainLines(text.slice(end));
}

const NARROW = /^[\x20-\x7e]*$/;
const wide = lazy(() =>
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]$/u
);
const graphemes = lazy(() => new Intl.Segmenter("en", { granularity: "grapheme" }));

/** Columns that a terminal gives to already escaped text. */
export function widthOf(text: string): number {
  if (NARROW.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes().segment(text)) width += charWidth(segment);
  return width;
}

function charWidth(grapheme: string): number {
  return wide().test(String.fromCodePoint(grapheme.codePointAt(0) ?? 0)) ? 2 : 1;
}

/** Cuts to a number of columns; what was cut shows as "…". */
export function fit(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let kept = "";
  let width = 0;
  for (const { segment } of graphemes().segment(text)) {
    width += charWidth(segment);
    if (width > columns - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** Breaks at spaces into lines of at most so many columns; a longer word stands alone. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && widthOf(line) + 1 + widthOf(word) > columns) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
