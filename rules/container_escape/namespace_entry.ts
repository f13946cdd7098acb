import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CE-006",
  title: "A command enters the namespaces of the host",
  why: "Entering the namespaces of process 1 is stepping out of the container.",
  fix: "Run without the host's process namespace and without SYS_ADMIN.",
  severity: "high",
  category: "container-escape",
  lane: "block",
  maps: { asi: ["ASI05", "ASI03"], mcp: ["MCP05"], cwe: ["CWE-250"] },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description", "tool_result", "document"],
  keywords: ["nsenter", "unshare", "setns(", "/ns/mnt", "/ns/pid"],
  match: [
    commandsThat(({ name, args }) => {
      const line = args.join(" ");
      return name === "nsenter" && /(?:-t\s?1\b|--target[= ]1\b|--mount=|-a\b|--all|\/proc\/1\/ns)/.test(line) ||
        name === "unshare" && /-\w{0,6}[rU]|--map-root-user/.test(line) && /-\w{0,6}m|--mount|mount\b|sh\b/.test(line);
    }),
    /\b(?:setns|libc\.setns)\s{0,2}\(\s{0,2}(?:os\.)?(?:open\(\s{0,2}["']\/proc\/1\/ns|fd|host_?fd|\w{1,12}ns\w{0,6})/,
  ],
  examples: {
    flags: [{ text: "nsenter -t 1 -m -u -i -n -p -- bash", kind: "command" }, {
      text: "nsenter --mount=/proc/1/ns/mnt -- /bin/sh",
      kind: "command",
    }, { text: "unshare -rUm sh -c 'mount -t tmpfs x /mnt'", kind: "command" }],
    passes: [
      { text: "nsenter --help", kind: "command" },
      { text: "lsns", kind: "command" },
      "The unshare call makes a new namespace.",
    ],
  },
});
