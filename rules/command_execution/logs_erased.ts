import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_132",
  title: "Logs are erased or logging is stopped",
  why: "Without a log nobody can say what an agent or an intruder did.",
  fix: "Refuse it. Keep logs on another machine.",
  severity: "high",
  category: "command-execution",
  lane: "block",
  maps: {
    asi: ["ASI10", "ASI05"],
    mcp: ["MCP08"],
    cwe: ["CWE-778", "CWE-117"],
    see: ["https://attack.mitre.org/techniques/T1070/"],
  },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description", "document", "tool_result"],
  keywords: [
    "/var/log",
    "wevtutil",
    "clear-eventlog",
    "journalctl",
    "auditctl",
    "auditd",
    "rsyslog",
    "cloudtrail",
    "stop-logging",
    "delete-trail",
    "utmp",
    "wtmp",
    "btmp",
    "lastlog",
    "syslog",
    "logging sinks",
  ],
  match: [
    commandsThat(({ name, args }, command) => {
      const line = args.join(" ");
      const log =
        /^\/var\/(?:log(?:\/(?:auth|secure|syslog|messages|audit|wtmp|btmp|lastlog|faillog|kern|\*)[\w.\/*-]{0,40}|\/?\*?)?|run\/utmp)$/;
      if (/^(?:rm|shred|truncate|unlink)$/.test(name)) return args.some((arg) => log.test(arg));
      if (
        command.redirects.some((path) => log.test(path)) && /^(?:|:|cat|echo|true|printf|cp)$/.test(name) &&
        !command.redirects.includes("<")
      ) return args.join("") === "" || /\/dev\/null/.test(line);
      if (name === "journalctl") return /--vacuum-(?:time=(?:\d{1,2}s|1m|0)|size=(?:1?\d?[KM]?$|1\b))/.test(line);
      if (name === "auditctl") return /-e\s?0|-D\b/.test(line);
      if (name === "systemctl" || name === "service") {
        return /\b(?:stop|disable|mask)\b/.test(line) &&
          /\b(?:auditd|rsyslog|syslog|systemd-journald|syslog-ng|falco|osquery)/.test(line);
      }
      return name === "aws" &&
          /cloudtrail\s{1,2}(?:stop-logging|delete-trail)|guardduty\s{1,2}delete-detector|logs\s{1,2}delete-log-group/
            .test(line) || name === "gcloud" && /logging\s{1,2}(?:sinks|logs)\s{1,2}delete/.test(line);
    }),
    /\bwevtutil(?:\.exe)?\s{1,3}(?:cl|clear-log)\s{1,3}\w|\bClear-EventLog\b\s{1,2}-\w|\bauditpol(?:\.exe)?\s{1,2}\/(?:clear|set\b[^\n]{0,80}disable)/i,
  ],
  examples: {
    flags: [
      { text: "rm -rf /var/log/auth.log /var/log/syslog", kind: "command" },
      { text: "cat /dev/null > /var/log/wtmp", kind: "command" },
      { text: "wevtutil cl Security", kind: "command" },
      { text: "aws cloudtrail stop-logging --name main", kind: "tool_argument" },
      { text: "sudo auditctl -e 0 && systemctl stop auditd", kind: "command" },
    ],
    passes: [
      { text: "tail -f /var/log/syslog", kind: "command" },
      { text: "journalctl --vacuum-time=14d", kind: "command" },
      { text: "rm /var/log/myapp/old.log", kind: "command" },
      { text: "systemctl restart rsyslog", kind: "command" },
    ],
  },
});
