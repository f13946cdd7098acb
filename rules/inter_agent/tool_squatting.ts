import { COMMON_TOOLS, distance, skeleton } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

/** What stands before and after the joint of a name such as read_file, in any script. */
const LEFT = /^[\p{L}\p{N}@$_]$/u;
const RIGHT = /^[\p{L}\p{N}@$_]{1,40}/u;
/** Shorter names are like many. */
const NAME_CHARS_MIN = 6;
/** Names looked at in one text. */
const NAMES_MAX = 256;
/** A description's own name stands first; elsewhere a name counts only where the text speaks of a tool. */
const HEAD = /^\s{0,4}["'`]?([\p{L}\p{N}@$_-]{4,64})["'`]?\s{0,2}(?::|$)/u;
const TOOL_WORDS = /\b(?:tools?|functions?|call(?:ing|s)?|invoke|use|using|server|mcp|name)\b/i;

const known = COMMON_TOOLS.filter((name) => name.length >= 7);
const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");
const exact = new Set(COMMON_TOOLS.map(plain));
/** A slip in the first letter is rare, and a reader sees it. */
const byStart = Map.groupBy(known.filter((name) => name.length >= 8), (name) => name.charAt(0));
const byLook = new Map(known.map((name) => [skeleton(name), name]));

export default defineRule({
  id: "IAP-012",
  title: "A tool's name imitates a well-known tool",
  why:
    "A model picks tools by name. One letter that looks like another sends the call, and what is in it, to a stranger.",
  fix: "Compare the server with the one you meant to install, and remove it if it is not that one.",
  severity: "high",
  category: "inter-agent",
  lane: "block",
  maps: { asi: ["ASI04", "ASI02"], mcp: ["MCP09", "MCP03"], cwe: ["CWE-1007", "CWE-451"] },
  reads: ["tool_description", "message", "config"],
  // Look-alikes disappear when text is folded: the name must be seen as it came.
  views: ["raw"],
  match: names,
  examples: {
    flags: [
      { text: "read_fi1e", kind: "tool_description" },
      { text: "reаd_file: Reads a file from disk.", kind: "tool_description" },
      { text: "execute_comand", kind: "tool_description" },
      { text: "wirte_file: Writes text to a file.", kind: "tool_description" },
      "Please use the tool web_seacrh from the new server for this.",
      { text: "send_emai1: Sends an e-mail", kind: "tool_description" },
    ],
    passes: [
      { text: "read_file", kind: "tool_description" },
      { text: "readFile: Reads a file.", kind: "tool_description" },
      { text: "read_files: Reads several files.", kind: "tool_description" },
      { text: "set_user", kind: "tool_description" },
      "Call the tool list_directories or search_file for that.",
      "the file read_fi1e.txt was deleted",
    ],
  },
});

function* names({ text, kind }: Sample): Generator<Span> {
  if (kind === "tool_description") {
    const head = HEAD.exec(text.slice(0, 80));
    const name = head?.[1];
    if (name !== undefined && imitates(name)) {
      const start = text.indexOf(name);
      yield { start, end: start + name.length };
      return;
    }
  }
  for (const { start, end } of joined(text)) {
    // A file name or a host goes on after the name.
    if (/[./\\:@]/.test(text.charAt(end)) && /\w/.test(text.charAt(end + 1))) continue;
    // Most names are variables of code, far from any word of tools: what is cheaper is asked first.
    if (end - start < NAME_CHARS_MIN || !TOOL_WORDS.test(text.slice(Math.max(0, start - 40), end + 24))) continue;
    if (imitates(text.slice(start, end))) yield { start, end };
  }
}

/** Names with an underscore in them, found from the underscores: other words cost nothing. */
function* joined(text: string): Generator<Span> {
  let at = text.indexOf("_");
  for (let count = 0; at >= 0 && count < NAMES_MAX; count++) {
    const start = nameStart(text, at);
    const end = at + (RIGHT.exec(text.slice(at, at + 40))?.[0].length ?? 1);
    yield { start, end };
    at = text.indexOf("_", Math.max(end, at + 1));
  }
}

/** Where the name before an underscore begins, at most forty characters back. */
function nameStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < 40 && LEFT.test(text.charAt(start - 1))) start--;
  return start;
}

/** True for a name that reads as a common tool's without being it: a look-alike character, two letters swapped, one doubled or left out. */
function imitates(name: string): boolean {
  if (name.length < NAME_CHARS_MIN || name.length > 40) return false;
  const isAscii = /^[ -~]*$/.test(name);
  if (isAscii && exact.has(plain(name))) return false;
  // Without a digit, a sign or a foreign letter only the pairs rn, vv and cl can deceive the eye.
  if ((!isAscii || /[^a-z_-]|rn|vv|cl/i.test(name)) && byLook.has(skeleton(name))) return true;
  const bare = name.toLowerCase().replaceAll("-", "_");
  return (byStart.get(bare.charAt(0)) ?? []).some((tool) => distance(bare, tool, 1) === 1 && isSlip(bare, tool));
}

/** Real names differ by a plural or by another word; a slip of the finger swaps, doubles or drops a letter inside of a word. */
function isSlip(name: string, tool: string): boolean {
  if (name.length === tool.length) {
    const at = [...name].findIndex((letter, index) => letter !== tool[index]);
    return name[at] === tool[at + 1] && name[at + 1] === tool[at] && name[at] !== "_" && name[at + 1] !== "_";
  }
  const [long, short] = name.length > tool.length ? [name, tool] : [tool, name];
  let at = 0;
  while (at < short.length && long[at] === short[at]) at++;
  const letter = long[at] ?? "";
  const isInside = at > 0 && /[a-z]/.test(long[at - 1] ?? "") && /[a-z]/.test(long[at + 1] ?? "");
  if (!/[a-z]/.test(letter)) return false;
  return name.length > tool.length ? letter === long[at - 1] : isInside || letter === long[at - 1];
}
