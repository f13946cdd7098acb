import { commandsThat, isKeyFile } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "SUPPLY_010",
  title: "A link is planted towards a secret or a system file",
  why: "What follows the link later reads or writes the target with its own rights.",
  fix: "Remove the link; refuse links in archives.",
  severity: "high",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description"],
  keywords: ["ln -s", "ln -f", "symlink", "mklink", "ln --symbolic"],
  match: [
    commandsThat(({ name, args }) =>
      name === "ln" && args.some((arg) => /^-\w{0,3}s|--symbolic/.test(arg)) && args.some((arg) =>
        isKeyFile(arg) ||
        /^\/(?:etc\/(?:passwd|shadow|sudoers)|proc\/(?:self|1)\/(?:environ|root)|var\/run\/docker\.sock|root\/?)$/.test(
          arg,
        ) || arg === "/"
      ) && !args.includes("/dev/null")
    ),
    /\bmklink\s{1,3}(?:\/[dj]\s{1,2})?[^\n]{1,80}\\(?:Windows\\System32\\config|\.ssh|\.aws)/i,
  ],
  examples: {
    flags: [{ text: "ln -s ~/.ssh/id_rsa ./public/key.txt", kind: "command" }, {
      text: "ln -sf /etc/shadow /var/www/html/s",
      kind: "command",
    }, { text: "ln -s / ./root", kind: "tool_argument" }],
    passes: [{ text: "ln -s ../shared/config.json config.json", kind: "command" }, {
      text: "ln -sf /usr/local/bin/node22 /usr/local/bin/node",
      kind: "command",
    }, { text: "ln file1 file2", kind: "command" }],
  },
});
