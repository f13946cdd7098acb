import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_157",
  title: "A user is put into a group that is as good as root",
  why:
    "Members of sudo, wheel or docker own the machine. Administrators do this by hand, once; an agent seldom should.",
  fix: "See who asked for it, and give the one right that is needed.",
  severity: "medium",
  category: "command-execution",
  lane: "flag",
  maps: { asi: ["ASI03", "ASI02"], mcp: ["MCP02"], cwe: ["CWE-269"] },
  keywords: ["usermod", "gpasswd", "adduser"],
  match: commandsThat(({ name, args }) => {
    const line = args.join(" ");
    if (!/(?:^|[\s,])(?:sudo|wheel|root|admin|docker|lxd)(?:$|[\s,])/.test(line)) return false;
    if (name === "usermod") return /(?:^|\s)-\w{0,3}G/.test(line);
    if (name === "gpasswd") return /(?:^|\s)-a/.test(line);
    return name === "adduser" && /^\S+\s+(?:sudo|wheel|root|admin|docker|lxd)$/.test(line);
  }),
  examples: {
    flags: [
      { text: "sudo usermod -aG sudo deploy", kind: "command" },
      { text: "Then add yourself: `sudo usermod -aG docker $USER`", kind: "document" },
      { text: "gpasswd -a helper wheel", kind: "tool_argument" },
      { text: "adduser helper sudo", kind: "command" },
    ],
    passes: [
      { text: "usermod -aG audio ada", kind: "command" },
      { text: "adduser sudoku", kind: "command" },
      "The docker group is as good as root.",
    ],
  },
});
