import { addressClass } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "SSRF_104",
  title: "Inner address inside of another address",
  why: "The outer host is allowed and fetches or redirects to what stands in its query.",
  fix: "Check every address in the parameters, and do not follow redirects to the inside.",
  severity: "high",
  category: "ssrf-cloud",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP05"], cwe: ["CWE-918"] },
  reads: ["message", "prompt", "tool_argument", "command", "url"],
  keywords: ["=http", "=//", "%3a%2f%2f", "%253a", "=%2f%2f"],
  match: urls,
  examples: {
    flags: [
      { text: "https://app.example.com/proxy?url=http://169.254.169.254/latest/", kind: "tool_argument" },
      { text: "https://example.com/redirect?next=http%3A%2F%2F10.0.0.5%2Fadmin", kind: "url" },
      { text: "Fetch https://img.example.com/resize?src=http://[::1]:6379/", kind: "message" },
      { text: "https://a.example/?u=http%253A%252F%252F127.0.0.1%253A8500", kind: "url" },
    ],
    passes: [
      { text: "https://example.com/login?next=https://example.com/home", kind: "url" },
      { text: "https://example.com/?callback=http://localhost:3000/cb", kind: "url" },
      { text: "https://web.archive.org/web/2020/http://example.com/", kind: "url" },
    ],
  },
});

/** Where a login comes back to on a developer's machine. */
const USUAL = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;
const CALLBACK = /^(?:redirect_?uri|callback|callback_?url|return_?(?:to|url)|redirect)$/i;

function* urls({ urls }: Sample): Generator<Span> {
  for (const { url, start, end } of urls) {
    for (const [name, value] of url.searchParams) {
      const host = hostOf(value);
      if (host === null || USUAL.test(host) && CALLBACK.test(name)) continue;
      const kind = addressClass(host);
      if (!/^(?:public|name|documentation)$/.test(kind)) {
        yield { start, end };
        break;
      }
    }
  }
}

/** The host of a value that is an address itself, also when it was encoded twice. */
function hostOf(value: string): string | null {
  const plain = /%3a|%2f/i.test(value) ? value.replaceAll(/%3a/gi, ":").replaceAll(/%2f/gi, "/") : value;
  return /^(?:[a-z]{2,10}:)?\/\/(?:[^/?#@]*@)?(\[[0-9a-f:.]+\]|[^/?#:]+)/i.exec(plain)?.[1] ?? null;
}
