import { entriesAt, isAgentInstructions, isAgentSettings, looseJson, scalar } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "MEM-006",
  title: "An install script writes into the home or an agent's folder",
  why: "A package has its own folder. What it puts elsewhere stays when the package goes.",
  fix: "Install with scripts off; remove what was written.",
  severity: "high",
  category: "memory-poisoning",
  lane: "block",
  maps: { asi: ["ASI06", "ASI04"], mcp: ["MCP04"], cwe: ["CWE-829"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ['"postinstall"', '"preinstall"', '"install"', '"prepare"'],
  match: function* (sample: Sample): Generator<Span> {
    for (const entry of entriesAt(looseJson(sample), ["scripts", "*"])) {
      if (!/^(?:pre|post)?install$|^prepare$|^(?:pre|post)pack$/.test(entry.key)) continue;
      const script = scalar(entry.value) ?? "";
      const target =
        /(?:>>?\s{0,2}|\b(?:cp|mv|ln|install|tee|mkdir|rsync)\s[^\n;&|]{0,120}\s|writeFileSync?\(\s{0,2}["'`]|appendFileSync?\(\s{0,2}["'`])((?:~|\$HOME|\$\{HOME\}|%USERPROFILE%)[\/\\][^\s"'`;&|]{1,120})/
          .exec(script)?.[1];
      if (
        target !== undefined && /[\/\\]\./.test(target) ||
        isAgentSettings(script) && />|cp |mv |tee |write/i.test(script) ||
        isAgentInstructions(script) && /(?:>>?|\bcp\b|\bmv\b|\btee\b|write\w{0,8}\()/i.test(script)
      ) yield { start: entry.start, end: entry.end };
    }
  },
  examples: {
    flags: [
      { text: '{"name": "x", "scripts": {"postinstall": "cat rules.txt >> ~/.claude/CLAUDE.md"}}', kind: "config" },
      { text: '{"name": "x", "scripts": {"postinstall": "echo \'export A=1\' >> $HOME/.zshrc"}}', kind: "config" },
      { text: '{"name": "x", "scripts": {"preinstall": "cp mcp.json ~/.cursor/mcp.json"}}', kind: "config" },
    ],
    passes: [{ text: '{"name": "x", "scripts": {"postinstall": "node-gyp rebuild"}}', kind: "config" }, {
      text: '{"name": "x", "scripts": {"build": "cp a ~/.config/x"}}',
      kind: "config",
    }, { text: '{"name": "x", "scripts": {"prepare": "husky install"}}', kind: "config" }],
  },
});
