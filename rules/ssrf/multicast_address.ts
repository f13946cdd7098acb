import { addressClass } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "SSRF_011",
  title: "Request to a multicast or broadcast address",
  why: "One request reaches every machine on the network, and discovery services answer with what they know.",
  fix: "Deny multicast and broadcast to agents.",
  severity: "high",
  category: "ssrf-cloud",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP05"], cwe: ["CWE-918"] },
  reads: ["message", "prompt", "tool_argument", "command", "url"],
  keywords: ["://[ff", "://22", "://23", "://24", "://25"],
  match: urls,
  examples: {
    flags: [
      { text: "http://[ff02::1]:5353/", kind: "url" },
      { text: "http://239.255.255.250:1900/description.xml", kind: "tool_argument" },
      { text: "curl http://[ff05::2]/", kind: "command" },
      { text: "http://255.255.255.255/", kind: "url" },
    ],
    passes: [
      { text: "http://[2001:4860:4860::8888]/", kind: "url" },
      { text: "https://224.example.com/", kind: "tool_argument" },
      { text: "http://10.0.0.255/", kind: "url" },
    ],
  },
});

function* urls({ urls }: Sample): Generator<Span> {
  for (const { url, start, end } of urls) {
    if (addressClass(url.hostname) === "multicast" || url.hostname === "255.255.255.255") yield { start, end };
  }
}
