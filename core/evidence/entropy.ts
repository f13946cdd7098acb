/** Shannon entropy of the text in bits per character; 0 for the empty text. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  let total = 0;
  for (const character of text) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
    total++;
  }
  let bits = 0;
  for (const count of counts.values()) bits -= (count / total) * Math.log2(count / total);
  return bits;
}

/** The smallest usual alphabet that holds the whole text. */
export type Charset = "decimal" | "hex" | "alphanumeric" | "base64" | "printable";

const CHARSETS: readonly (readonly [Charset, RegExp, number])[] = [
  ["decimal", /^[0-9]+$/, 10],
  ["hex", /^(?:[0-9a-f]+|[0-9A-F]+)$/, 16],
  ["alphanumeric", /^[0-9A-Za-z]+$/, 62],
  ["base64", /^[0-9A-Za-z+/=_-]+$/, 64],
];

/** The smallest usual alphabet that holds the whole text, and its size. */
export function charsetOf(text: string): { readonly charset: Charset; readonly size: number } {
  for (const [charset, shape, size] of CHARSETS) if (shape.test(text)) return { charset, size };
  return { charset: "printable", size: 94 };
}

/**
 * How random the text looks, from 0 to 1: its entropy as a share of the most that a text of this length
 * over this alphabet could have. Machine-made secrets reach 0.8 and more; words and counters stay below.
 */
export function randomness(text: string): number {
  const { size } = charsetOf(text);
  const most = Math.log2(Math.min(size, Math.max(2, text.length)));
  return entropy(text) / most;
}

/**
 * True for a text that a random generator may have made: no white space, at least `length` characters, random for its
 * alphabet, and mixed as random texts are. Words, paths, versions and identifiers in camel case fail at least one of these.
 */
export function looksRandom(text: string, { length = 16, least = 0.75 } = {}): boolean {
  if (text.length < length || /\s/.test(text) || randomness(text) < least) return false;
  const { charset } = charsetOf(text);
  if (charset === "decimal") return false;
  const digits = (text.match(/[0-9]/g) ?? []).length;
  if (charset === "hex") return digits > 0 && digits < text.length;
  // A random text of 16 characters or more over 62 or more holds a digit nearly always, and no long pronounceable run of one case.
  return digits > 0 && /[A-Za-z]/.test(text) && !/[a-z]{9}|[A-Z]{10}/.test(text);
}
