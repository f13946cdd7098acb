import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_001",
  title: "Code builds a shell command from a value",
  why: "A value that is pasted into a shell line runs as code when it holds a separator.",
  fix: "Pass an argument list and no shell; quote what cannot be avoided.",
  severity: "medium",
  category: "command-execution",
  lane: "flag",
  maps: { asi: ["ASI05"], mcp: ["MCP05"], cwe: ["CWE-78"] },
  reads: ["document", "tool_result", "resource", "tool_argument"],
  keywords: ["shell=true", "shell = true"],
  match: scan(
    /\bsubprocess\.(?:run|call|Popen|check_output|check_call|getoutput)\s{0,2}\(\s{0,4}(?:f["'][^"'\n]{0,200}\{\w|["'][^"'\n]{0,200}["']\s{0,2}(?:%|\+|\.format)|\w{1,40}\s{0,2}\+)[^)]{0,240}\bshell\s{0,2}=\s{0,2}True\b/,
    () => true,
  ),
  examples: {
    flags: [{ text: 'subprocess.run(f"ping -c 1 {host}", shell=True)', kind: "document" }, {
      text: 'def grep(word):\n    return subprocess.check_output("grep -r " + word + " /data", shell=True)',
      kind: "document",
    }, { text: "subprocess.Popen('tar czf %s.tgz .' % name, shell=True, cwd=root)", kind: "tool_result" }],
    passes: [{ text: 'subprocess.run(["ping", "-c", "1", host])', kind: "document" }, {
      text: 'subprocess.run("make all", shell=True, check=True)',
      kind: "document",
    }, { text: "Never build a command from a value together with shell=True.", kind: "document" }],
  },
});
