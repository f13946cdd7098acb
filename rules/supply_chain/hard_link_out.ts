import { commandsThat, isKeyFile } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "SUPPLY_017",
  title: "A hard link brings a foreign file into the workspace",
  why: "The path check sees a file of the workspace; the content is a key of the user.",
  fix: "Refuse files with more than one link.",
  severity: "high",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description"],
  keywords: ["ln /", "ln ~", "os.link(", "linksync"],
  match: commandsThat(({ name, args }) =>
    name === "ln" && !args.some((arg) => /^-\w{0,3}s|--symbolic/.test(arg)) &&
    args.some((arg) =>
      isKeyFile(arg) ||
      /^\/etc\/(?:passwd|shadow|sudoers)|^(?:~|\/home\/[\w-]{1,30})\/\.(?:bashrc|env|npmrc|netrc)/.test(arg)
    )
  ),
  examples: {
    flags: [{ text: "ln ~/.ssh/id_rsa workspace/notes.txt", kind: "command" }, {
      text: "ln /etc/shadow ./s",
      kind: "command",
    }, { text: "ln ~/.netrc ./a", kind: "tool_argument" }],
    passes: [{ text: "ln a.txt b.txt", kind: "command" }, { text: "ln -s /etc/hosts h", kind: "command" }, {
      text: "link the two documents",
      kind: "command",
    }],
  },
});
