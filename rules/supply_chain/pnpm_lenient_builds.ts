import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PNPM_STRICT_DEP_BUILDS_DISABLED_001",
  title: "An install only warns about build scripts that nobody approved",
  why: "A warning scrolls by; the install counts as good, and nobody decides about the script.",
  fix: "Set strictDepBuilds to true and decide about each package.",
  severity: "medium",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["strictdepbuilds", "strict-dep-builds"],
  match: /(?:^|[\n{,])\s{0,8}["']?(?:strictDepBuilds|strict-dep-builds)["']?\s{0,2}[:=]\s{0,2}["']?false\b/,
  examples: {
    flags: [{ text: "strictDepBuilds: false", kind: "config" }, {
      text: "packages:\n  - apps/*\nstrictDepBuilds: false\n",
      kind: "config",
    }, { text: '{"name": "shop", "pnpm": {"strictDepBuilds": false}}', kind: "config" }],
    passes: [{ text: "strictDepBuilds: true", kind: "config" }, {
      text: "# strictDepBuilds: see the handbook",
      kind: "config",
    }, { text: "The option strictDepBuilds is on by default in newer releases.", kind: "config" }],
  },
});
