import { randomness } from "./entropy.ts";

/** Words that people put where a secret would stand; whole words only, so that a random text that happens to hold one is kept. */
const WORDS = new RegExp(
  "(?:^|[^a-z])(?:example|sample|placeholder|dummy|fake|mock|test(?:ing)?|demo|todo|changeme|change[-_ ]?(?:me|it|this)|replace(?:[-_ ]?(?:me|this|with))?" +
    "|insert|redacted|removed|masked|hidden|your|yours|my|our|some|secret[-_]?here|here|not[-_ ]?a?[-_ ]?real|notreal|invalid|undefined|null|none|empty|foo|bar|baz|foobar|lorem|ipsum)(?:$|[^a-z])",
  "i",
);
/** The same words without need of borders; long enough not to happen by chance. */
const ANYWHERE =
  /example|placeholder|changeme|your[-_]?(?:api|key|token|secret|password|access)|redacted|insert[-_]?|dummy|replace[-_]?me|xxxx|\*{3}|\.{3}|\.{2}$|#{4}|…/i;
const TEMPLATES =
  /^\s*(?:<[^>]*>|\$\{[^}]*\}?|\{\{.*\}\}|\{[A-Za-z_][\w.]*\}|%[A-Za-z_]\w*%|\$[A-Za-z_]\w*|\$\(.*\)|\[[^\]]*\]|__\w+__|%\([^)]*\)s|%[sd]|@[\w.]+|#\{.*\}|process\.env\b.*|os\.(?:environ|getenv)\b.*|env\..*|secrets?\..*|vault:.*|op:\/\/.*)\s*$/;
const RUNS = [
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "01234567890",
  "09876543210",
  "0123456789abcdef",
  "deadbeef",
  "cafebabe",
];

/**
 * True when a value is obviously no secret: a template, a variable, a masked text, a word such as EXAMPLE,
 * a keyboard or counting sequence, or a text with too little variety. Errs on the side of "may be real".
 */
export function isPlaceholder(value: string): boolean {
  const text = value.trim().replace(/^["'`]|["'`]$/g, "");
  if (text.length === 0 || TEMPLATES.test(text) || ANYWHERE.test(text)) return true;
  if (text.length <= 200 && WORDS.test(text)) return true;
  if (/^(.)\1+$/u.test(text)) return true;
  return isSequence(text) || (text.length >= 12 && randomness(text) < 0.45);
}

/** True when at least two thirds of the text is made of runs of six or more from the alphabet, the digits or the keyboard. */
export function isSequence(text: string): boolean {
  const plain = text.toLowerCase();
  if (plain.length < 6) return false;
  let covered = 0;
  for (let at = 0; at < plain.length;) {
    const run = runAt(plain, at);
    covered += run;
    at += Math.max(1, run);
  }
  return covered * 3 >= plain.length * 2;
}

function runAt(text: string, at: number): number {
  let longest = 0;
  for (const run of RUNS) {
    for (let length = Math.min(run.length, text.length - at); length >= 6 && length > longest; length--) {
      if (run.includes(text.slice(at, at + length))) longest = length;
    }
  }
  return longest;
}
