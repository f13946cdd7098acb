import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_145",
  title: "A command brings the machine down",
  why: "Everything that runs on it stops at once, other people's work too.",
  fix: "Refuse it.",
  severity: "high",
  category: "command-execution",
  lane: "block",
  maps: { asi: ["ASI02", "ASI08"], mcp: ["MCP05"], cwe: ["CWE-400"] },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description", "tool_result", "document"],
  keywords: [
    "kill -9 -1",
    "kill -kill -1",
    "sysrq",
    "/dev/mem",
    "/dev/kmem",
    "fallocate",
    "halt -f",
    "reboot -f",
    "poweroff -f",
    "while true",
    "yes >",
    "init 0",
    "kexec",
  ],
  match: [
    commandsThat(({ name, args }, { redirects }) =>
      name === "kill" && /^-(?:9|KILL|SIGKILL)\s{1,2}(?:--\s)?-1$/.test(args.join(" ")) ||
      redirects.some((path) => /^\/proc\/sysrq-trigger$|^\/dev\/k?mem$/.test(path)) ||
      name === "tee" && args.some((arg) => arg === "/proc/sysrq-trigger") ||
      /^(?:halt|reboot|poweroff|shutdown)$/.test(name) && args.some((arg) => /^-\w{0,2}f|--force$/.test(arg)) ||
      name === "dd" && args.some((arg) => /^of=\/dev\/(?:mem|kmem|port)$/.test(arg))
    ),
    /\bwhile\s{1,2}(?:true|:|\[\s1\s\])\s{0,2};\s{0,2}do\s{1,3}[^\n;]{0,60}&\s{0,2}(?:;\s{0,2})?done/,
  ],
  examples: {
    flags: [{ text: "kill -9 -1", kind: "command" }, { text: "echo c > /proc/sysrq-trigger", kind: "command" }, {
      text: "sudo reboot -f",
      kind: "command",
    }, { text: "while true; do yes > /dev/null & done", kind: "tool_argument" }],
    passes: [{ text: "kill -9 4242", kind: "command" }, { text: "sudo shutdown -h +10", kind: "command" }, {
      text: "while true; do date; sleep 5; done",
      kind: "command",
    }, "The machine was halted after the update."],
  },
});
