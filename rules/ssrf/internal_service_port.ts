import { addressClass } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "SSRF_105",
  title: "Request to the port of an inner service",
  why: "Databases, caches and consoles of the inside answer without a password to whoever reaches them.",
  fix: "Deny these ports to agents that fetch for others.",
  severity: "medium",
  category: "ssrf-cloud",
  lane: "flag",
  maps: { asi: ["ASI02"], mcp: ["MCP05"], cwe: ["CWE-918"] },
  reads: ["message", "prompt", "tool_argument", "command", "url"],
  keywords: [
    ":6379",
    ":9200",
    ":8500",
    ":11211",
    ":2375",
    ":5984",
    ":27017",
    ":5601",
    ":15672",
    ":9090",
    ":4040",
    ":8088",
    ":50070",
    ":7001",
    ":10250",
    ":8001",
    ":3306",
    ":5432",
    ":25/",
    ":22/",
    ":23/",
  ],
  match: urls,
  examples: {
    flags: [
      { text: "http://10.0.0.4:6379/", kind: "url" },
      { text: "http://172.16.3.9:9200/_search?q=password", kind: "tool_argument" },
      { text: "curl http://192.168.0.12:8500/v1/kv/?recurse", kind: "command" },
      { text: "http://redis.internal:11211/stats", kind: "tool_argument" },
    ],
    passes: [
      { text: "http://192.168.1.4:8080/", kind: "url" },
      { text: "http://localhost:9200/_cat/health", kind: "tool_argument" },
      { text: "https://es.example.com:9200/", kind: "url" },
      { text: "redis://10.0.0.4:6379/0", kind: "config" },
    ],
  },
});

const PORTS = new Set(
  "6379 9200 8500 11211 2375 5984 27017 5601 15672 9090 4040 8088 50070 7001 10250 8001 3306 5432 25 22 23".split(" "),
);

function* urls({ urls }: Sample): Generator<Span> {
  for (const { url, start, end } of urls) {
    if (!/^https?:$/.test(url.protocol) || !PORTS.has(url.port)) continue;
    if (/^(?:private|shared|link-local)$/.test(addressClass(url.hostname))) yield { start, end };
  }
}
