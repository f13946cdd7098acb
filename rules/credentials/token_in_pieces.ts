import { isPlaceholder, looksRandom, scan } from "oktsec/evidence";
import { defineRule, type Span } from "oktsec/rule";

/** How a token begins, and how many characters follow at least and at most. */
const TOKENS: readonly (readonly [start: RegExp, least: number, most: number])[] = [
  [/^gh[pousr]_/, 36, 36],
  [/^glpat-/, 20, 20],
  [/^[sr]k_live_/, 24, 99],
  [/^AKIA/, 16, 16],
  [/^xox[bp]-/, 40, 80],
  [/^npm_/, 36, 36],
  [/^hf_/, 34, 34],
  [/^sk-ant-/, 80, 120],
];
const CHARS_MAX = 400;
/** What stands between two pieces. */
const JOINT =
  /^(?:["'`]?\s{0,4}(?:[+.,;|>&\\-]{1,2}|\r?\n|and|then)?\s{0,4}(?:>\s)?(?:(?:part|piece|half|rest|second|third|line)\s?\d?\s?(?:[:=]|is)\s?)?["'`]?)/i;

export default defineRule({
  id: "CRED_148",
  title: "A token that was cut into pieces",
  why: "A mail client, a terminal or a hand broke it up; put together it opens the door as before.",
  fix: "Revoke it.",
  severity: "high",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522"] },
  keywords: [
    "ghp_",
    "gho_",
    "ghs_",
    "ghu_",
    "ghr_",
    "glpat-",
    "sk_live_",
    "rk_live_",
    "akia",
    "xoxb-",
    "xoxp-",
    "npm_",
    "hf_",
    "sk-ant-",
  ],
  match: scan(
    /\b(?:gh[pousr]_|glpat-|[sr]k_live_|AKIA|xox[bp]-|npm_|hf_|sk-ant-)[A-Za-z0-9_-]{0,60}/,
    (match, { text }) => joined(text, match.index),
  ),
  sensitive: true,
  examples: {
    flags: [
      "my token, broken by the mail client:\nghp_" + "a1B2c3D" + "\n4e5F6g7H8i9" + "\nJ0kL1mN2oP3" + "\nq4R5s6T",
      "part1=sk_live_" + "9aQ2x7Lm" + " part2=" + "4Tz8Kp1Wc6Rv3Yb5",
      'key: "glpat-' + "x7Yq2" + '" + "' + "Lm9Tz4Kp1Wc6Rv3" + '"',
    ],
    passes: [
      "The prefix is ghp_ and then 36 letters and digits follow.",
      "ghp_ tokens are long\nand must be kept safe, 36 characters in all of them",
      "sk_live_ is the prefix for live keys, sk_test_ for the others.",
    ],
  },
});

/** The token put together from its pieces, of which there are two or more and none is a word of the text. */
function joined(text: string, start: number): boolean | Span {
  const kind = TOKENS.find(([begins]) => begins.test(text.slice(start, start + 12)));
  if (!kind) return false;
  const [begins, least, most] = kind;
  const prefix = begins.exec(text.slice(start, start + 12))?.[0] ?? "";
  let at = start + prefix.length;
  let token = "";
  let pieces = 0;
  const end = Math.min(text.length, start + CHARS_MAX);
  while (at < end && token.length < most) {
    const piece = /^[A-Za-z0-9_-]{1,120}/.exec(text.slice(at, end))?.[0] ?? "";
    if (piece === "" || token.length + piece.length > most) break;
    // A piece with neither digit nor capital may be a word of the sentence that follows.
    if (pieces > 0 && token.length >= least && /^[a-z]+$/.test(piece)) break;
    token += piece;
    pieces++;
    at += piece.length;
    if (token.length === most) break;
    const joint = JOINT.exec(text.slice(at, at + 40))?.[0] ?? "";
    if (joint === "") break;
    at += joint.length;
  }
  const isWhole = pieces > 1 && token.length >= least &&
    looksRandom(token, { length: Math.min(16, least), least: 0.6 }) &&
    /\d/.test(token) && !isPlaceholder(prefix + token);
  return isWhole ? { start, end: at } : false;
}
