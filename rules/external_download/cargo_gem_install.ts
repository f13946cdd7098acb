import { commandsThat, hasFlag } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "EXTDL_012",
  title: "A crate or a gem is installed in whatever version is newest",
  why: "Both build and run code of their author while they are installed.",
  fix: "Name the version: --version 1.2.3.",
  severity: "low",
  category: "external-download",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494", "CWE-829"] },
  reads: ["command", "tool_argument"],
  keywords: ["cargo install", "gem install", "cargo binstall"],
  match: commandsThat(({ name, args }) => {
    if (!/^(?:cargo|gem)$/.test(name) || !/^(?:b?install|i)$/.test(args[0] ?? "")) return false;
    if (hasFlag(args, "--version", "-v", "--path", "--git", "--rev", "--list", "--local")) return false;
    return args.slice(1).some((arg) => /^[A-Za-z][\w-]{0,60}$/.test(arg)) &&
      !args.some((arg) => /[@:]\d|\.gem$/.test(arg));
  }),
  examples: {
    flags: [{ text: "cargo install quick-scan", kind: "command" }, { text: "gem install tidy_logs", kind: "command" }, {
      text: "cargo install --locked some-helper",
      kind: "command",
    }],
    passes: [
      { text: "cargo install quick-scan --version 0.4.1", kind: "command" },
      { text: "gem install tidy_logs:1.2.0", kind: "command" },
      { text: "cargo install --path .", kind: "command" },
      { text: "gem list", kind: "command" },
    ],
  },
});
