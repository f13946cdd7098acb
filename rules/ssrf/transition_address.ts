import { addressClass, embeddedIpv4, formatAddress, parseAddress } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "SSRF_010",
  title: "An inner address inside an IPv6 address",
  why:
    "Mapped, NAT64, 6to4 and Teredo addresses carry an IPv4 address along: a filter for IPv4 does not see it, the network does.",
  fix: "Judge the inner address, and deny transition ranges where they are not in use.",
  severity: "high",
  category: "ssrf-cloud",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP05"], cwe: ["CWE-918", "CWE-184"] },
  reads: ["message", "prompt", "tool_argument", "command", "url", "tool_description", "tool_result"],
  keywords: ["://["],
  match: urls,
  examples: {
    flags: [
      { text: "http://[::ffff:10.0.0.5]/", kind: "url" },
      { text: "http://[64:ff9b::7f00:1]:8080/", kind: "tool_argument" },
      { text: "curl http://[2002:c0a8:0101::]/admin", kind: "command" },
      { text: "http://[::ffff:7f00:1]/", kind: "url" },
    ],
    passes: [
      { text: "http://[::1]:3000/", kind: "url" },
      { text: "https://[2606:4700:4700::1111]/dns-query", kind: "url" },
      { text: "http://[64:ff9b::808:808]/", kind: "url" },
      { text: "http://[fe80::1]/", kind: "url" },
    ],
  },
});

function* urls({ urls }: Sample): Generator<Span> {
  for (const { url, start, end } of urls) {
    const address = url.hostname.startsWith("[") ? parseAddress(url.hostname) : null;
    const inner = address === null ? null : embeddedIpv4(address);
    if (inner === null) continue;
    const kind = addressClass(formatAddress(inner));
    if (kind !== "public" && kind !== "documentation") yield { start, end };
  }
}
