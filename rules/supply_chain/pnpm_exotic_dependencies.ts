import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PNPM_EXOTIC_SUBDEPS_DISABLED_001",
  title: "Dependencies of dependencies may come from anywhere",
  why: "A package deep in the tree can name a repository or an address, outside of every registry and its checks.",
  fix: "Set blockExoticSubdeps to true.",
  severity: "medium",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["blockexoticsubdeps", "block-exotic-subdeps"],
  match: /(?:^|[\n{,])\s{0,8}["']?(?:blockExoticSubdeps|block-exotic-subdeps)["']?\s{0,2}[:=]\s{0,2}["']?false\b/,
  examples: {
    flags: [{ text: "blockExoticSubdeps: false", kind: "config" }, {
      text: "minimumReleaseAge: 1440\nblockExoticSubdeps: false",
      kind: "config",
    }, { text: "block-exotic-subdeps=false", kind: "config" }],
    passes: [{ text: "blockExoticSubdeps: true", kind: "config" }, { text: "blockExoticSubdeps:", kind: "config" }, {
      text: "We turned on blockExoticSubdeps last week.",
      kind: "config",
    }],
  },
});
