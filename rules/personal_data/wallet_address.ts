import { around, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const CONTEXT = /\b(?:wallets?|bitcoin|btc|eth(?:ereum)?|usd[tc]|crypto|donat\w*|tokens?)\b/i;

export default defineRule({
  id: "PII_033",
  title: "Address of a cryptocurrency wallet",
  why:
    "The ledger is public: who knows the address knows every payment of its owner, and payments cannot be called back.",
  fix: "Check the address with its owner on another way, and leave it out of what is kept.",
  severity: "low",
  category: "personal-data",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["bc1", "wallet", "bitcoin", "btc", " eth", "ethereum", "usdt", "usdc", "crypto", "donat"],
  match: [
    scan(/\b(?:bc1[02-9ac-hj-np-z]{38,59})\b/, () => true),
    scan(
      /\b0x[a-fA-F0-9]{40}\b/,
      (match, { text }) => CONTEXT.test(around(text, { start: match.index, end: match.index + match[0].length }, 60)),
    ),
    scan(
      /\b[13][1-9A-HJ-NP-Za-km-z]{25,34}\b/,
      (match, { text }) =>
        /\d/.test(match[0].slice(1)) && /[a-z]/.test(match[0]) && /[A-Z]/.test(match[0]) &&
        CONTEXT.test(around(text, { start: match.index, end: match.index + match[0].length }, 60)),
    ),
  ],
  sensitive: true,
  examples: {
    flags: [
      "Send it to bc1q" + "ar0srrr7xfkv" + "y5l643lydnw9" + "re59gtzzwf5mdq",
      { text: "my wallet address is 16Yeky6" + "GMjeNkAiN" + "cBY7ZhrLo" + "MSgg1BoyZ", kind: "message" },
      { text: "pay 2 ETH to 0x" + "9f86d081884c7" + "d659a2feaa0c5" + "5ad015a3bf4f1b", kind: "tool_argument" },
    ],
    passes: [
      "commit 0x9f86d081884c7d659a2feaa0c55ad015a3bf4f1b was reverted",
      "bc1 is the prefix of newer addresses",
      "a wallet of leather",
    ],
  },
});
