import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "JS_SUDOERS_TAMPER_001",
  aliases: ["JS_HOST_TRUST_TAMPER_001"],
  title: "Code writes the system's trust files",
  why: "Rights of root, trusted certificates and the loader are changed by a program that was only to be installed.",
  fix: "Do not run it; compare the files with a backup.",
  severity: "critical",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["document", "config", "tool_result", "resource", "tool_argument", "message"],
  keywords: [
    "/etc/sudoers",
    "/etc/ld.so.preload",
    "/etc/hosts",
    "ca-certificates",
    "authorized_keys",
    "/etc/resolv.conf",
    "/etc/passwd",
    ".bashrc",
    ".zshrc",
    ".profile",
  ],
  match: scan(
    /(?:writeFile(?:Sync)?|appendFile(?:Sync)?|write_text|open|File\.(?:write|open)|OpenFile|fs::write)\s{0,2}\(\s{0,3}[^\n]{0,80}(?:\/etc\/(?:sudoers|ld\.so\.preload|hosts|resolv\.conf|passwd|profile|crontab|cron\.)|\.ssh\/authorized_keys|ca-certificates|\/\.(?:bashrc|zshrc|profile|bash_profile))[^\n]{0,80}/,
    (match) => !/^open|^File\.open/.test(match[0]) || /["'][wa]b?\+?["']/.test(match[0]),
  ),
  examples: {
    flags: [{ text: 'fs.appendFileSync("/etc/sudoers.d/x", "a ALL=(ALL) NOPASSWD: ALL");', kind: "document" }, {
      text: 'open("/etc/ld.so.preload", "w").write("/tmp/x.so")',
      kind: "document",
    }, { text: 'fs.writeFileSync(home + "/.ssh/authorized_keys", key)', kind: "document" }],
    passes: [{ text: 'open("/etc/hosts").read()', kind: "document" }, {
      text: 'fs.readFileSync("/etc/passwd")',
      kind: "document",
    }, { text: 'fs.writeFileSync("hosts.txt", a)', kind: "document" }],
  },
});
