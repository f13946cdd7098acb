import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "TC-011",
  title: "A file tool writes something that runs later",
  why: "A unit, a timer, a start-up file or a trusted key placed by a tool outlives every check of the shell.",
  fix: "Refuse it; remove the file if it was written.",
  severity: "critical",
  category: "tool-call",
  lane: "block",
  maps: {
    asi: ["ASI05", "ASI10"],
    mcp: ["MCP05"],
    cwe: ["CWE-506"],
    see: ["https://attack.mitre.org/tactics/TA0003/"],
  },
  reads: ["tool_argument"],
  keywords: [
    ".bashrc",
    ".zshrc",
    ".profile",
    ".zshenv",
    "bash_profile",
    "crontab",
    "cron.d",
    "systemd",
    "authorized_keys",
    "rc.local",
    "init.d",
    "autostart",
    "launchagents",
    "launchdaemons",
    "startup\\",
    "ld.so.preload",
    "sudoers",
    "config.fish",
    ".git/hooks",
    "sitecustomize",
    "usercustomize",
    ".pth",
  ],
  match: scan(
    /^\s{0,2}["']?[^\s"']{0,160}(?:\/\.(?:bashrc|bash_profile|bash_login|profile|zshrc|zshenv|zprofile|kshrc)|\.config\/(?:fish\/config\.fish|autostart\/[^\s"']{1,60}|systemd\/user\/[^\s"']{1,60})|\/etc\/(?:crontab|cron\.\w{1,8}\/[^\s"']{1,60}|systemd\/system\/[^\s"']{1,80}|rc\.local|init\.d\/[^\s"']{1,60}|profile(?:\.d\/[^\s"']{1,60})?|ld\.so\.preload|sudoers(?:\.d\/[^\s"']{1,60})?)|\/var\/spool\/cron\/[^\s"']{1,60}|\.ssh\/(?:authorized_keys2?|rc|config)|Library\/Launch(?:Agents|Daemons)\/[^\s"']{1,80}|\\Startup\\[^\s"']{1,60}|\.git\/hooks\/[\w-]{1,30}|(?:site|user)customize\.py|site-packages\/[\w-]{1,40}\.pth)["']?\s{0,2}$/i,
    (match, { tool }) =>
      tool !== null && /(?:write|create|edit|append|move|copy|save|put|upload|insert|replace|patch)/i.test(tool) &&
      !/\.git\/hooks\/[\w-]{1,24}\.sample/.test(match[0]),
  ),
  examples: {
    flags: [
      { text: "/home/ada/.bashrc", kind: "tool_argument", tool: "write_file" },
      { text: "/etc/systemd/system/upd.service", kind: "tool_argument", tool: "create_file" },
      { text: "~/.ssh/authorized_keys", kind: "tool_argument", tool: "edit_file" },
      { text: "repo/.git/hooks/post-checkout", kind: "tool_argument", tool: "write_file" },
    ],
    passes: [{ text: "/home/ada/.bashrc", kind: "tool_argument", tool: "read_file" }, {
      text: "docs/crontab.md",
      kind: "tool_argument",
      tool: "write_file",
    }, { text: "src/profile.ts", kind: "tool_argument", tool: "write_file" }],
  },
});
