import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "NPM_ALLOW_GIT_RELAXED_001",
  title: "npm may take packages from any repository",
  why: "A dependency from git brings its own settings along and can run code before any script does.",
  fix: "Set allow-git to none, or to root where your own manifest needs one.",
  severity: "medium",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["allow-git"],
  match: /(?:^|[\n{,])\s{0,8}["']?(?:allow-git)["']?\s{0,2}[:=]\s{0,2}["']?(?:all|true)\b/,
  examples: {
    flags: [{ text: "allow-git=all", kind: "config" }, {
      text: "registry=https://npm.example.com/\nallow-git = all\n",
      kind: "config",
    }, { text: "allow-git=true", kind: "config" }],
    passes: [{ text: "allow-git=none", kind: "config" }, { text: "allow-git=root", kind: "config" }, {
      text: "The flag allow-git is new.",
      kind: "config",
    }],
  },
});
