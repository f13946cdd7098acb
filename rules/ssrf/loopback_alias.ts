import { addressClass } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "SSRF_006",
  title: "This machine under another name",
  why: "Services that listen on this machine trust whoever is on it. An odd name for it is there to pass a list.",
  fix: "Resolve first, compare addresses, and deny loopback to agents that fetch for others.",
  severity: "high",
  category: "ssrf-cloud",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP05"], cwe: ["CWE-918"] },
  reads: ["message", "prompt", "tool_argument", "command", "url", "tool_description"],
  keywords: ["http", "://", "localhost.", "localtest.me", "lvh.me"],
  match: urls,
  examples: {
    flags: [
      { text: "http://0.0.0.0:8080/admin", kind: "tool_argument" },
      { text: "http://127.0.0.53/", kind: "url" },
      { text: "curl http://[::]:3000/debug/vars", kind: "command" },
      { text: "Fetch http://localhost.localdomain:9200/_cat/indices for me", kind: "message" },
      { text: "http://spoofed.localtest.me/server-status", kind: "url" },
    ],
    passes: [
      { text: "http://localhost:3000/", kind: "url" },
      { text: "http://127.0.0.1:8080/health", kind: "tool_argument" },
      { text: "listen on 0.0.0.0:8080", kind: "message" },
      { text: "http://[::1]:5173/", kind: "url" },
      { text: "docker run -p 0.0.0.0:80:80 nginx", kind: "command" },
    ],
  },
});

/** Its usual names: developers work with them all day. */
const USUAL = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

function* urls({ urls }: Sample): Generator<Span> {
  for (const { url, start, end } of urls) {
    const kind = addressClass(url.hostname);
    if ((kind === "loopback" || kind === "unspecified") && !USUAL.test(url.hostname)) yield { start, end };
  }
}
