import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_110",
  title: "An ordinary program is used to start a shell",
  why: "find, awk, vim and their kind can start a shell: a list of allowed commands that holds them allows everything.",
  fix: "Allow such programs with fixed arguments only.",
  severity: "high",
  category: "command-execution",
  lane: "block",
  maps: { asi: ["ASI05", "ASI02"], mcp: ["MCP05"], cwe: ["CWE-78"], see: ["https://gtfobins.github.io/"] },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description", "document", "tool_result"],
  keywords: [
    "-exec",
    "system(",
    "!/bin/sh",
    "!sh",
    "!bash",
    "os.execute",
    "shell=",
    "--eval",
    'exec "/bin',
    "pty.spawn",
    "/bin/sh",
    "/bin/bash",
  ],
  match: commandsThat(({ name, args }) => {
    const line = args.join(" ");
    if (name === "find") {
      return /\s-(?:exec|execdir|ok)\s{1,2}(?:\S{0,20}\/)?(?:ba|z|da)?sh(?:\s{1,2}(?:-i|-p|;|\\;|\+|-c\s)|$)/.test(
        ` ${line}`,
      ) && !/-c\s.{0,80}(?:_|"\$|'\$|\{\})/.test(line);
    }
    if (/^[gmn]?awk$/.test(name)) {
      return /\bsystem\s{0,2}\(\s{0,2}["'](?:\/bin\/)?(?:ba)?sh\b|\bsystem\s{0,2}\(\s{0,2}["'](?:curl|wget|nc|id|whoami)\b/
        .test(line);
    }
    if (/^(?:vi|vim|nvim|view|ex|ed|less|more|man|nano|emacs)$/.test(name)) {
      return /(?:^|\s)[-+]?[c:]?\s?["']?:?!\s?(?:\/bin\/)?(?:ba|z)?sh\b|shell=\/bin\/|os\.execute/.test(line);
    }
    if (/^(?:python\d?(?:\.\d+)?|perl|ruby|lua|php|node)$/.test(name)) {
      return /pty\.spawn\(|os\.exec[lv]p?e?\(\s{0,2}["']\/bin\/(?:ba)?sh|\bexec\s{0,2}\(?\s{0,2}["']\/bin\/(?:ba)?sh|os\.setuid\(0\)|os\.execute\(["']\/bin\/(?:ba)?sh/
        .test(line);
    }
    if (/^(?:env|nmap|gdb|mysql|sqlite3|ftp|socat|expect|zip|strace|taskset|script)$/.test(name)) {
      return /!\s?(?:\/bin\/)?sh\b|os\.execute|spawn\s{1,2}\/bin\/sh|--interactive\b.*!sh/.test(line);
    }
    return false;
  }),
  examples: {
    flags: [
      { text: "find . -exec /bin/sh \\; -quit", kind: "command" },
      { text: "sudo awk 'BEGIN {system(\"/bin/sh\")}'", kind: "command" },
      { text: "vim -c ':!/bin/sh'", kind: "command" },
      { text: "python3 -c 'import pty;pty.spawn(\"/bin/bash\")'", kind: "tool_argument" },
      { text: "perl -e 'exec \"/bin/sh\";'", kind: "command" },
    ],
    passes: [
      { text: "find . -name '*.ts' -exec sh -c 'head -1 \"$1\"' _ {} \\;", kind: "command" },
      { text: "awk '{print $1}' access.log", kind: "command" },
      { text: "vim +10 notes.md", kind: "command" },
      { text: "python3 -c 'import os; print(os.getcwd())'", kind: "command" },
    ],
  },
});
