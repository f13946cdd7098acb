import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "EXTDL_003",
  title: "A package is run without the question",
  why: "The flag skips the only look at the name.",
  fix: "Leave the flag out for packages that you do not know.",
  severity: "low",
  category: "external-download",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["command", "tool_argument"],
  keywords: ["npx -y", "npx --yes", "bunx", "pnpm dlx", "uvx "],
  match: commandsThat(({ name, args }) =>
    name === "npx" && args.some((arg) => arg === "-y" || arg === "--yes") &&
    !/@\d|@modelcontextprotocol\//.test(args.join(" "))
  ),
  examples: {
    flags: [{ text: "npx -y some-tool", kind: "command" }, { text: "npx --yes helper init", kind: "command" }, {
      text: "npx -y cowsay hi",
      kind: "tool_argument",
    }],
    passes: [{ text: "npx -y tool@1.2.3", kind: "command" }, { text: "npx tsc", kind: "command" }, {
      text: "npm test",
      kind: "command",
    }],
  },
});
