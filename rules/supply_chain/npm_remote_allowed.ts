import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "NPM_ALLOW_REMOTE_RELAXED_001",
  title: "npm may take packages from any address",
  why: "An address has no versions and no list of takedowns: what it serves today is not what was looked at.",
  fix: "Set allow-remote to none, or to root where your own manifest needs one.",
  severity: "medium",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["allow-remote"],
  match: /(?:^|[\n{,])\s{0,8}["']?(?:allow-remote)["']?\s{0,2}[:=]\s{0,2}["']?(?:all|true)\b/,
  examples: {
    flags: [{ text: "allow-remote=all", kind: "config" }, { text: "fund=false\nallow-remote = all", kind: "config" }, {
      text: "allow-remote=true",
      kind: "config",
    }],
    passes: [{ text: "allow-remote=none", kind: "config" }, { text: "allow-remote=root", kind: "config" }, {
      text: "allow-remote-desktop=true",
      kind: "config",
    }],
  },
});
