import { group, isPlaceholder, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_136",
  title: "Login in a netrc or pgpass line",
  why: "The line is a machine, a name and a password, ready to be used by any client.",
  fix: "Change the password and keep such files out of reach of agents.",
  severity: "high",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["machine", ".pgpass", "pgpass"],
  match: [
    scan(
      /\bmachine\s{1,4}[\w.-]{2,200}\s{1,4}login\s{1,4}\S{1,200}\s{1,4}password\s{1,4}(\S{4,200})/i,
      (match) =>
        isPlaceholder(match[1] ?? "") || /[<>$]|^[A-Z_]+$|^pass(?:word)?$/.test(match[1] ?? "")
          ? false
          : group(match, 1),
    ),
    scan(
      /(?:^|\n)[\w.*-]{1,100}:(?:\d{2,5}|\*):[\w*-]{1,60}:[\w-]{1,60}:([^\s:]{6,100})(?:\n|$)/,
      (match) => isPlaceholder(match[1] ?? "") || !/\d/.test(match[1] ?? "") ? false : group(match, 1),
    ),
  ],
  sensitive: true,
  examples: {
    flags: [
      { text: "machine api.example.com login ada password " + "q7Zx" + "kP2v" + "vR3w", kind: "document" },
      { text: "machine github.com\nlogin ada\npassword " + "h0rs" + "e9St" + "aple4x", kind: "tool_result" },
      { text: ".pgpass says\ndb1.example.com:5432:orders:app:" + "k9Lm" + "2Nq8" + "Rt4V", kind: "tool_result" },
    ],
    passes: [
      "machine login password reset is not possible",
      "machine example.com login USER password PASSWORD",
      "see .pgpass: host:port:db:user:password",
      "http://a.example.com:8080:x",
    ],
  },
});
