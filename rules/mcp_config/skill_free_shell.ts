import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "INDIRECT_010",
  title: "A skill may use the shell without bounds",
  why: "One word in the head of a file lets every later line of it run any command.",
  fix: "Name the commands: Bash(git log:*).",
  severity: "low",
  category: "command-execution",
  lane: "flag",
  maps: { asi: ["ASI02", "ASI05"], mcp: ["MCP02"], cwe: ["CWE-250"] },
  reads: ["document", "config", "resource", "tool_description"],
  keywords: ["allowed-tools", "allowed_tools"],
  match: scan(
    /(?:^|\n)\s{0,4}allowed[-_]tools[ \t]{0,2}:[^\r\n]{0,400}(?:\r?\n {0,6}- [^\r\n]{1,80}){0,20}/,
    (match) =>
      /(?:^|[\s,["'])(?:Bash|Shell|Terminal|run_command|execute_command)["']?\s*(?:[,\]]|\r?\n|$)/.test(
        match[0].slice(match[0].indexOf(":") + 1),
      ),
  ),
  examples: {
    flags: [{ text: "---\nname: tidy\nallowed-tools: Bash\n---", kind: "document" }, {
      text: "---\nname: release\nallowed-tools: Read, Grep, Bash, Write\n---\nRun the release.",
      kind: "document",
    }, { text: "---\nname: x\nallowed_tools:\n  - Read\n  - Bash\n---", kind: "document" }],
    passes: [{ text: "---\nname: x\nallowed-tools: Bash(git status:*), Read\n---", kind: "document" }, {
      text: "---\nname: x\nallowed-tools: Read, Grep\n---",
      kind: "document",
    }, { text: "The field allowed-tools: lists what a skill may use, such as Bash(npm test).", kind: "document" }],
  },
});
