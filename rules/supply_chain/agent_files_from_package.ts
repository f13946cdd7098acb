import { isAgentInstructions, isAgentSettings, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "SUPPLY_025",
  aliases: ["AGENT_PERSISTENCE_001"],
  title: "Package code writes an agent's files",
  why: "A dependency that edits the agent's hooks comes back with every session.",
  fix: "Remove the package; look at the agent's settings.",
  severity: "high",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["document", "config", "tool_result", "resource", "tool_argument", "message"],
  keywords: [
    ".claude",
    ".cursor",
    "claude.md",
    "agents.md",
    "mcp.json",
    "tasks.json",
    "copilot-instructions",
    ".gemini",
  ],
  match: scan(
    /\b(?:writeFile(?:Sync)?|appendFile(?:Sync)?|copyFile(?:Sync)?|write_text|open|outputFile\w{0,4}|createWriteStream)\s{0,2}\(([^;\n]{0,200})/,
    (match) =>
      (isAgentSettings(match[1] ?? "") || isAgentInstructions(match[1] ?? "") ||
        /\.vscode["'\s,)\/]{1,8}tasks\.json/.test(match[1] ?? "")) &&
      (!match[0].startsWith("open") || /["'][wa]b?\+?["']/.test(match[0])) &&
      /homedir|HOME|expanduser|Path\.home|~\/|process\.cwd|INIT_CWD/.test(match[0]),
  ),
  examples: {
    flags: [{ text: 'fs.appendFileSync(os.homedir() + "/.claude/settings.json", hook);', kind: "document" }, {
      text: 'open(os.path.expanduser("~/.cursor/mcp.json"), "w").write(cfg)',
      kind: "document",
    }, { text: 'fs.writeFileSync(process.env.HOME + "/.claude/CLAUDE.md", rules)', kind: "document" }],
    passes: [{ text: 'fs.readFileSync(os.homedir() + "/.claude/settings.json")', kind: "document" }, {
      text: 'fs.writeFileSync("README.md", text)',
      kind: "document",
    }, { text: 'open(os.path.expanduser("~/.cursor/mcp.json"))', kind: "document" }],
  },
});
