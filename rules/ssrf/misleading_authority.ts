import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "SSRF_103",
  title: "Address that hides its host",
  why:
    "What stands before the at sign is a user name that looks like a host; the request goes behind it. Backslashes and encoded dots do the same to careless parsers.",
  fix: "Compare the parsed host, and refuse addresses with user names, backslashes or encoded hosts.",
  severity: "high",
  category: "ssrf-cloud",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP05"], cwe: ["CWE-918", "CWE-451"] },
  reads: ["message", "prompt", "tool_argument", "command", "url", "tool_result", "tool_description"],
  keywords: ["@", "\\"],
  match: urls,
  examples: {
    flags: [
      { text: "https://accounts.google.com@evil.example/login", kind: "url" },
      { text: "Please open https://github.com%2Facme@203.0.113.9/x", kind: "message" },
      { text: "http://trusted.example\\@10.0.0.7/", kind: "tool_argument" },
      { text: "https://bank.example.com:443@login.example.net/a", kind: "tool_argument" },
    ],
    passes: [
      { text: "https://ada@example.com/repo.git", kind: "url" },
      { text: "https://user:pass@git.example.com/a.git", kind: "tool_argument" },
      { text: String.raw`URL=http://localhost:3000\nSECRET=x`, kind: "tool_result" },
      { text: "mailto:ada@example.com", kind: "url" },
      { text: "https://medium.com/@ada/post", kind: "url" },
      { text: "https://x-access-token:abc@github.com/a/b", kind: "tool_argument" },
    ],
  },
});

/** One that begins an escape such as \n belongs to the text around the address. */
const BACKSLASH = /\\(?:[^nrt]|$)/;

function* urls({ urls }: Sample): Generator<Span> {
  for (const { url, text, start, end } of urls) {
    const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(text)?.[1] ?? "";
    const user = decode(url.username);
    const looksLikeHost =
      /^(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|io|dev|gov|edu|example|co|de|uk|eu|app|ai)(?:[:/\\]|$)/i.test(user);
    if (looksLikeHost || /^https?$/.test(url.protocol.slice(0, -1)) && BACKSLASH.test(authority)) yield { start, end };
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
