import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CE-003",
  title: "A process reaches for the host's file system",
  why: "Through the root of process 1 or a mount of the host the container's walls are gone.",
  fix: "Run without the host's process namespace and without host mounts.",
  severity: "high",
  category: "container-escape",
  lane: "block",
  maps: { asi: ["ASI05", "ASI03"], mcp: ["MCP05"], cwe: ["CWE-250"] },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description", "tool_result", "document"],
  keywords: [
    "/proc/1/root",
    "/host/etc",
    "/hostfs",
    "/rootfs",
    "chroot /host",
    "chroot /mnt",
    "/mnt/host",
    "/host/root",
    "/proc/1/cwd",
  ],
  match: commandsThat(({ name, args }, { redirects }) => {
    const line = [...args, ...redirects].join(" ");
    return /\/proc\/1\/(?:root|cwd)(?:\/|\s|$)/.test(line) && name !== "" && !/^(?:echo|the)$/.test(name) ||
      name === "chroot" && /^\/(?:host|mnt|hostfs|rootfs|proc\/1\/root)/.test(args[0] ?? "") ||
      /^(?:cat|cp|tee|echo|vi|vim|ls|rm|sed)$/.test(name) &&
        /(?:^|\s)\/(?:host|hostfs|rootfs|mnt\/host)\/(?:etc|root|var\/run|home|proc)\b/.test(line);
  }),
  examples: {
    flags: [{ text: "cat /proc/1/root/etc/shadow", kind: "command" }, { text: "chroot /host bash", kind: "command" }, {
      text: "echo '* * * * * root sh /x' >> /hostfs/etc/crontab",
      kind: "command",
    }],
    passes: [
      { text: "cat /proc/1/status", kind: "command" },
      { text: "chroot /srv/jail true", kind: "command" },
      "The host root is not mounted.",
    ],
  },
});
