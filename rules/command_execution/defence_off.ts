import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_134",
  title: "A protection of the machine is switched off",
  why: "The next command would have been stopped by it: that is why this one comes first.",
  fix: "Refuse it, and look at what was to follow.",
  severity: "high",
  category: "command-execution",
  lane: "block",
  maps: {
    asi: ["ASI05", "ASI10"],
    mcp: ["MCP05"],
    cwe: ["CWE-693"],
    see: ["https://attack.mitre.org/techniques/T1562/001/"],
  },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description", "document", "tool_result"],
  keywords: [
    "setenforce",
    "selinux=",
    "mppreference",
    "master-disable",
    "global-disable",
    "csrutil",
    "amsi",
    "windefend",
    "crowdstrike",
    "falcon-sensor",
    "sentinel",
    "clamav",
    "apparmor",
    "aa-teardown",
    "aa-disable",
    "fail2ban",
    "com.apple.quarantine",
    "wdavdaemon",
    "auditbeat",
    "defender",
    "etwenumlog",
    "kptr_restrict",
    "randomize_va_space",
    "osqueryd",
  ],
  match: [
    commandsThat(({ name, args }) => {
      const line = args.join(" ");
      if (name === "setenforce") return /^(?:0|permissive)$/i.test(args[0] ?? "");
      if (name === "sed") return /SELINUX=(?:disabled|permissive)/.test(line) && /-i/.test(line);
      if (name === "spctl") return /--(?:master|global)-disable/.test(line);
      if (name === "csrutil") return /^disable|authenticated-root disable/.test(line);
      if (name === "xattr") {
        return /-\w{0,3}[cd]\w{0,2}\s{1,2}(?:com\.apple\.quarantine)/.test(line) &&
          /-\w{0,3}r|\/tmp\/|Downloads/.test(line);
      }
      if (/^(?:aa-teardown|aa-disable|aa-complain)$/.test(name)) return true;
      if (name === "sysctl") {
        return /kernel\.(?:randomize_va_space|kptr_restrict|yama\.ptrace_scope)\s?=\s?0/.test(line);
      }
      if (/^(?:systemctl|service|launchctl|sc|kill|killall|pkill|taskkill)$/.test(name)) {
        return (/\b(?:stop|disable|mask|unload|delete|config)\b/.test(line) || /kill$|^killall$/.test(name)) &&
          /\b(?:falcon-sensor|crowdstrike|csfalconservice|sentinel(?:one|agent|d)|clamav|clamd|apparmor|fail2ban|windefend|msmpeng|wdavdaemon|mdatp|carbonblack|cbdaemon|osqueryd|auditbeat|elastic-agent|wazuh-agent|littlesnitch|oktsec)/i
            .test(line);
      }
      return false;
    }),
    /\bSet-MpPreference\b[^\n]{0,120}-(?:Disable(?:RealtimeMonitoring|BehaviorMonitoring|IOAVProtection|ScriptScanning|BlockAtFirstSeen)\s{1,2}(?:\$?true|1)|ExclusionPath\s{1,2}["']?(?:C:\\(?:["'\s]|Users|Windows|Temp)|\$env:(?:TEMP|APPDATA|PUBLIC)|%TEMP%))/i,
    /\bAdd-MpPreference\b[^\n]{0,60}-ExclusionPath\s{1,2}["']?(?:C:\\["'\s]|C:\\(?:Users|Windows|Temp|ProgramData)\b|\$env:)/i,
    /\b(?:amsiInitFailed|AmsiScanBuffer|amsiContext|AmsiUtils)\b/,
    /\bMpCmdRun(?:\.exe)?\b[^\n]{0,40}-RemoveDefinitions\b/i,
  ],
  examples: {
    flags: [
      { text: "setenforce 0", kind: "command" },
      { text: "Set-MpPreference -DisableRealtimeMonitoring $true", kind: "command" },
      { text: "sudo spctl --master-disable", kind: "command" },
      { text: "systemctl stop falcon-sensor && systemctl disable falcon-sensor", kind: "tool_argument" },
      { text: "sed -i 's/^SELINUX=.*/SELINUX=disabled/' /etc/selinux/config", kind: "command" },
    ],
    passes: [
      { text: "getenforce", kind: "command" },
      { text: "Get-MpPreference", kind: "command" },
      { text: "systemctl status fail2ban", kind: "command" },
      { text: "systemctl restart clamav-daemon", kind: "command" },
      "I ran setenforce 0 to prove it, then fixed the context and put it back with setenforce 1.",
      "Defender was quiet today; SELinux runs in enforcing mode.",
    ],
  },
});
