/** Strings that a program puts together: "ig" + "nore", ["ig", "nore"].join(""). Also names of hosts in Punycode. */
import { domainToUnicode } from "node:url";
import type { Edit } from "../views/edits.ts";
import { CANDIDATE_COST, type Decoder } from "./decoder.ts";

const JOIN = /(["'`])\s{0,8}(?:\+|&|\|\||\.\.?|~|<>|\\\n)\s{0,8}(["'`])/g;
/** Without one of these no strings are put together; each is looked for at the speed of memory. */
const OPERATORS = ["+", "&", "||", "~", "<>", '."', ".'", '. "', ". '", "\\\n"] as const;
/** The end of a list whose pieces are joined with nothing between them. */
const LIST_END = /(["'])\s{0,8},?\s{0,8}\]\s{0,4}\.join\(\s{0,4}(?:""|''|``)?\s{0,4}\)/g;
const LIST_CHARS_MAX = 4_096;

/** Strings put together. */
export const strings: Decoder = {
  name: "joined strings",
  find({ text }, into, meter) {
    const start = into.length;
    if (OPERATORS.some((operator) => text.includes(operator))) {
      meter.work += text.length;
      for (const match of text.matchAll(JOIN)) {
        meter.work += CANDIDATE_COST;
        into.push({ start: match.index, end: match.index + match[0].length, text: "", way: "joined strings" });
      }
    }
    if (text.includes(".join(")) {
      meter.work += text.length * 4;
      addLists(text, into);
    }
    if (into.length > start) into.sort((a, b) => a.start - b.start);
  },
};

function addLists(text: string, into: Edit[]): void {
  let from = 0;
  for (const match of text.matchAll(LIST_END)) {
    const end = match.index + 1;
    const open = text.lastIndexOf("[", end);
    const start = Math.max(from, end - LIST_CHARS_MAX);
    from = match.index + match[0].length;
    if (open < start) continue;
    const pieces = text.slice(open + 1, end).trim();
    if (!/^(["'])[^\n]*\1$/.test(pieces)) continue;
    const out = pieces.replace(/["']\s{0,8},\s{0,8}["']/g, "").slice(1, -1);
    into.push({ start: open, end: from, text: `"${out}"`, way: "joined strings" });
  }
}

/** Characters of a host name. */
const HOST_CHARS_MAX = 253;

/** Host names in Punycode. */
export const punycode: Decoder = {
  name: "punycode",
  find({ text }, into, meter) {
    let end = 0;
    for (let at = text.indexOf("xn--"); at >= 0; at = text.indexOf("xn--", end)) {
      let start = at;
      while (start > Math.max(end, at - HOST_CHARS_MAX) && isHostChar(text, start - 1)) start--;
      end = at + 4;
      while (end < Math.min(text.length, start + HOST_CHARS_MAX) && isHostChar(text, end)) end++;
      const host = text.slice(start, end).toLowerCase();
      const out = domainToUnicode(host);
      meter.work += CANDIDATE_COST * 4 + host.length * 20;
      if (out !== "" && out !== host) into.push({ start, end, text: out, way: "punycode" });
    }
  },
};

function isHostChar(text: string, at: number): boolean {
  return /[A-Za-z0-9.-]/.test(text[at] ?? "");
}
