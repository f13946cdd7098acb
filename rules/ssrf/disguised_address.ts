import { addressClass, parseAddress } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span, UrlToken } from "oktsec/rule";

export default defineRule({
  id: "SSRF_009",
  title: "A network address in disguise",
  why: "Nobody writes an address in octal, hex or as one number but to get it past a filter that compares texts.",
  fix: "Compare addresses after parsing, and refuse hosts that are written in another way than they are read.",
  severity: "high",
  category: "ssrf-cloud",
  lane: "block",
  maps: {
    asi: ["ASI02"],
    mcp: ["MCP05"],
    cwe: ["CWE-918", "CWE-184"],
    see: ["https://owasp.org/www-community/attacks/Server_Side_Request_Forgery"],
  },
  reads: ["message", "prompt", "tool_argument", "command", "url", "tool_description", "tool_result"],
  keywords: ["://"],
  match: urls,
  examples: {
    flags: [
      { text: "http://2130706433/admin", kind: "tool_argument" },
      { text: "http://0x7f000001/", kind: "url" },
      { text: "http://0177.0.0.1:8080/", kind: "tool_argument" },
      "Please open http://127.1/status for me",
      { text: "http://①②⑦.⓪.⓪.①/", kind: "url" },
      { text: "http://3232235777/router", kind: "url" },
      { text: "https://www.example.com@192.168.0.1/login", kind: "tool_argument" },
    ],
    passes: [
      { text: "http://127.0.0.1:3000/", kind: "url" },
      { text: "http://localhost:8080/", kind: "url" },
      { text: "https://10.0.0.5/api", kind: "tool_argument" },
      { text: "https://ada@example.com/repo.git", kind: "tool_argument" },
      "see https://1.1.1.1/help",
    ],
  },
});

function* urls({ urls }: Sample): Generator<Span> {
  for (const token of urls) if (isDisguised(token)) yield { start: token.start, end: token.end };
}

/** The parser has turned the host into its usual spelling: where the text has another one, someone took the trouble. */
function isDisguised({ text, url }: UrlToken): boolean {
  if (!/^\d+(?:\.\d+){3}$/.test(url.hostname)) return false;
  const authority = /^[a-z][a-z0-9+.-]*:[\\/]*([^/?#\\]*)/i.exec(text)?.[1] ?? "";
  const at = authority.lastIndexOf("@");
  const host = authority.slice(at + 1).replace(/:\d*$/, "");
  const kind = addressClass(url.hostname);
  if (host !== url.hostname && parseAddress(host) !== null) return true;
  // A user name that looks like a host, in front of an inner address: the reader sees one, the client goes to the other.
  return at > 0 && /\.[a-z]{2,}$/i.test(url.username) && kind !== "public";
}
