import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PNPM_BUILD_APPROVAL_PENDING_001",
  title: "A build script waits for a decision that nobody made",
  why: "The placeholder stays until somebody in a hurry turns it into yes.",
  fix: "Read the package's script, then write true or false.",
  severity: "medium",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["allowbuilds", "allow-builds"],
  match:
    /(?:^|[\n{,])\s{0,8}["']?allowBuilds["']?\s{0,2}:\s{0,4}(?:\{|\r?\n)[^]{0,400}?["']?[@\w][\w@.\/-]{0,80}["']?\s{0,2}:\s{0,2}["']?(?:set this to true or false|undecided|pending|todo|null|~)\b/,
  examples: {
    flags: [{ text: "allowBuilds:\n  esbuild: set this to true or false\n", kind: "config" }, {
      text: "packages:\n  - a\nallowBuilds:\n  sharp: true\n  canvas: set this to true or false\n",
      kind: "config",
    }, { text: '{"pnpm": {"allowBuilds": {"core-js": "pending"}}}', kind: "config" }],
    passes: [{ text: "allowBuilds:\n  esbuild: true\n  core-js: false\n", kind: "config" }, {
      text: "allowBuilds: {}",
      kind: "config",
    }, { text: "Set allowBuilds to true or false for each package.", kind: "config" }],
  },
});
