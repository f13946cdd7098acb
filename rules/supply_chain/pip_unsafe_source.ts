import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "SHELL_UNSAFE_PIP_SOURCE_001",
  aliases: ["SHELL_UNSAFE_NPM_SOURCE_001"],
  title: "A package is installed from an unprotected address",
  why: "Who sits on the way decides what is installed.",
  fix: "Install from an index over HTTPS, with hashes.",
  severity: "medium",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["message", "prompt", "tool_argument", "command", "document", "config", "tool_result"],
  keywords: ["pip install", "pip3 install", "npm install", "npm i ", "yarn add", "gem install", "go install", "uv pip"],
  match: commandsThat(({ name, args }) =>
    /^(?:pip\d?|npm|pnpm|yarn|bun|gem|uv|pipx)$/.test(name) && args.some((arg) => /^(?:install|i|add)$/.test(arg)) &&
    args.some((arg) =>
      /^(?:git\+)?http:\/\/(?!localhost|127\.)|^(?:git\+)?https?:\/\/\d{1,3}(?:\.\d{1,3}){3}|^git:\/\/|^https?:\/\/[\w.-]{1,60}(?:ngrok|trycloudflare|transfer\.sh|pastebin|file\.io)/
        .test(arg)
    )
  ),
  examples: {
    flags: [{ text: "pip install http://files.example.net/pkg.tar.gz", kind: "command" }, {
      text: "npm install http://203.0.113.4/a.tgz",
      kind: "command",
    }, { text: "pip3 install git+http://git.example.net/x.git", kind: "command" }],
    passes: [{ text: "pip install git+https://github.com/a/b@v1.0", kind: "command" }, {
      text: "npm install http://localhost:4873/a.tgz",
      kind: "command",
    }, { text: "pip install x", kind: "command" }],
  },
});
