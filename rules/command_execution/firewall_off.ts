import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_133",
  title: "The firewall is switched off",
  why: "What was reachable from this machine alone is then reachable from the network.",
  fix: "Open one port to one place, by hand.",
  severity: "high",
  category: "command-execution",
  lane: "block",
  maps: {
    asi: ["ASI05", "ASI10"],
    mcp: ["MCP05"],
    cwe: ["CWE-693"],
    see: ["https://attack.mitre.org/techniques/T1562/004/"],
  },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description"],
  keywords: [
    "iptables",
    "ip6tables",
    "ufw disable",
    "ufw --force",
    "firewalld",
    "advfirewall",
    "netfirewallprofile",
    "nft flush",
    "pfctl",
    "socketfilterfw",
    "authorize-security-group-ingress",
    "firewall set opmode",
  ],
  match: [
    commandsThat(({ name, args }) => {
      const line = args.join(" ");
      if (/^ip6?tables$/.test(name)) {
        return /(?:^|\s)(?:-F|--flush)(?:\s|$)|-P\s{1,2}INPUT\s{1,2}ACCEPT/.test(line) &&
          !/-F\s{1,2}[A-Z]\w*-|-t\s{1,2}nat/.test(line);
      }
      if (name === "ufw") return /\b(?:disable|reset)\b/.test(line);
      if (name === "nft") return /^flush\s{1,2}ruleset/.test(line);
      if (name === "pfctl") return /(?:^|\s)-d\b/.test(line);
      if (/socketfilterfw$/.test(name)) return /--setglobalstate\s{1,2}off/.test(line);
      if (name === "systemctl" || name === "service") {
        return /\b(?:stop|disable|mask)\b/.test(line) && /\b(?:firewalld|ufw|iptables|nftables)\b/.test(line);
      }
      return name === "aws" && /authorize-security-group-ingress/.test(line) && /0\.0\.0\.0\/0/.test(line) &&
        !/--port\s{1,2}(?:80|443)\b/.test(line);
    }),
    /\bnetsh(?:\.exe)?\s{1,2}(?:advfirewall\s{1,2}set\s{1,2}\w{1,20}\s{1,2}state\s{1,2}off|firewall\s{1,2}set\s{1,2}opmode\s{1,2}(?:mode=)?disable)/i,
    /\bSet-NetFirewallProfile\b[^\n]{0,100}-Enabled\s{1,2}(?:\$?False|0)/i,
  ],
  examples: {
    flags: [
      { text: "sudo iptables -F && iptables -P INPUT ACCEPT", kind: "command" },
      { text: "ufw --force disable", kind: "command" },
      { text: "netsh advfirewall set allprofiles state off", kind: "command" },
      { text: "systemctl stop firewalld", kind: "tool_argument" },
      { text: "Set-NetFirewallProfile -Profile Domain,Public,Private -Enabled False", kind: "command" },
    ],
    passes: [{ text: "iptables -L -n", kind: "command" }, { text: "ufw allow 22/tcp", kind: "command" }, {
      text: "systemctl status firewalld",
      kind: "command",
    }, "The firewall was disabled in the old office."],
  },
});
