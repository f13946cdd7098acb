import { isPlaceholder, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "TC-006",
  title: "A tool call carries a key in its arguments",
  why: "The server on the other side, and every log between, then has it.",
  fix: "Revoke the key. Servers take credentials from their own configuration.",
  severity: "high",
  category: "tool-call",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522"] },
  reads: ["tool_argument"],
  sensitive: true,
  keywords: [
    "sk-",
    "ghp_",
    "gho_",
    "github_pat_",
    "xoxb-",
    "xoxp-",
    "akia",
    "asia",
    "begin rsa",
    "begin openssh",
    "begin private",
    "begin ec",
    "aiza",
    "glpat-",
    "npm_",
    "hf_",
    "bearer ey",
  ],
  match: scan(
    /(?:\b(?:sk-(?:proj-|ant-(?:api\d\d-)?)?[A-Za-z0-9_-]{24,200}|gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{40,100}|xox[bpars]-[0-9A-Za-z-]{20,100}|(?:AKIA|ASIA)[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{35}|glpat-[0-9A-Za-z_-]{20}|npm_[A-Za-z0-9]{36}|hf_[A-Za-z0-9]{34})\b|-----BEGIN (?:RSA |EC |OPENSSH |DSA )?PRIVATE KEY-----\s{0,4}[A-Za-z0-9+\/=\s]{40})/,
    (match, { tool }) => tool !== null && !isPlaceholder(match[0]),
  ),
  examples: {
    flags: [{ text: "ghp_" + "a1B2c3D4e5F6".repeat(3), kind: "tool_argument", tool: "search" }, {
      text: '{"note": "' + "AKIA" + "Q3EGTX5WZ7PLRN2V" + '"}',
      kind: "tool_argument",
      tool: "create_issue",
    }, { text: "xoxb-" + "2048571936-Zk3PqR7tVw9XyB2dFh", kind: "tool_argument", tool: "post_message" }],
    passes: [{ text: "keys that start with ghp_ or sk-", kind: "tool_argument", tool: "search" }, {
      text: "AKIA" + "IOSFODNN7EXAMPLE",
      kind: "tool_argument",
      tool: "search",
    }, { text: "sk-learn tutorial for beginners", kind: "tool_argument", tool: "search" }],
  },
});
