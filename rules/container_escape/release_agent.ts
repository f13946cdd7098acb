import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CE-004",
  title: "A cgroup's release agent is set up",
  why: "The kernel runs the release agent on the host, as root: it is the classic way out.",
  fix: "Isolate the host. Run containers without privileges and with a read-only cgroup file system.",
  severity: "critical",
  category: "container-escape",
  lane: "block",
  maps: {
    asi: ["ASI05"],
    mcp: ["MCP05"],
    cwe: ["CWE-250", "CWE-269"],
    see: ["https://nvd.nist.gov/vuln/detail/CVE-2022-0492"],
  },
  keywords: ["release_agent", "notify_on_release"],
  match: [
    /\b(?:echo|printf|tee|cat)\b[^\n>]{0,160}>{1,2}\s{0,3}[^\s]{0,60}(?:release_agent|notify_on_release)\b/,
    /\bopen\s{0,2}\(\s{0,2}f?["'][^"'\n]{0,120}(?:release_agent|notify_on_release)["']\s{0,2},\s{0,2}["'][wa]/,
    commandsThat(({ name, args }) =>
      name === "tee" && args.some((arg) => /\/(?:release_agent|notify_on_release)$/.test(arg))
    ),
  ],
  examples: {
    flags: [{ text: "echo 1 > /tmp/cgrp/x/notify_on_release", kind: "command" }, {
      text: 'echo "$host_path/cmd" > /tmp/cgrp/release_agent',
      kind: "command",
    }, { text: 'with open(f"{cg}/release_agent", "w") as f: f.write(cmd)', kind: "document" }],
    passes: [
      { text: "cat /sys/fs/cgroup/memory/release_agent", kind: "command" },
      "The release_agent file names the program that the kernel starts.",
      { text: "ls /sys/fs/cgroup", kind: "command" },
    ],
  },
});
