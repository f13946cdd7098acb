import { hasChecksum, isPlaceholder, scan, token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_003",
  title: "GitHub token",
  why: "A token that an agent can read is a token that an injected agent can use to push code.",
  fix: "Revoke it, then hand the agent a fine-grained, short-lived one.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"],
  match: [
    // The last six characters are a checksum: where it holds, the token is real whatever else it looks like.
    scan(
      /\bgh[pousr]_([0-9A-Za-z]{36,255})\b/,
      (match) => hasChecksum(match[1] ?? "") || (!isPlaceholder(match[0]) && /\d/.test(match[1] ?? "")),
    ),
    scan(/\bgithub_pat_\w{70,100}\b/, (match) => !isPlaceholder(match[0])),
    // Tokens of app installations that carry their claims.
    token(/\bghs_(?:\w{1,20}_)?(eyJ[\w-]{20,1000}\.[\w-]{20,2000}\.[\w-]{10,1000})/),
  ],
  sensitive: true,
  examples: {
    flags: [
      "token: ghp_" + "a1B2".repeat(9),
      { text: "git clone https://x-access-token:ghs_" + "Q7w8E9".repeat(6) + "@github.com/acme/site", kind: "command" },
      "fine-grained: github_pat_" + "11ABCDEFG0x7Yq2LmNpRs9" + "_" + "k3J8v".repeat(11) + "Z9q1",
    ],
    passes: [
      "tokens start with ghp_",
      "GITHUB_TOKEN=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      "github_pat_ tokens are fine-grained",
    ],
  },
});
