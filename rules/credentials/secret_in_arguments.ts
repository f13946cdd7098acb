import { group, isPlaceholder, randomness, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_015",
  title: "Secret on a command line",
  why: "Arguments are shown to every user of the machine, and kept in histories and logs of agents.",
  fix: "Replace it, and hand it over by a file, standard input or the environment.",
  severity: "high",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: [
    "--pass",
    "--token",
    "--api",
    "--secret",
    "--access-key",
    "--auth-token",
    "--client-secret",
    "--private-token",
    "--pat",
    "-password",
    "-token",
    "sshpass",
    "mysql",
    "curl",
    "pgpassword",
    "redis-cli",
    "docker login",
  ],
  match: scan(
    /(?:\s--?(?:password|passwd|pass|token|api-?key|secret|secret-key|access-key|auth-token|client-secret|private-token|pat)(?:=|\s{1,3})|\bsshpass\s{1,3}-p\s{0,2}|\bmysql(?:dump)?\b[^\n|]{0,80}\s-p|\bcurl\b[^\n|]{0,120}\s(?:-u|--user)\s{1,2}|\bPGPASSWORD=|\bredis-cli\b[^\n|]{0,60}\s-a\s{1,2}|\bdocker login\b[^\n|]{0,80}\s-p\s{1,2})["']?([^\s"']{6,200})/i,
    (match) => {
      // A user name in front belongs to the person, not to the secret.
      const value = (match[1] ?? "").replace(/^[\w.@-]{1,64}:(?=.)/, "");
      return value.length >= 6 && !isPlaceholder(value) && /\d/.test(value) && /[A-Za-z]/.test(value) &&
          !/[$`(){}<>*|]|^[./~-]|^@|:\/\/|\.(?:json|txt|ya?ml|pem)$/.test(value) && !/^[a-z]+-?\d{1,4}$/i.test(value) &&
          randomness(value) > 0.7
        ? group(match, 1)
        : false;
    },
  ),
  sensitive: true,
  examples: {
    flags: [
      { text: "mysqldump -h db1 -u backup -p" + "q7Zx" + "!kP2" + "vvR3" + " orders > /tmp/o.sql", kind: "command" },
      { text: "deployctl release --env prod --token " + "x9Kq2m" + "Zp4Lw8" + "RtVb3N", kind: "tool_argument" },
      { text: "curl -s -u ada:" + "h0rs" + "e9St" + "aple4x" + " https://ci.example.com/job/build", kind: "command" },
    ],
    passes: [
      { text: "mysql -u root -p orders", kind: "command" },
      { text: 'deployctl --token "$DEPLOY_TOKEN"', kind: "command" },
      { text: "curl -u user:password https://example.com/", kind: "document" },
      { text: "tool --password-file /etc/pw.txt --token=<token>", kind: "document" },
    ],
  },
});
