import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_004",
  title: "A Node program builds a shell command from a value",
  why: "exec() starts a shell; a template string with a value in it is an open door.",
  fix: "Use execFile or spawn with an argument list.",
  severity: "medium",
  category: "command-execution",
  lane: "flag",
  maps: { asi: ["ASI05"], mcp: ["MCP05"], cwe: ["CWE-78"] },
  reads: ["document", "tool_result", "resource", "tool_argument"],
  keywords: ["exec(", "execsync("],
  match: scan(
    /\b(?:child_process\.)?exec(?:Sync)?\s{0,2}\(\s{0,3}(?:`[^`\n]{0,200}\$\{\s{0,2}\w|["'][^"'\n]{0,160}["']\s{0,2}\+\s{0,2}\w|(?:cmd|command|userInput|req\.|args?\.|params?\.|input)\b)/,
    (match, { text }) =>
      /child_process|execSync/.test(text) && !/\.\s{0,1}$/.test(text.slice(Math.max(0, match.index - 2), match.index)),
  ),
  examples: {
    flags: [{ text: 'const { exec } = require("child_process");\nexec(`git clone ${url}`, done);', kind: "document" }, {
      text: 'import { execSync } from "node:child_process";\nexecSync("ping " + host);',
      kind: "document",
    }, { text: 'server.tool("run", { command: z.string() }, ({ command }) => execSync(command));', kind: "document" }],
    passes: [
      { text: 'import { execSync } from "node:child_process";\nexecSync("git rev-parse HEAD");', kind: "document" },
      { text: "const match = /a(b)/.exec(input);", kind: "document" },
      { text: 'execFile("git", ["clone", url], done);', kind: "document" },
    ],
  },
});
