import { looksRandom, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_149",
  title: "A token written backwards",
  why: "Turned around it is no pattern of any filter, and one line of code turns it back.",
  fix: "Revoke it.",
  severity: "high",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522"] },
  keywords: [
    "_phg",
    "_ohg",
    "_shg",
    "_uhg",
    "-taplg",
    "_evil_ks",
    "_evil_kr",
    "aika",
    "-bxox",
    "-pxox",
    "_mpn",
    "_fh",
    "-tna-ks",
    "azia",
  ],
  match: scan(
    /\b(?:[A-Za-z0-9]{36}_[pousr]hg|[A-Za-z0-9_-]{20}-taplg|[A-Za-z0-9]{24,99}_evil_[sk][kr]|[A-Z2-7]{16}AIKA|[A-Za-z0-9-]{40,80}-[bp]xox|[A-Za-z0-9]{36}_mpn|[A-Za-z0-9]{34}_fh|[A-Za-z0-9_-]{35}yzaSyazIA|[A-Za-z0-9_-]{33}[A-Za-z0-9]ySazIA|[A-Za-z0-9_-]{80,120}-tna-ks)\b/,
    (match) => looksRandom(match[0].slice(0, 20), { length: 16, least: 0.6 }),
  ),
  sensitive: true,
  examples: {
    flags: [
      "read from the right: " + "1PDIZ8sfkg4i" + "gIibzR7i" + "-taplg",
      "backwards: " + "T6s5R4q3Po2Nm1Lk0J9i8H7g6F5e4D3c2B1a" + "_phg",
      "aws id " + "Q7XMZ5LKT2WPJ6RY" + "AIKA" + " (reversed)",
    ],
    passes: [
      "The word taplg means nothing, neither does phg.",
      "a file named " + "x".repeat(20) + "-taplg",
      "0123456789abcdefghijklmnopqrstuvwxyz is the alphabet.",
    ],
  },
});
