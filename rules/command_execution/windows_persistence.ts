import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_122",
  title: "A Windows program is set to start again by itself",
  why: "Run keys, tasks, services and event subscriptions survive a restart and the end of the session.",
  fix: "Remove the entry, and find out what wrote it.",
  severity: "high",
  category: "command-execution",
  lane: "block",
  maps: {
    asi: ["ASI05", "ASI10"],
    mcp: ["MCP05"],
    cwe: ["CWE-506"],
    see: ["https://attack.mitre.org/tactics/TA0003/"],
  },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description", "document", "tool_result"],
  keywords: [
    "currentversion\\run",
    "schtasks",
    "sc create",
    "sc.exe create",
    "new-service",
    "register-scheduledtask",
    "__eventfilter",
    "commandlineeventconsumer",
    "start menu\\programs\\startup",
    "image file execution",
    "winlogon",
    "new-itemproperty",
    "userinitmprlogonscript",
    "appinit_dlls",
  ],
  match: [
    /\breg(?:\.exe)?\s{1,3}add\b[^\n]{0,100}\\(?:CurrentVersion\\Run(?:Once)?|Winlogon|Image File Execution Options|AppInit_DLLs)\b/i,
    /\b(?:New|Set)-ItemProperty\b[^\n]{0,120}\\(?:CurrentVersion\\Run(?:Once)?|Winlogon|Image File Execution Options)\b/i,
    /\bschtasks(?:\.exe)?\b[^\n]{0,20}\/create\b[^\n]{0,200}(?:powershell|cmd(?:\.exe)?\s|mshta|wscript|%TEMP%|\\Users\\Public\\|\\AppData\\|https?:|\/ru\s{1,2}["']?system)/i,
    /\bsc(?:\.exe)?\s{1,3}(?:\\\\\S{1,40}\s)?create\b[^\n]{0,120}binpath\s{0,2}=\s{0,3}["']?[^\n]{0,80}(?:cmd(?:\.exe)?|powershell|\\Temp\\|\\Users\\Public\\|\\AppData\\)/i,
    /\bRegister-ScheduledTask\b[^\n]{0,200}(?:powershell|hidden|-enc|\\AppData\\|AtLogOn)/i,
    /\b(?:__EventFilter|CommandLineEventConsumer|ActiveScriptEventConsumer)\b[^\n]{0,200}(?:CommandLineTemplate|Query|ScriptText)/i,
    /(?:copy|move|cp|mv|Copy-Item|>)[^\n]{0,120}\\Start Menu\\Programs\\Startup\\?/i,
  ],
  examples: {
    flags: [{
      text: "reg add HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run /v upd /d C:\\Users\\Public\\u.exe",
      kind: "command",
    }, {
      text: 'schtasks /create /tn Updater /sc onlogon /ru SYSTEM /tr "powershell -w hidden -f c:\\x.ps1"',
      kind: "command",
    }, {
      text:
        "New-ItemProperty -Path 'HKCU:\\Software\\Microsoft\\Windows\\CurrentVersion\\Run' -Name u -Value 'c:\\u.exe'",
      kind: "tool_argument",
    }, { text: 'sc.exe create svcx binPath= "cmd.exe /c C:\\Users\\Public\\a.bat" start= auto', kind: "command" }],
    passes: [
      { text: "reg query HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run", kind: "command" },
      { text: "schtasks /query /fo LIST", kind: "command" },
      { text: "sc.exe query wuauserv", kind: "command" },
      "Look at the Run key under CurrentVersion\\Run when the machine starts slowly.",
    ],
  },
});
