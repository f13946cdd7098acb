import { addressClass } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "SSRF_002",
  title: "Request to an address in the private network",
  why:
    "Behind the firewall there are services that trust everyone who reaches them. An agent reaches them for whoever writes to it.",
  fix: "Allow the internal hosts that agents need, by name, and deny the rest at the egress.",
  severity: "medium",
  category: "ssrf-cloud",
  // Most installations have internal services that agents use all day: worth a note, not a stop.
  lane: "flag",
  maps: { asi: ["ASI02"], mcp: ["MCP05"], cwe: ["CWE-918"] },
  reads: ["tool_argument", "url", "command"],
  keywords: ["://"],
  match: urls,
  examples: {
    flags: [
      { text: "http://192.168.1.1/admin", kind: "tool_argument" },
      { text: "https://10.0.12.7:8443/api", kind: "url" },
      { text: "curl http://[fd12:3456::1]/status", kind: "command" },
      { text: "http://100.64.0.9/", kind: "tool_argument" },
    ],
    passes: [
      { text: "http://localhost:3000/health", kind: "url" },
      { text: "https://172.32.0.1/", kind: "url" },
      { text: "https://203.0.113.9/", kind: "tool_argument" },
      { text: "https://wiki.corp.internal/page", kind: "tool_argument" },
    ],
  },
});

function* urls({ urls }: Sample): Generator<Span> {
  for (const { url, start, end } of urls) {
    const kind = addressClass(url.hostname);
    if (/^[\d[]/.test(url.hostname) && (kind === "private" || kind === "shared" || kind === "link-local")) {
      yield { start, end };
    }
  }
}
