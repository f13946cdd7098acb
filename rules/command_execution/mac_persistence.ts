import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_123",
  title: "A Mac program is set to start again by itself",
  why: "Launch agents, login items and profiles start with the user's next session and show no window.",
  fix: "Unload the entry, and find out what wrote it.",
  severity: "high",
  category: "command-execution",
  lane: "block",
  maps: {
    asi: ["ASI05", "ASI10"],
    mcp: ["MCP05"],
    cwe: ["CWE-506"],
    see: ["https://attack.mitre.org/techniques/T1543/001/"],
  },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description", "document", "tool_result"],
  keywords: ["launchctl", "launchagents", "launchdaemons", "login item", "loginhook", "profiles install", "sfltool"],
  match: [
    commandsThat(({ name, args }) =>
      name === "launchctl" && /^(?:load|bootstrap|submit|enable)$/.test(args[0] ?? "") &&
        /\/tmp\/|\/Users\/Shared\/|\/var\/tmp|\/private\/tmp|\/\.[\w-]{1,40}\.plist|LaunchAgents\/com\.(?:apple|google|adobe|microsoft)\.[\w.-]{0,60}(?:update|agent|helper|sync)/i
          .test(args.join(" ")) ||
      name === "defaults" && args.includes("write") && args.some((arg) => /^Log(?:in|out)Hook$/.test(arg)) ||
      /^(?:cp|mv|tee|curl|wget|install|ln)$/.test(name) &&
        args.some((arg) => /Library\/Launch(?:Agents|Daemons)\/[\w.-]{1,80}$/.test(arg))
    ),
    /\bosascript\b[^\n]{0,60}make\s{1,2}(?:new\s{1,2})?login item\b[^\n]{0,120}/i,
  ],
  examples: {
    flags: [{ text: "cp agent.plist ~/Library/LaunchAgents/com.apple.updater.plist", kind: "command" }, {
      text: "launchctl load /tmp/com.update.plist",
      kind: "command",
    }, {
      text:
        'osascript -e \'tell application "System Events" to make login item at end with properties {path:"/Users/Shared/u.app", hidden:true}\'',
      kind: "command",
    }, { text: "sudo defaults write com.apple.loginwindow LoginHook /Users/Shared/h.sh", kind: "tool_argument" }],
    passes: [
      { text: "launchctl list", kind: "command" },
      { text: "brew services restart postgresql", kind: "command" },
      { text: "ls ~/Library/LaunchAgents", kind: "command" },
    ],
  },
});
