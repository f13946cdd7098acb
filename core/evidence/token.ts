import type { PatternMatcher } from "../contract/rule.ts";
import { randomness } from "./entropy.ts";
import { isPlaceholder } from "./placeholder.ts";
import { scan } from "./words.ts";

/** How much a value must look like one that a machine made. */
export interface TokenOptions {
  /** Least `randomness()` of the secret part. */
  readonly least?: number;
  /** False for alphabets in which a value without a digit is common. */
  readonly hasDigit?: boolean;
  /** A last word on the secret part; the placeholder test has been passed. */
  readonly valid?: (secret: string) => boolean;
}

/**
 * A matcher for tokens that carry the mark of their service. The pattern's first group that took part is the secret part, behind the
 * mark; it must not be a placeholder. Nothing that could go on with the token may follow it.
 */
export function token(pattern: RegExp, options: TokenOptions = {}): PatternMatcher {
  return scan(pattern, (match, { text }) => {
    const secret = match.slice(1).find((part) => part !== undefined) ?? match[0];
    return !goesOn(text, match.index + match[0].length) && isSecret(secret, options);
  });
}

/** What may stand between a name and its value: closing marks, a type, an assignment, a comma of a call, white space of a tag or a flag. */
const LINK = String
  .raw`["'\]]{0,2}(?:\s{1,3}(?:string|str|char\*?|const))?\s{0,4}(?::=|=>|\|\||[:=>,|]|\bis\b|\s)\s{0,8}`;
const OPEN = String.raw`(?:["'${"`"}]|\\"|Bearer ){0,2}`;

/** Two words side by side, as in the name of a branch or a host: no generator makes them. */
const WORDY = /(?:^|[-_./])(?:[a-z]{3,}[-_./][a-z]{2,}|[A-Z]{3,}[-_./][A-Z]{2,})(?:$|[-_./])/;

/**
 * A matcher for values that only their name gives away. `names` is a pattern source for what the name holds ("datadog|dd_api"),
 * `value` one for the secret; the finding is the value alone. ASCII case is ignored in both.
 */
export function named(names: string, value: string, options: TokenOptions = {}): PatternMatcher {
  const pattern = new RegExp(`(?:${names})[\\w.-]{0,32}${LINK}${OPEN}(${value})`, "i");
  return scan(pattern, (match, { text }) => {
    const secret = match[1] ?? "";
    const end = match.index + match[0].length;
    if (goesOn(text, end) || WORDY.test(secret) || !isSecret(secret, { least: 0.5, ...options })) return false;
    return { start: end - secret.length, end };
  });
}

/** From this length on a random text may hold a short word such as "my" or "our" by chance. */
const LONG_CHARS = 64;

function isSecret(secret: string, { least = 0.55, hasDigit = true, valid }: TokenOptions): boolean {
  const share = randomness(secret);
  const isLong = secret.length >= LONG_CHARS && share > 0.75 &&
    !/x{4}|example|placeholder|your[-_]|[.*]{3}/i.test(secret);
  return (isLong || !isPlaceholder(secret)) && (!hasDigit || /\d/.test(secret)) && share > least &&
    (valid?.(secret) ?? true);
}

function goesOn(text: string, at: number): boolean {
  return /[A-Za-z0-9_]/.test(text.charAt(at));
}

/** The characters of standard or URL-safe base64 as bytes, one a character; null where the text is no base64. At most `most` characters are read. */
export function fromBase64(text: string, most = 4096): string | null {
  const body = text.slice(0, most).replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "");
  if (!/^[A-Za-z0-9+/]*$/.test(body)) return null;
  try {
    // A rest of one character holds no byte.
    return atob(body.length % 4 === 1 ? body.slice(0, -1) : body);
  } catch {
    return null;
  }
}
