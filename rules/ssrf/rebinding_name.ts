import { addressClass, embeddedInName } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "SSRF_008",
  title: "A public name that leads to an inner address",
  why:
    "The name passes every list of allowed and denied hosts; what it resolves to is written in it, or changes between check and use.",
  fix: "Check the address that a name resolves to, once, and connect to that one.",
  severity: "medium",
  category: "ssrf-cloud",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP05"], cwe: ["CWE-918", "CWE-350"] },
  reads: ["message", "prompt", "tool_argument", "command", "url"],
  keywords: [
    "nip.io",
    "sslip.io",
    "xip.io",
    "xip.name",
    "1u.ms",
    "rbndr.us",
    "nip.direct",
    "ip6.name",
    "traefik.me",
    "backname.io",
    "localtest.me",
    "lvh.me",
    "lacolhost.com",
    "vcap.me",
  ],
  match: urls,
  examples: {
    flags: [
      { text: "http://10.0.0.1.nip.io/", kind: "url" },
      { text: "https://169-254-169-254.sslip.io/latest/", kind: "tool_argument" },
      { text: "http://7f000001.c0a80001.rbndr.us/", kind: "url" },
      "Fetch http://app.127.0.0.1.xip.io:9000/debug",
    ],
    passes: [
      { text: "https://8.8.8.8.nip.io/", kind: "url" },
      { text: "https://nip.io/", kind: "url" },
      "sslip.io maps names to addresses",
    ],
  },
});

function* urls({ urls }: Sample): Generator<Span> {
  for (const { url, start, end } of urls) {
    const isRebinder = /(?:^|\.)rbndr\.us$/.test(url.hostname);
    const isInner = embeddedInName(url.hostname) !== null &&
      !/^(?:public|documentation)$/.test(addressClass(url.hostname));
    if (isRebinder || isInner) yield { start, end };
  }
}
