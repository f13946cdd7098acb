import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PNPM_MIN_RELEASE_AGE_DISABLED_001",
  title: "Releases are installed the minute they appear",
  why: "Most hijacked releases are found within a day; without a waiting time they are in before.",
  fix: "Set minimumReleaseAge to a day or more.",
  severity: "low",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["minimumreleaseage", "minimum-release-age", "min-release-age"],
  match:
    /(?:^|[\n{,])\s{0,8}["']?(?:minimumReleaseAge|minimum-release-age|min-release-age)["']?\s{0,2}[:=]\s{0,2}["']?0["']?\s{0,4}(?:[\n,}#]|\r|$)/,
  examples: {
    flags: [{ text: "minimumReleaseAge: 0", kind: "config" }, {
      text: "nodeLinker: hoisted\nminimumReleaseAge: 0 # faster\n",
      kind: "config",
    }, { text: '{"pnpm": {"minimumReleaseAge": 0}}', kind: "config" }],
    passes: [{ text: "minimumReleaseAge: 4320", kind: "config" }, { text: "minimumReleaseAge: 0.5", kind: "config" }, {
      text: "minimumReleaseAgeExclude:\n  - vite",
      kind: "config",
    }],
  },
});
