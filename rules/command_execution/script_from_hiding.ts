import { commandsThat, isInterpreter } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_013",
  title: "A program is started from a hiding place",
  why: "Temporary folders are writable by everyone and hidden names are seen by nobody: droppers live there.",
  fix: "Look at the file, where it came from, and when.",
  severity: "medium",
  category: "command-execution",
  lane: "block",
  maps: { asi: ["ASI05"], mcp: ["MCP05"], cwe: ["CWE-506"], see: ["https://attack.mitre.org/techniques/T1564/001/"] },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description"],
  keywords: [
    "/tmp/.",
    "/dev/shm/",
    "/var/tmp/.",
    "%temp%\\",
    "\\appdata\\local\\temp\\",
    "\\users\\public\\",
    "/.cache/.",
  ],
  match: commandsThat(({ name, args }, { argv }) => {
    const hidden =
      /^(?:\/(?:var\/)?tmp\/\.[^\s/]|\/dev\/shm\/[^\s]|~?\/?[^\s]{0,60}\/\.cache\/\.[^\s])|^(?:%TEMP%|[A-Z]:\\Users\\Public|[A-Z]:\\Users\\[^\\]{1,40}\\AppData\\Local\\Temp)\\[^\s]{1,80}\.(?:exe|bat|cmd|ps1|vbs|js|dll|hta)$/i;
    const first = argv.find((word) => !/^(?:sudo|nohup|setsid|env|exec|\w+=.*)$/.test(word)) ?? "";
    return hidden.test(first) ||
      (isInterpreter(name) || name === "source" || name === ".") && args.some((arg) =>
          !arg.startsWith("-") && hidden.test(arg)
        ) &&
        !args.includes("-c") ||
      name === "chmod" && args.some((arg) => /^(?:\+x|u\+x|a\+x|7[0-7]{2})$/.test(arg)) &&
        args.some((arg) => hidden.test(arg));
  }),
  examples: {
    flags: [
      { text: "nohup /tmp/.x11-unixd >/dev/null 2>&1 &", kind: "command" },
      { text: "bash /dev/shm/k.sh", kind: "command" },
      { text: "chmod +x /var/tmp/.systemd && /var/tmp/.systemd", kind: "tool_argument" },
      { text: "C:\\Users\\Public\\svc.exe /q", kind: "command" },
    ],
    passes: [
      { text: "bash /tmp/build-123/configure.sh", kind: "command" },
      { text: "ls -la /tmp/.X11-unix", kind: "command" },
      { text: "rm -rf /dev/shm/test", kind: "command" },
      "Look at /tmp/.cache for old files.",
    ],
  },
});
