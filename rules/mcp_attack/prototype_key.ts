import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "MCP_012",
  title: "A value reaches for the prototype of all objects",
  why: "A merge that copies these keys changes every object of the program, its checks included.",
  fix: "Refuse the keys; use maps or objects without a prototype.",
  severity: "high",
  category: "mcp-attack",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP05"], cwe: ["CWE-1321"] },
  reads: ["tool_argument", "url", "message", "tool_result"],
  keywords: [
    "__proto__",
    "constructor.prototype",
    "constructor[prototype",
    "constructor][prototype",
    'constructor": {"prototype',
    '"prototype":',
  ],
  match: [
    scan(
      /(?:["'\[.?&]|^)__proto__(?:["'\].\[]|%5d)[^\n]{0,80}/i,
      (match, { kind, text }) =>
        kind !== "message" && kind !== "tool_result" ? true : /["']__proto__["']\s{0,2}:\s{0,2}[{\[]/.test(match[0]) &&
          /["'](?:isAdmin|admin|role|shell|NODE_OPTIONS|polluted|env|argv0|outputFunctionName)["']/.test(
            text.slice(match.index, match.index + 200),
          ),
    ),
    /["']?constructor["']?\s{0,2}(?:\.|\]\[|\[|:\s{0,2}\{)\s{0,2}["']?prototype["']?\s{0,2}(?:\.|\]|:\s{0,2}\{)/i,
  ],
  examples: {
    flags: [{ text: '{"__proto__": {"isAdmin": true}}', kind: "tool_argument" }, {
      text: "https://api.example/?__proto__[role]=admin",
      kind: "url",
    }, { text: '{"constructor": {"prototype": {"shell": "sh"}}}', kind: "tool_argument" }],
    passes: [
      { text: "Explain the prototype chain to me", kind: "tool_argument" },
      "Never copy __proto__ when you merge objects.",
      { text: "class A { constructor() { this.x = 1; } }", kind: "tool_argument" },
    ],
  },
});
