import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PNPM_TRUST_POLICY_OFF_001",
  title: "Nobody notices when a package loses its proof of origin",
  why: "A release that suddenly comes without the signature of its builder is the sign of a stolen account.",
  fix: "Set trustPolicy to no-downgrade.",
  severity: "low",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["trustpolicy", "trust-policy"],
  match: /(?:^|[\n{,])\s{0,8}["']?(?:trustPolicy|trust-policy)["']?\s{0,2}[:=]\s{0,2}["']?off\b/,
  examples: {
    flags: [{ text: "trustPolicy: off", kind: "config" }, {
      text: 'packages:\n  - libs/*\ntrustPolicy: "off"\n',
      kind: "config",
    }, { text: "trust-policy=off", kind: "config" }],
    passes: [{ text: "trustPolicy: no-downgrade", kind: "config" }, {
      text: "trustPolicyExclude:\n  - chokidar",
      kind: "config",
    }, { text: "trustPolicy: offline-check", kind: "config" }],
  },
});
