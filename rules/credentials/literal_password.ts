import { group, isPlaceholder, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_007",
  title: "Password written into code",
  why: "A password in code is read by everyone who reads the code, agents included.",
  fix: "Change the password and load it from the environment or a vault.",
  severity: "medium",
  category: "credential-leak",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["passw", "pwd", "passphrase"],
  match: scan(
    /(?:password|passwd|passphrase|pwd)["'\]]{0,2}\s{0,3}(?::=|=>|[:=])\s{0,3}(["'\`])([^"'\`\s]{6,100})["'\`]/i,
    (match) => {
      const value = match[2] ?? "";
      if (
        isPlaceholder(value) ||
        /^(?:pass(?:word)?|secret|admin|root|user|test|hidden|text|string|required|current-password|new-password|off|on|true|false)\d{0,4}$/i
          .test(value) ||
        /[{}$<>()]/.test(value)
      ) return false;
      return /[A-Za-z]/.test(value) && /[0-9!#%&*+@^~]/.test(value) && !/^[a-z]+[._/-][a-z./_-]+$/i.test(value)
        ? group(match, 2)
        : false;
    },
  ),
  sensitive: true,
  examples: {
    flags: [
      { text: 'const password = "' + "Tr0ub4dor" + '&3";', kind: "document" },
      { text: "db_password: '" + "q7Zx!kP2vv" + "'", kind: "config" },
      'login(user="ada", passwd="' + "h0rse.Staple9" + '")',
    ],
    passes: [
      { text: 'password = "changeme"', kind: "document" },
      { text: '<input type="password" autocomplete="current-password">', kind: "document" },
      'password: "${DB_PASSWORD}"',
      'if (password === "") return;',
    ],
  },
});
