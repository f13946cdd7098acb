import { group, isPlaceholder, looksRandom, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_004",
  title: "Secret assigned in code or configuration",
  why:
    "Values under such a name are meant for one process. In a message, a file or a result they are for every reader.",
  fix: "Replace the value, and load it from the environment or a vault.",
  severity: "medium",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["key", "token", "secret", "passw", "pwd", "credential", "auth"],
  match: scan(
    /(?:api[_-]?key|secret(?:[_-]?key)?|access[_-]?key|auth[_-]?token|access[_-]?token|private[_-]?token|client[_-]?secret|encryption[_-]?key|signing[_-]?key|app[_-]?secret|bot[_-]?token|password|passwd)["'\]]{0,2}\s{0,3}(?::=|=>|[:=])\s{0,3}["'\`]?([A-Za-z0-9!#%&*+./:@^_~=-]{16,256})["'\`]?/i,
    (match) => {
      const value = match[1] ?? "";
      if (isPlaceholder(value) || !looksRandom(value, { length: 16, least: 0.78 })) return false;
      // Paths, addresses, calls and dotted names are random enough at times and never secrets.
      return !/^(?:https?:|\/|\.|[a-z]+:\/\/)|[a-z]{3,}\.[a-z]{3,}\.|\/[a-z]+\/|^[A-Za-z]+(?:[-_.][A-Za-z]+){2,}\d{0,3}$|^\d{4}-\d{2}-\d{2}|^[0-9a-f]{8}-[0-9a-f]{4}-/
          .test(value)
        ? group(match, 1)
        : false;
    },
  ),
  sensitive: true,
  examples: {
    flags: [
      { text: 'api_key = "' + "k9Lm2Nq8Rt4Vw6Xz1Yb3" + '"', kind: "document" },
      { text: "CLIENT_SECRET=" + "Zx81Kq90VbNm72Lw4RtYpQ63", kind: "config" },
      "auth_token: " + "9f86d081884c7d659a2feaa0c55ad015",
    ],
    passes: [
      { text: "api_key = os.environ['API_KEY']", kind: "document" },
      { text: "secret: projects/acme/secrets/database/versions/1", kind: "config" },
      "password = generatePassword(settings.length, true)",
      "access_token: your_access_token_goes_here_1234",
      "key: 2024-01-31T10:00:00Z",
    ],
  },
});
