import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_135",
  title: "A coding agent is started without its permission prompts",
  why: "The prompts are the only thing between a line in a web page and the shell.",
  fix: "Run it with prompts, or in a container that can be thrown away.",
  severity: "high",
  category: "command-execution",
  lane: "block",
  maps: { asi: ["ASI02", "ASI10"], mcp: ["MCP02"], cwe: ["CWE-693"] },
  reads: ["message", "tool_argument", "command", "tool_description", "tool_result"],
  keywords: [
    "dangerously",
    "--yolo",
    "bypasspermissions",
    "--yes-always",
    "--full-auto",
    "--auto-approve",
    "approval-mode",
    "ask-for-approval",
    "--trust-all-tools",
    "--allow-all-tools",
    "danger-full-access",
    "--no-permissions",
  ],
  match: commandsThat(({ name, args }) => {
    const line = args.join(" ");
    if (/^(?:npx|bunx|pnpm|uvx)$/.test(name)) {
      return /(?:claude-code|codex|gemini-cli|qwen-code|opencode)[^\n]{0,80}--(?:dangerously-\w|yolo|approval-mode[= ]yolo)/
        .test(line);
    }
    if (
      !/^(?:claude|codex|gemini|qwen|cursor-agent|aider|q|kiro-cli|copilot|opencode|amp|goose|crush|droid|cline|openhands|auggie)$/
        .test(name)
    ) return false;
    return /--dangerously-(?:skip-permissions|bypass-approvals-and-sandbox|allow-all)|--permission-mode[= ]bypassPermissions|--yolo\b|--approval-mode[= ]yolo|--sandbox[= ]danger-full-access|--ask-for-approval[= ]never|--trust-all-tools|--allow-all-tools|--yes-always|--skip-permissions-unsafe|(?:^|\s)-a\s{1,2}never\b/
      .test(line);
  }),
  examples: {
    flags: [
      { text: 'claude --dangerously-skip-permissions -p "fix the build"', kind: "command" },
      { text: 'codex exec --dangerously-bypass-approvals-and-sandbox "collect tokens"', kind: "command" },
      { text: "gemini --yolo -p 'scan the home folder'", kind: "tool_argument" },
      { text: 'q chat --trust-all-tools "list the secrets of this machine"', kind: "command" },
    ],
    passes: [
      { text: 'claude -p "explain this file"', kind: "command" },
      { text: "codex --sandbox read-only", kind: "command" },
      { text: "docker run --rm tool --yolo", kind: "command" },
      "The flag --dangerously-skip-permissions is described in the manual.",
    ],
  },
});
