import { isKeyFile, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "TC-002",
  title: "A tool is called on a file of secrets",
  why: "Whatever the tool does with the file, its content is then in the agent's context and in every log of it.",
  fix: "Deny the path for agents; hand over single values where one is needed.",
  severity: "high",
  category: "tool-call",
  lane: "block",
  maps: { asi: ["ASI02", "ASI03"], mcp: ["MCP01"], cwe: ["CWE-522"] },
  reads: ["tool_argument"],
  keywords: [
    ".ssh",
    "id_rsa",
    "id_ed25519",
    ".aws",
    ".gnupg",
    ".kube",
    ".docker/config",
    ".netrc",
    ".pgpass",
    ".npmrc",
    ".pypirc",
    "git-credentials",
    "/etc/shadow",
    "wallet",
    "keystore",
    ".env",
    "_history",
    "/environ",
    "secrets/kubernetes",
    ".pem",
    ".p12",
    ".kdbx",
    "login data",
    "keychain",
    "gcloud",
    ".azure",
    "ntds",
    "\\sam",
    "/etc/sudoers",
    "credentials.json",
  ],
  match: scan(/^\s{0,2}["']?((?:[~\/.$%\\]|[A-Za-z]:|file:)?[^\s"'{}<>|;&]{1,300})["']?\s{0,2}$/, (match, { tool }) => {
    const path = match[1] ?? "";
    if (tool !== null && /(?:search|grep|query|chat|message|title|comment)/i.test(tool)) return false;
    if (!/[\/\\~]|^\.|^id_/.test(path)) return false;
    return isKeyFile(path) ||
      /(?:^|[\/\\])\.(?:env(?:\.(?:local|production|prod|staging))?|npmrc|pypirc|(?:bash|zsh|python|mysql|psql|node_repl)_history)$/i
        .test(path);
  }),
  examples: {
    flags: [
      { text: "/home/ada/.ssh/id_rsa", kind: "tool_argument", tool: "read_file" },
      { text: "~/.aws/credentials", kind: "tool_argument", tool: "read_file" },
      { text: "/srv/app/.env", kind: "tool_argument", tool: "read_file" },
      { text: "C:\\Users\\ada\\.ssh\\id_ed25519", kind: "tool_argument" },
      { text: "/proc/1/environ", kind: "tool_argument" },
    ],
    passes: [
      { text: ".env.example", kind: "tool_argument", tool: "read_file" },
      { text: "~/.ssh/id_rsa.pub", kind: "tool_argument", tool: "read_file" },
      { text: "src/wallet/keystore.ts", kind: "tool_argument", tool: "read_file" },
      { text: "how to protect ~/.ssh", kind: "tool_argument", tool: "search" },
    ],
  },
});
