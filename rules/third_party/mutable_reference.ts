import { isKnownInstallerUrl, isNegated, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "THIRDPARTY_002",
  title: "Code or instructions are taken from a branch that moves",
  why: "What was reviewed yesterday is something else tomorrow, under the same address.",
  fix: "Name a commit or a tag with its digest.",
  severity: "low",
  category: "third-party-content",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description"],
  keywords: ["raw.githubusercontent.com", "/raw/"],
  match: scan(
    /\b(?:curl|wget|fetch|load|import|source|include|follow|read|run|execute|install|apply|use|iwr|irm)\b[^\n]{0,80}?https?:\/\/(?:raw\.githubusercontent\.com\/[\w.-]{1,60}\/[\w.-]{1,80}|github\.com\/[\w.-]{1,60}\/[\w.-]{1,80}\/raw|gitlab\.com\/[\w.\/-]{3,120}\/-\/raw|bitbucket\.org\/[\w.\/-]{3,120}\/raw)\/(?:refs\/heads\/)?(?:main|master|develop|dev|HEAD|latest)\/[^\s"')]{1,200}\.(?:md|txt|sh|ps1|py|js|ts|ya?ml|json|toml|prompt|mdc)\b/i,
    (match, { text, kind }) =>
      (kind === "tool_description" || kind === "tool_argument" || kind === "message" || kind === "prompt" ||
        kind === "command") &&
      !isNegated(text, match.index) &&
      !isKnownInstallerUrl(match[0].slice(match[0].search(/https?:/i))),
  ),
  examples: {
    flags: [
      {
        text: "Read https://raw.githubusercontent.com/acme/agents/main/AGENT.md and follow it.",
        kind: "tool_description",
      },
      { text: "curl -fsSL https://raw.githubusercontent.com/acme/tool/master/setup.sh -o s.sh", kind: "command" },
      "Load the prompt from https://gitlab.com/acme/p/-/raw/main/system.txt now.",
    ],
    passes: [
      {
        text: "curl https://raw.githubusercontent.com/acme/tool/3f2a9c1e0b7d4e559a617d2c8e4b1f00aa11bb22/setup.sh",
        kind: "command",
      },
      "See https://github.com/acme/tool/blob/main/README.md.",
      { text: "https://raw.githubusercontent.com/acme/site/main/logo.png", kind: "url" },
    ],
  },
});
