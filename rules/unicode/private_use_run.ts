import { defineRule } from "oktsec/rule";

// Icon fonts put single signs between words; eight in a row spell something.

export default defineRule({
  id: "UNI_104",
  title: "A run of private-use characters",
  why: "These code points mean what two parties agree on: a code between a writer and a model that nobody else reads.",
  fix: "Find out which font or program made them; remove them where none did.",
  severity: "medium",
  category: "unicode-attack",
  lane: "flag",
  maps: { asi: ["ASI01"], mcp: ["MCP06"], cwe: ["CWE-506"] },
  views: ["raw"],
  match: /[\ue000-\uf8ff\u{f0000}-\u{ffffd}\u{100000}-\u{10fffd}]{8,4000}/u,
  examples: {
    flags: [
      "note: \ue041\ue042\ue043\ue044\ue045\ue046\ue047\ue048",
      { text: "\u{f0041}\u{f0042}\u{f0043}\u{f0044}\u{f0045}\u{f0046}\u{f0047}\u{f0048}", kind: "tool_result" },
      { text: "x\uf8f0\uf8f1\uf8f2\uf8f3\uf8f4\uf8f5\uf8f6\uf8f7y", kind: "document" },
    ],
    passes: [
      "\ue0b0 main \ue0b0 ~/src",
      "Apple \uf8ff",
      "plain",
    ],
  },
});
