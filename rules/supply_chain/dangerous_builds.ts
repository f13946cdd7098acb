import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PNPM_DANGEROUS_BUILDS_001",
  aliases: ["NPM_DANGEROUS_ALL_SCRIPTS_001"],
  title: "A package manager is told to run every build script",
  why: "Each dependency, also the newest of the newest, runs its program at install time.",
  fix: "List the packages that may build.",
  severity: "high",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["dangerouslyallowallbuilds", "dangerously-allow-all", "ignore-scripts=false", "dangerously_allow"],
  match:
    /(?:^|\n)\s{0,4}["']?(?:dangerouslyAllowAllBuilds|dangerously-allow-all-(?:builds|scripts)|dangerouslyAllowAllScripts)["']?\s{0,2}[:=]\s{0,2}["']?true\b/,
  examples: {
    flags: [{ text: "dangerouslyAllowAllBuilds: true", kind: "config" }, {
      text: "dangerously-allow-all-scripts=true",
      kind: "config",
    }, { text: "packages:\n  - a\ndangerouslyAllowAllBuilds: true", kind: "config" }],
    passes: [{ text: "dangerouslyAllowAllBuilds: false", kind: "config" }, {
      text: "onlyBuiltDependencies:\n  - esbuild",
      kind: "config",
    }, "The flag dangerouslyAllowAllBuilds allows all."],
  },
});
