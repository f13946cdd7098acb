import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_006",
  title: "A Java, Go or C# program runs a shell line made of a value",
  why: "The shell reads the value as code.",
  fix: "Start the program itself with a list of arguments.",
  severity: "medium",
  category: "command-execution",
  lane: "flag",
  maps: { asi: ["ASI05"], mcp: ["MCP05"], cwe: ["CWE-78"] },
  reads: ["document", "tool_result", "resource", "tool_argument"],
  keywords: ["getruntime().exec", "processbuilder", "exec.command", "process.start"],
  match: [
    /\bgetRuntime\(\)\.exec\s{0,2}\(\s{0,3}(?:"[^"\n]{0,160}"\s{0,2}\+|(?:cmd|command|input|request)\b|new String\[\]\s{0,2}\{\s{0,2}"(?:\/bin\/)?(?:ba)?sh"\s{0,2},\s{0,2}"-c"\s{0,2},\s{0,2}[a-z])/,
    /\bProcessBuilder\s{0,2}\(\s{0,3}"(?:\/bin\/)?(?:ba)?sh"\s{0,2},\s{0,2}"-c"\s{0,2},\s{0,2}(?:[a-z]|"[^"\n]{0,160}"\s{0,2}\+)/,
    /\bexec\.Command(?:Context)?\s{0,2}\(\s{0,3}(?:ctx,\s)?"(?:\/bin\/)?(?:ba)?sh",\s{0,2}"-c",\s{0,2}(?:[a-z]|fmt\.Sprintf|"[^"\n]{0,160}"\s{0,2}\+)/,
    /\bProcess\.Start\s{0,2}\(\s{0,3}"(?:cmd(?:\.exe)?|powershell(?:\.exe)?)"\s{0,2},\s{0,2}(?:\$"|"\/c[^"\n]{0,80}"\s{0,2}\+)/i,
  ],
  examples: {
    flags: [
      { text: 'Runtime.getRuntime().exec("ping " + host);', kind: "document" },
      { text: 'out, err := exec.Command("sh", "-c", userCommand).Output()', kind: "document" },
      { text: 'new ProcessBuilder("bash", "-c", command).start();', kind: "document" },
      { text: 'Process.Start("cmd.exe", "/c dir " + folder);', kind: "document" },
    ],
    passes: [{ text: 'exec.Command("git", "status").Run()', kind: "document" }, {
      text: 'Runtime.getRuntime().exec(new String[] {"ls", "-l"});',
      kind: "document",
    }, { text: 'Process.Start("notepad.exe");', kind: "document" }],
  },
});
