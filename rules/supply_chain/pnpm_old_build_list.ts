import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PNPM_LEGACY_BUILD_POLICY_001",
  title: "A list of build permissions that newer versions do not read",
  why: "The list looks like a decision and has no effect any more.",
  fix: "Move its entries to allowBuilds.",
  severity: "info",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["onlybuiltdependencies", "neverbuiltdependencies", "ignoredbuiltdependencies"],
  match:
    /(?:^|[\n{,])\s{0,8}["']?(?:onlyBuiltDependencies|neverBuiltDependencies|ignoredBuiltDependencies|onlyBuiltDependenciesFile)["']?\s{0,2}[:=]\s{0,2}(?:["\'\[.\w]|\s{0,4}\r?\n\s{0,8}-)/,
  examples: {
    flags: [{ text: "onlyBuiltDependencies:\n  - esbuild\n", kind: "config" }, {
      text: '{"pnpm": {"onlyBuiltDependencies": ["sharp"]}}',
      kind: "config",
    }, { text: "neverBuiltDependencies:\n  - fsevents", kind: "config" }],
    passes: [{ text: "allowBuilds:\n  esbuild: true", kind: "config" }, {
      text: "onlyBuiltDependencies is gone in the next version.",
      kind: "config",
    }, { text: "builtDependencies: []", kind: "config" }],
  },
});
