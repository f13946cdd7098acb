import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_018",
  title: "Code that writes secrets into a log",
  why: "Logs are copied to places that nobody counts and kept for years.",
  fix: "Log a name or a fingerprint of the secret, never its value.",
  severity: "high",
  category: "credential-leak",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-532"] },
  reads: ["tool_argument", "document", "message", "command"],
  keywords: [
    "password",
    "passwd",
    "secret",
    "api_key",
    "apikey",
    "token",
    "private_key",
    "privatekey",
    "authorization",
    "process.env",
    "os.environ",
    "credentials",
  ],
  match: scan(
    /\b(?:console\.(?:log|info|debug|error|warn)|print(?:f|ln)?|puts|log(?:ger|ging)?\.(?:info|debug|error|warn(?:ing)?|critical|trace)|fmt\.Print(?:f|ln)?|System\.out\.print(?:ln)?|NSLog|error_log|var_dump)\s{0,2}\([^\n;]{0,120}?\b(?:password|passwd|secret(?:_?key)?|api_?key|access_?token|refresh_?token|auth_?token|private_?key|authorization|credentials|process\.env|os\.environ)\b/i,
    (match, { text }) => {
      const end = match[0];
      // One variable of the environment is no dump of it.
      if (/(?:process\.env|os\.environ)$/.test(end)) return /^\s{0,2}\)/.test(text.slice(match.index + end.length));
      // The word alone inside of quotation marks is a message about a secret, not the secret.
      const quotes = (end.match(/["'`]/g) ?? []).length;
      return (quotes % 2 === 0 || /[${]\{?[\w.]{0,40}$/.test(end.slice(0, end.search(/\w+\s*\)?$/)))) &&
        !/(?:mask|redact|hash|len|typeof|\bno\b|missing|invalid|length)/i.test(end);
    },
  ),
  examples: {
    flags: [
      { text: 'console.log("token", req.user.access_token);', kind: "document" },
      { text: 'logger.info("login of %s with %s", user, password)', kind: "document" },
      { text: 'print(f"key={settings.api_key}")', kind: "tool_argument" },
      { text: "console.log(process.env );", kind: "document" },
    ],
    passes: [
      { text: 'console.log("password is required");', kind: "document" },
      { text: 'logger.info("api key loaded, length %d", len(api_key))', kind: "document" },
      { text: 'print("enter your password:")', kind: "document" },
    ],
  },
});
