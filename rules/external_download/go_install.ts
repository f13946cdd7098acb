import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "EXTDL_010",
  title: "A Go program is built from whatever its repository holds",
  why: "@latest and a branch are what the owner says today; building runs nothing, but the program will be.",
  fix: "Name a version or a commit.",
  severity: "low",
  category: "external-download",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494", "CWE-829"] },
  reads: ["command", "tool_argument"],
  keywords: ["go install", "go get", "go run"],
  match: commandsThat(({ name, args }) =>
    name === "go" && /^(?:install|get|run)$/.test(args[0] ?? "") &&
    args.slice(1).some((arg) =>
      /^[\w-]{1,60}(?:\.[\w-]{2,60}){1,4}\/[^\s@]{1,160}(?:@(?:latest|master|main|HEAD|upgrade))?$/.test(arg) &&
      !/^golang\.org\//.test(arg)
    )
  ),
  examples: {
    flags: [{ text: "go install github.com/someone/quicktool@latest", kind: "command" }, {
      text: "go run example.dev/fix/cmd/fix@main",
      kind: "command",
    }, { text: "go get git.example.org/lib/net", kind: "command" }],
    passes: [
      { text: "go install github.com/someone/quicktool@v1.8.2", kind: "command" },
      { text: "go install ./cmd/shop", kind: "command" },
      { text: "go run .", kind: "command" },
      { text: "go install golang.org/x/tools/gopls@latest", kind: "command" },
    ],
  },
});
