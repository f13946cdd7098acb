import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CE-009",
  title: "A kernel module is loaded",
  why: "A module is code of the kernel: there is nothing above it that could stop it.",
  fix: "Sign modules and lock loading after the start.",
  severity: "high",
  category: "container-escape",
  lane: "block",
  maps: { asi: ["ASI05", "ASI03"], mcp: ["MCP05"], cwe: ["CWE-250"] },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description"],
  keywords: ["insmod", "modprobe", "kmod load", "init_module", "finit_module", ".ko"],
  match: commandsThat(({ name, args }) => {
    const line = args.join(" ");
    return name === "insmod" && /\.ko\b/.test(line) ||
      name === "modprobe" && /\/tmp\/|\/dev\/shm|\.\/|rootkit|diamorphine|reptile|hide/i.test(line) ||
      name === "kmod" && /^load\s/.test(line);
  }),
  examples: {
    flags: [{ text: "insmod /tmp/rootkit.ko", kind: "command" }, { text: "sudo insmod ./x.ko", kind: "command" }, {
      text: "modprobe -d /tmp hide",
      kind: "command",
    }],
    passes: [{ text: "modprobe nfs", kind: "command" }, { text: "lsmod | grep kvm", kind: "command" }, {
      text: "insmod --help",
      kind: "command",
    }],
  },
});
