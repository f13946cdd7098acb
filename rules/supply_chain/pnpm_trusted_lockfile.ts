import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PNPM_TRUST_LOCKFILE_001",
  title: "A lockfile is believed without a check",
  why: "Whoever can change the lockfile, in a pull request or a cache, chooses what is installed.",
  fix: "Leave trustLockfile out, so that entries are checked against the policy.",
  severity: "medium",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["trustlockfile", "trust-lockfile"],
  match: /(?:^|[\n{,])\s{0,8}["']?(?:trustLockfile|trust-lockfile)["']?\s{0,2}[:=]\s{0,2}["']?true\b/,
  examples: {
    flags: [{ text: "trustLockfile: true", kind: "config" }, {
      text: "packages:\n  - .\ntrustLockfile: true",
      kind: "config",
    }, { text: "trust-lockfile=true", kind: "config" }],
    passes: [{ text: "trustLockfile: false", kind: "config" }, { text: "trustLockfile is off here", kind: "config" }, {
      text: "lockfile: true",
      kind: "config",
    }],
  },
});
