import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "UNI_009",
  title: "Characters that turn into syntax when they are normalised",
  why:
    "Full-width brackets, slashes and quotes pass a filter as letters and become code when the text is normalised behind it.",
  fix: "Normalise before the check, not after it.",
  severity: "high",
  category: "unicode-attack",
  lane: "flag",
  maps: { asi: ["ASI02", "ASI05"], mcp: ["MCP05"], cwe: ["CWE-176", "CWE-180"] },
  reads: ["tool_argument", "command", "url", "header"],
  views: ["raw"],
  keywords: [
    "\uff1c",
    "\uff1e",
    "\uff0f",
    "\uff1b",
    "\uff07",
    "\uff02",
    "\uff3c",
    "\uff5c",
    "\uff06",
    "\uff40",
    "\uff04",
    "\u2024",
    "\u2025",
    "\ufe64",
    "\ufe65",
    "\u2044",
    "\u2215",
    "\u037e",
  ],
  match: syntax,
  examples: {
    flags: [
      { text: "／etc／passwd", kind: "tool_argument" },
      { text: "＜script＞alert(1)＜／script＞", kind: "tool_argument" },
      { text: "x＇ OR 1=1 -- ", kind: "tool_argument" },
      { text: "file．txt；rm -rf ~", kind: "command" },
      { text: "http://a.example／․․／admin", kind: "url" },
    ],
    passes: [
      { text: "価格は（税込）：１２００円", kind: "tool_argument" },
      { text: "ls -la", kind: "command" },
      { text: "文件／目录", kind: "tool_argument" },
      { text: "a/b/c", kind: "tool_argument" },
    ],
  },
});

/** What becomes < > / ; ' " \ | & ` $ ( or . when it is normalised. Full-width brackets and commas are ordinary in Chinese and Japanese. */
const SYNTAX =
  /[\uff1c\uff1e\uff0f\uff1b\uff07\uff02\uff3c\uff5c\uff06\uff40\uff04\u2024\u2025\ufe64\ufe65\u2044\u2215\u037e]/g;
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

function* syntax({ text }: Sample): Generator<Span> {
  if (EAST_ASIAN.test(text)) return;
  for (const match of text.matchAll(SYNTAX)) {
    // Beside ASCII on one side at least: alone it is a sign among signs.
    if (/[\w.<>=]/.test(text.charAt(match.index - 1) + text.charAt(match.index + 1))) {
      yield { start: match.index, end: match.index + 1 };
    }
  }
}
