import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "JS_OBF_001",
  title: "A program is packed so that nobody can read it",
  why: "Names of hexadecimal digits and a table of texts that a function unscrambles: made against readers.",
  fix: "Do not run it unread.",
  severity: "medium",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["document", "config", "tool_result", "resource", "tool_argument", "message"],
  keywords: ["_0x", "eval(function(p,a,c,k", "\\x"],
  match: [
    scan(/\b_0x[0-9a-f]{4,6}\b/, (_, { text }) => (text.match(/\b_0x[0-9a-f]{4,6}\b/g)?.length ?? 0) >= 12),
    /\beval\s{0,2}\(\s{0,2}function\s{0,2}\(\s{0,2}p\s{0,2},\s{0,2}a\s{0,2},\s{0,2}c\s{0,2},\s{0,2}k\b/,
  ],
  examples: {
    flags: [
      { text: "var _0x1a2b=['a'];function _0x3c4d(_0x5e6f){return _0x1a2b[_0x5e6f];}".repeat(4), kind: "document" },
      { text: 'eval(function(p,a,c,k,e,d){return p}("0 1",2,2,"a|b".split("|")))', kind: "document" },
      { text: "const _0xabcd=_0x1234(0x1f);".repeat(8), kind: "tool_result" },
    ],
    passes: [{ text: "const a = 0x1f;", kind: "document" }, { text: "_0xab12 is one name", kind: "document" }, {
      text: 'eval("1+1")',
      kind: "document",
    }],
  },
});
