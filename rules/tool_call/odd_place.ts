import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "TC-009",
  title: "A tool works in a place that belongs to nobody",
  why: "Hidden temporary files, devices and the kernel's files are where things are put that should not be seen.",
  fix: "Look at the file, and at who else wrote there.",
  severity: "high",
  category: "tool-call",
  lane: "block",
  maps: { asi: ["ASI02", "ASI05"], mcp: ["MCP05"], cwe: ["CWE-73"] },
  reads: ["tool_argument"],
  keywords: [
    "/tmp/.",
    "/dev/shm/",
    "/var/tmp/.",
    "/proc/",
    "/sys/",
    "/dev/mem",
    "/dev/sd",
    "launchagents",
    "/dev/tcp",
    "\\\\.\\",
    "/dev/nvme",
  ],
  match: scan(
    /^\s{0,2}["']?(?:\/(?:var\/)?tmp\/\.[a-z0-9][^\s"']{0,120}|\/dev\/(?:shm\/[^\s"']{1,120}|k?mem|sd[a-z]\d?|nvme\w{1,12}|tcp\/[^\s"']{1,80})|\/proc\/(?:\d{1,7}|self)\/(?:mem|environ|root|fd|exe|cwd)[^\s"']{0,80}|\/sys\/(?:kernel|fs\/cgroup)\/[^\s"']{1,120}|\/proc\/(?:sysrq-trigger|sys\/kernel\/core_pattern|kcore)|\\\\\.\\(?:PhysicalDrive\d|pipe\\[^\s"']{1,60})|~?[^\s"']{0,60}\/Library\/Launch(?:Agents|Daemons)\/[^\s"']{1,80})["']?\s{0,2}$/i,
    (_, { tool }) =>
      tool === null || /file|write|create|move|copy|edit|read|open|exec|run|save|upload|download/i.test(tool),
  ),
  examples: {
    flags: [
      { text: "/tmp/.font-unix/x", kind: "tool_argument", tool: "write_file" },
      { text: "/proc/self/environ", kind: "tool_argument", tool: "read_file" },
      { text: "/dev/shm/a.sh", kind: "tool_argument", tool: "write_file" },
      { text: "/Users/ada/Library/LaunchAgents/com.x.plist", kind: "tool_argument", tool: "write_file" },
    ],
    passes: [{ text: "/tmp/report.csv", kind: "tool_argument", tool: "write_file" }, {
      text: "/proc/cpuinfo",
      kind: "tool_argument",
      tool: "read_file",
    }, { text: "/dev/null", kind: "tool_argument", tool: "read_file" }],
  },
});
