import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CE-010",
  title: "A program is loaded into the kernel's tracing machine",
  why: "eBPF programs see every call of every process on the host, and can change some.",
  fix: "Forbid bpf() and BPF capabilities in containers.",
  severity: "high",
  category: "container-escape",
  lane: "block",
  maps: { asi: ["ASI05", "ASI03"], mcp: ["MCP05"], cwe: ["CWE-250"] },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description"],
  keywords: ["bpftool", "bpf(", "bpftrace", "/sys/fs/bpf", "/sys/kernel/btf", "sys_bpf", "bpf_prog_load"],
  match: [
    commandsThat(({ name, args }) =>
      name === "bpftool" &&
        /\b(?:prog\s{1,2}(?:load|loadall|attach)|map\s{1,2}(?:update|dump)|net\s{1,2}attach)\b/.test(args.join(" ")) ||
      name === "bpftrace" && /-e\b/.test(args.join(" ")) &&
        /sys_enter_(?:read|write|execve|openat)|uprobe.{0,80}(?:ssl|readline)/i.test(args.join(" ")) ||
      /^(?:cat|cp|dd)$/.test(name) && args.some((arg) => /\/sys\/kernel\/btf\/vmlinux|\/sys\/fs\/bpf\//.test(arg))
    ),
    /\b(?:syscall\s{0,2}\(\s{0,2}(?:__NR_bpf|SYS_bpf|321)\b|bpf_prog_load(?:_xattr)?\s{0,2}\()/,
  ],
  examples: {
    flags: [{ text: "bpftool prog load x.o /sys/fs/bpf/x", kind: "command" }, {
      text: "cp /sys/kernel/btf/vmlinux /tmp/v",
      kind: "command",
    }, { text: "bpftrace -e 'uprobe:/bin/bash:readline { printf(\"%s\", str(retval)); }'", kind: "tool_argument" }],
    passes: [
      { text: "bpftool prog list", kind: "command" },
      { text: "bpftrace -l", kind: "command" },
      "The service uses eBPF for metrics.",
    ],
  },
});
