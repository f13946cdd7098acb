import { isAgentInstructions, isAgentSettings, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "MEM-008",
  title: "A path climbs into an agent's configuration",
  why: "The write starts in a harmless folder and ends where the agent takes its orders from.",
  fix: "Resolve paths before they are written.",
  severity: "high",
  category: "memory-poisoning",
  lane: "block",
  maps: { asi: ["ASI06", "ASI02"], mcp: ["MCP05"], cwe: ["CWE-22", "CWE-73"] },
  reads: ["tool_argument", "command", "tool_result", "document"],
  keywords: ["../", "..\\"],
  match: scan(
    /(?:^|[\s"'=>(])((?:[\w.@-]{1,40}[\/\\]){0,6}(?:\.{2}[\/\\]){1,12}[^\s"'<>|;)]{2,160})/,
    (match, { kind, tool, text }) => {
      const path = match[1] ?? "";
      if (!isAgentSettings(path) && !(isAgentInstructions(path) && /[\/\\]\.\w/.test(path))) return false;
      if (
        kind === "tool_argument" && tool !== null
      ) return /(?:write|create|edit|append|move|copy|save|extract|replace|unzip|upload|download)/i.test(tool);
      return /(?:>>?\s{0,2}|\b(?:cp|mv|tee|ln|tar|unzip|write\w{0,8}|extract\w{0,6}|filename|path|name)\b["':=(\s]{0,6}[^\n]{0,60})$/i
        .test(text.slice(Math.max(0, match.index - 60), match.index + 1));
    },
  ),
  examples: {
    flags: [{ text: "uploads/../../.claude/settings.json", kind: "tool_argument", tool: "write_file" }, {
      text: "cp evil.json ../../../.cursor/mcp.json",
      kind: "command",
    }, { text: "pkg/../../../.codex/config.toml", kind: "tool_argument", tool: "extract_file" }],
    passes: [{ text: "../.claude/settings.json", kind: "tool_argument", tool: "read_file" }, {
      text: "cat ../.vscode/mcp.json",
      kind: "command",
    }, { text: "../src/settings.json", kind: "tool_argument", tool: "write_file" }],
  },
});
