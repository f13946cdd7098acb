import { hostKind } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "TC-008",
  title: "A fetching tool is aimed at a drop, a tunnel or a hidden service",
  why: "Such addresses have no owner that could be asked, and change what they hold as they like.",
  fix: "Allow the hosts that the task needs.",
  severity: "high",
  category: "tool-call",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP05"], cwe: ["CWE-918", "CWE-829"] },
  reads: ["tool_argument"],
  keywords: [
    ".onion",
    ".i2p",
    "pastebin",
    "paste.",
    "ngrok",
    "trycloudflare",
    "transfer.sh",
    "webhook.site",
    "requestbin",
    "loca.lt",
    "serveo",
    "0x0.st",
    "ix.io",
    "termbin",
    "oast",
    "interact.sh",
    "burpcollaborator",
    "hastebin",
    "rentry",
    "file.io",
    "ghostbin",
    "dpaste",
    "pipedream",
    "beeceptor",
    "temp.sh",
    "catbox",
    "gofile",
  ],
  match: function* (sample: Sample): Generator<Span> {
    for (const { url, start, end } of sample.urls) if (hostKind(url.hostname) !== "unknown") yield { start, end };
  },
  examples: {
    flags: [{ text: "https://pastebin.com/raw/aB3dE5", kind: "tool_argument", tool: "fetch" }, {
      text: "http://x3m7q.onion/task",
      kind: "tool_argument",
      tool: "fetch",
    }, { text: "https://d1e2.ngrok-free.app/collect", kind: "tool_argument", tool: "http_post" }],
    passes: [{ text: "https://example.com/pastebin", kind: "tool_argument", tool: "fetch" }, {
      text: "what is ngrok",
      kind: "tool_argument",
      tool: "search",
    }, { text: "https://docs.python.org/3/", kind: "tool_argument", tool: "fetch" }],
  },
});
