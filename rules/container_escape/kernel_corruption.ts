import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CE-012",
  title: "A program attacks the kernel's memory",
  why: "These calls set up a race or an overflow in the kernel; what comes out is root on the host.",
  fix: "Isolate the host and patch the kernel.",
  severity: "critical",
  category: "container-escape",
  lane: "block",
  maps: { asi: ["ASI05", "ASI03"], mcp: ["MCP05"], cwe: ["CWE-250"] },
  keywords: [
    "commit_creds",
    "prepare_kernel_cred",
    "userfaultfd",
    "modprobe_path",
    "madv_dontneed",
    "core_pattern",
    "msg_msg",
    "init_cred",
    "kallsyms",
  ],
  match: [
    /\bcommit_creds\s{0,2}\(\s{0,2}(?:prepare_kernel_cred|&?init_cred)/,
    /\bprepare_kernel_cred\s{0,2}\(\s{0,2}(?:0|NULL|\(void)/,
    scan(
      /\bmodprobe_path\b|\bcore_pattern\b/,
      (match, { text }) =>
        /(?:echo|printf|write|memcpy|strcpy|tee)[^\n]{0,80}$/.test(
            text.slice(Math.max(0, match.index - 120), match.index),
          ) &&
          /\/tmp\/|\||overwrite|kernel_base|\bx\b/.test(
            text.slice(Math.max(0, match.index - 160), match.index + 120),
          ) || /=\s{0,2}["']?\|\/(?:tmp|dev\/shm)/.test(text.slice(match.index, match.index + 60)),
    ),
    scan(
      /\bMADV_DONTNEED\b/,
      (match, { text }) => /\/proc\/self\/mem/.test(text.slice(Math.max(0, match.index - 1500), match.index + 1500)),
    ),
  ],
  examples: {
    flags: [{ text: "commit_creds(prepare_kernel_cred(0));", kind: "document" }, {
      text: "echo '|/tmp/x %P' > /proc/sys/kernel/core_pattern",
      kind: "command",
    }, { text: 'madvise(map, 100, MADV_DONTNEED);\nint f = open("/proc/self/mem", O_RDWR);', kind: "document" }],
    passes: [{ text: "cat /proc/sys/kernel/core_pattern", kind: "command" }, "The kernel exports commit_creds.", {
      text: "madvise(p, n, MADV_DONTNEED);",
      kind: "document",
    }],
  },
});
