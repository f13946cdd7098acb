import assert from "node:assert/strict";
import { isAgentInstructions, isAgentSettings } from "./agent_files.ts";

Deno.test("instruction files of every client are known", () => {
  const files = [
    "CLAUDE.md",
    "/repo/AGENTS.md",
    "GEMINI.md",
    ".github/copilot-instructions.md",
    ".cursorrules",
    ".cursor/rules/style.mdc",
    ".windsurfrules",
    ".clinerules",
    ".roo/rules/a.md",
    ".junie/guidelines.md",
    ".kiro/steering/product.md",
    ".amazonq/rules/x.md",
    ".continue/rules/x.md",
    ".claude/commands/go.md",
    "~/.openclaw/workspace/SOUL.md",
  ];
  for (const file of files) assert.ok(isAgentInstructions(file), file);
});

Deno.test("settings files of every client are known", () => {
  const files = [
    "~/.claude/settings.json",
    ".cursor/mcp.json",
    ".vscode/mcp.json",
    "./.mcp.json",
    "~/.codex/config.toml",
    "~/.gemini/settings.json",
    "~/.openclaw/openclaw.json",
    "claude_desktop_config.json",
  ];
  for (const file of files) assert.ok(isAgentSettings(file), file);
});

Deno.test("other files are neither", () => {
  for (const file of ["README.md", "src/agents.ts", "settings.json", "docs/claude.html", "memory.ts", "mcp.json.md"]) {
    assert.ok(!isAgentInstructions(file) && !isAgentSettings(file), file);
  }
});
