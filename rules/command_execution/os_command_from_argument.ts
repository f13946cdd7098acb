import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_003",
  title: "A program hands a value to the operating system's shell",
  why: "os.system and popen always go through a shell: one semicolon in the value is a second command.",
  fix: "Use an argument list without a shell.",
  severity: "medium",
  category: "command-execution",
  lane: "flag",
  maps: { asi: ["ASI05"], mcp: ["MCP05"], cwe: ["CWE-78"] },
  reads: ["document", "tool_result", "resource", "tool_argument"],
  keywords: ["os.system", "os.popen", "commands.getoutput"],
  match:
    /\b(?:os\.system|os\.popen|commands\.getoutput)\s{0,2}\(\s{0,3}(?:f["'][^"'\n]{0,200}\{\w|["'][^"'\n]{0,200}["']\s{0,2}(?:%|\+|\.format)|(?:cmd|command|user_?input|args?|argv|query|params?|request)\b)/i,
  examples: {
    flags: [{ text: 'os.system("rm " + filename)', kind: "document" }, {
      text: "def run_tool(command):\n    return os.popen(command).read()",
      kind: "document",
    }, { text: 'os.system(f"convert {src} {dst}")', kind: "document" }],
    passes: [{ text: 'os.system("clear")', kind: "document" }, {
      text: "os.popen('git rev-parse HEAD').read()",
      kind: "document",
    }, { text: "The os.system call was removed in version 3.", kind: "document" }],
  },
});
