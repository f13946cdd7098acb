import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "SUPPLY_021",
  title: "A workflow's token may write everything",
  why: "Each step, also one of a third party, holds it.",
  fix: "Grant the single permissions that are needed.",
  severity: "low",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["config", "document"],
  keywords: ["permissions: write-all", 'permissions: "write-all"'],
  match: /(?:^|\n)\s{0,8}permissions\s{0,2}:\s{0,2}["']?write-all\b/,
  examples: {
    flags: [{ text: "on: push\npermissions: write-all\njobs: {}", kind: "config" }, {
      text: "jobs:\n  a:\n    permissions: write-all",
      kind: "config",
    }, { text: 'permissions: "write-all"', kind: "config" }],
    passes: [{ text: "permissions: read-all", kind: "config" }, {
      text: "permissions:\n  contents: write",
      kind: "config",
    }, { text: "# permissions are write-all by default", kind: "config" }],
  },
});
