import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PNPM_MIN_RELEASE_AGE_NON_STRICT_001",
  title: "A waiting time for releases that makes exceptions by itself",
  why: "What is too young is written on the list of exceptions and installed.",
  fix: "Set minimumReleaseAgeStrict to true.",
  severity: "low",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["minimumreleaseagestrict", "minimum-release-age-strict"],
  match:
    /(?:^|[\n{,])\s{0,8}["']?(?:minimumReleaseAgeStrict|minimum-release-age-strict)["']?\s{0,2}[:=]\s{0,2}["']?false\b/,
  examples: {
    flags: [{ text: "minimumReleaseAgeStrict: false", kind: "config" }, {
      text: "minimumReleaseAge: 1440\nminimumReleaseAgeStrict: false",
      kind: "config",
    }, { text: "minimum-release-age-strict=false", kind: "config" }],
    passes: [{ text: "minimumReleaseAgeStrict: true", kind: "config" }, {
      text: "minimumReleaseAge: 1440",
      kind: "config",
    }, { text: "minimumReleaseAgeStrict came with the new major version.", kind: "config" }],
  },
});
