import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CE-007",
  title: "The host's disk is opened from inside a container",
  why: "A device node and a file system tool give every file of the host, past all permissions.",
  fix: "Run without privileges and without devices.",
  severity: "critical",
  category: "container-escape",
  lane: "block",
  maps: { asi: ["ASI05", "ASI03"], mcp: ["MCP05"], cwe: ["CWE-250"] },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description", "tool_result", "document"],
  keywords: ["mknod", "debugfs", "fdisk -l", "mount /dev/", "mount -o", "/dev/sda", "/dev/nvme", "/dev/vda", "losetup"],
  match: commandsThat(({ name, args }) => {
    const line = args.join(" ");
    if (name === "mknod") return /\sb\s{1,2}\d{1,3}\s{1,2}\d{1,3}/.test(line) || /\sc\s{1,2}1\s{1,2}[12]\b/.test(line);
    if (name === "debugfs") return /\/dev\/|-w\b/.test(line);
    if (name === "mount") {
      return /\/dev\/(?:sd[a-z]\d?|nvme\d\w{0,8}|vd[a-z]\d?|xvd[a-z]\d?|dm-\d)\s{1,2}\/(?:mnt|host|tmp|hostfs|rootfs)/
        .test(line) && !/\/mnt\/(?:usb|backup|data|disk)/.test(line);
    }
    return /^(?:dd|cat|strings|xxd)$/.test(name) &&
      /(?:if=)?\/dev\/(?:sd[a-z]\d?|nvme\d\w{0,8}|vd[a-z]\d?|dm-\d)(?:\s|$)/.test(line) && !/\bof=\/dev\//.test(line) &&
      /strings|grep|-A|cat|xxd|skip=|\.img/.test(`${name} ${line}`);
  }),
  examples: {
    flags: [{ text: "mknod /dev/hostdisk b 8 1 && debugfs -w /dev/hostdisk", kind: "command" }, {
      text: "mount /dev/sda1 /mnt && chroot /mnt",
      kind: "command",
    }, { text: "strings /dev/nvme0n1p2", kind: "command" }],
    passes: [{ text: "lsblk", kind: "command" }, { text: "mount /dev/sdb1 /mnt/usb", kind: "command" }, {
      text: "df -h /dev/sda1",
      kind: "command",
    }, "The disk is /dev/sda."],
  },
});
