import { group, isPlaceholder, randomness, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_017",
  title: "Secret written into a container's environment",
  why: "The image, the compose file and `docker inspect` show it to everyone who may look.",
  fix: "Use secrets of the orchestrator, mounted as files.",
  severity: "low",
  category: "credential-leak",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["password", "passwd", "secret", "token", "api_key", "apikey", "access_key", "accesskey"],
  match: scan(
    /(?:\bdocker\b[^\n]{0,120}\s(?:-e|--env)[ =]|\b(?:ENV|ARG)\s{1,3}|\n\s{0,12}-\s{1,3})\w{0,40}(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY)\w{0,12}[= ]["']?([^\s"'$]{8,200})/i,
    (match) => {
      const value = match[1] ?? "";
      return !isPlaceholder(value) && /\d/.test(value) && /[A-Za-z]/.test(value) &&
          !/[$`(){}<>]|^[./]|:\/\//.test(value) && randomness(value) > 0.72
        ? group(match, 1)
        : false;
    },
  ),
  sensitive: true,
  examples: {
    flags: [
      { text: "docker run -d -e MYSQL_ROOT_PASSWORD=" + "q7Zx" + "kP2v" + "vR3w" + " mysql:8", kind: "command" },
      { text: "FROM alpine\nENV API_KEY=" + "k9Lm" + "2Nq8" + "Rt4Vw6", kind: "document" },
      { text: "    environment:\n      - JWT_SECRET=" + "Zx81Kq" + "90VbNm" + "72Lw4R", kind: "config" },
    ],
    passes: [
      { text: "docker run -e MYSQL_ROOT_PASSWORD=$PW mysql:8", kind: "command" },
      { text: "ENV API_KEY=changeme", kind: "document" },
      { text: "environment:\n  - DB_PASSWORD=${DB_PASSWORD}", kind: "config" },
    ],
  },
});
