import { group, isPlaceholder, randomness, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_011",
  title: "Secret exported in a shell",
  why: "What is exported is seen by every child of the shell, and what is typed stays in its history.",
  fix: "Replace the value; read it from a file with tight rights or from a secret manager.",
  severity: "high",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: [
    "password",
    "passwd",
    "secret",
    "token",
    "api_key",
    "apikey",
    "private_key",
    "privatekey",
    "access_key",
    "accesskey",
    "credential",
    "auth=",
    "auth ",
  ],
  match: scan(
    /(?:\b(?:export|setx|set|declare -x)\b|\$env:)\s{0,3}(?:\w{0,40}(?:TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY|CREDENTIALS?|AUTH))\s{0,2}[= ]\s{0,2}["']?([^\s"';&|]{8,200})/i,
    (match) => {
      const value = match[1] ?? "";
      return !isPlaceholder(value) && /\d/.test(value) && /[A-Za-z]/.test(value) &&
          !/[$`(){}<>]|^[./~]|:\/\//.test(value) && randomness(value) > 0.7
        ? group(match, 1)
        : false;
    },
  ),
  sensitive: true,
  examples: {
    flags: [
      { text: "export DEPLOY_TOKEN=" + "x9Kq2m" + "Zp4Lw8" + "RtVb3N", kind: "command" },
      { text: 'setx ACME_API_KEY "' + "Zx81K" + "q90Vb" + "Nm72Lw" + '"', kind: "document" },
      { text: 'Run this first:\n$env:DB_PASSWORD = "' + "q7Zx" + "!kP2" + "vvR3" + '"', kind: "tool_result" },
    ],
    passes: [
      { text: "export API_TOKEN=$(pass show acme/token)", kind: "command" },
      { text: "export SECRET_KEY=changeme", kind: "document" },
      { text: 'export AUTH_SECRET="${AUTH_SECRET:-}"', kind: "command" },
      { text: "export TOKEN_FILE=/run/secrets/token1", kind: "command" },
    ],
  },
});
