import { commandsThat, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "TC-007",
  title: "A call hunts for key files or lists the whole machine",
  why: "A task knows its files. Who looks for anything that ends in .pem is looking for something to take.",
  fix: "Limit search and listing to the workspace.",
  severity: "medium",
  category: "tool-call",
  lane: "block",
  maps: { asi: ["ASI02", "ASI10"], mcp: ["MCP01"], cwe: ["CWE-200"] },
  reads: ["command", "tool_argument"],
  keywords: [
    ".pem",
    "id_rsa",
    ".env",
    ".key",
    "password",
    "passwd",
    "secret",
    "credential",
    "akia",
    "wallet",
    "*.kdbx",
    "private key",
    ".ovpn",
    "api_key",
    "token",
  ],
  match: [
    commandsThat(({ name, args }) => {
      const line = args.join(" ");
      const broad = args.some((arg) =>
        /^(?:\/|~\/?|\$HOME\/?|\/home\/?|\/Users\/?|\/etc\/?|\/root\/?|\/var\/?|\/opt\/?|[A-Z]:\\?)$/.test(arg)
      );
      if (name === "find" || name === "fd" || name === "locate" || name === "mdfind") {
        return (broad || name === "locate") &&
          /\.(?:pem|key|p12|pfx|kdbx|ovpn|env|jks|ppk)\b|id_(?:rsa|ed25519|dsa)|wallet|credential|password|secret|\.npmrc|\.netrc|_history/i
            .test(line);
      }
      if (/^(?:grep|egrep|rg|ag|findstr|ack)$/.test(name)) {
        return (broad || /\/s\b/.test(line) && name === "findstr") &&
          /password|passwd|secret|api[_-]?key|AKIA|BEGIN.{0,12}PRIVATE|token|credential|sk-/i.test(line) &&
          (/-\w{0,5}[rR]/.test(line) || /^(?:rg|ag|findstr|ack)$/.test(name));
      }
      return false;
    }),
    scan(
      /^\s{0,2}["']?(?:\*\*\/)?(?:\*\.(?:pem|key|kdbx|p12|pfx|ppk|ovpn|jks)|\*?id_rsa\*?|\.env\*?|\*wallet\*(?:\.dat)?|\*(?:password|secret|credential)s?\*)["']?\s{0,2}$/i,
      (_, { tool }) => tool !== null && /search|find|glob|list/i.test(tool),
    ),
  ],
  examples: {
    flags: [
      { text: "find / -name '*.pem' -o -name id_rsa 2>/dev/null", kind: "command" },
      { text: "grep -rniE 'password|api_key' /home", kind: "command" },
      { text: "**/*.pem", kind: "tool_argument", tool: "search_files" },
      { text: "rg 'AKIA[0-9A-Z]{16}' /", kind: "command" },
    ],
    passes: [
      { text: "find . -name '*.env.example'", kind: "command" },
      { text: "grep -rn password src/login.ts", kind: "command" },
      { text: "**/*.ts", kind: "tool_argument", tool: "search_files" },
      { text: "find / -name libssl.so", kind: "command" },
    ],
  },
});
