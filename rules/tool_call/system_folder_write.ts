import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "TC-003",
  title: "A tool writes into a folder of the system",
  why: "What lies there is run or read by everyone, as root.",
  fix: "Give tools that write one folder of their own.",
  severity: "critical",
  category: "tool-call",
  lane: "block",
  maps: { asi: ["ASI02", "ASI05"], mcp: ["MCP05"], cwe: ["CWE-73", "CWE-732"] },
  reads: ["tool_argument"],
  keywords: [
    "/etc/",
    "/usr/",
    "/bin/",
    "/sbin/",
    "/boot/",
    "/lib/",
    "/var/spool/",
    "/root/",
    "system32",
    "/library/launch",
    "\\windows\\",
    "/dev/",
    "/proc/",
    "/sys/",
  ],
  match: scan(
    /^\s{0,2}["']?((?:\/(?:etc|usr\/(?:s?bin|lib|local\/s?bin)|s?bin|boot|lib(?:64)?|var\/spool|root|proc|sys|System|Library\/Launch\w{1,10})\/|\/dev\/(?:sd|nvme|hd|mem|kmem)|[A-Z]:\\Windows\\)[^\s"']{1,200}|\/(?:etc|usr|bin|boot|root))["']?\s{0,2}$/i,
    (_, { tool }) =>
      tool !== null &&
      /(?:write|create|edit|move|rename|copy|save|put|upload|append|patch|replace|delete|remove|mkdir|touch|symlink|chmod|install|extract)/i
        .test(tool) &&
      !/read|list|search|stat|info/i.test(tool),
  ),
  examples: {
    flags: [{ text: "/etc/cron.d/sync", kind: "tool_argument", tool: "write_file" }, {
      text: "/usr/bin/git",
      kind: "tool_argument",
      tool: "move_file",
    }, { text: "C:\\Windows\\System32\\drivers\\etc\\hosts", kind: "tool_argument", tool: "create_file" }],
    passes: [{ text: "/etc/hosts", kind: "tool_argument", tool: "read_file" }, {
      text: "/workspace/etc/app.conf",
      kind: "tool_argument",
      tool: "write_file",
    }, { text: "usr/share/doc.txt", kind: "tool_argument", tool: "write_file" }],
  },
});
