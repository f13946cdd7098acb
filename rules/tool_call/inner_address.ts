import { addressClass, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "TC-004",
  title: "A fetching tool is aimed at an inner address",
  why: "The tool stands inside the network: what it is sent to answers it, and did not mean to answer the sender.",
  fix: "Let the tool resolve names itself and refuse private ranges, or list the hosts it may call.",
  severity: "high",
  category: "tool-call",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP05"], cwe: ["CWE-918"] },
  reads: ["tool_argument"],
  keywords: [
    "127.",
    "localhost",
    "10.",
    "192.168.",
    "172.",
    "169.254",
    "0.0.0.0",
    "[::",
    "metadata",
    ".internal",
    "2130706433",
    "0x7f",
    "fd00:",
    "[fe80",
  ],
  match: scan(
    /^\s{0,2}["']?(?:https?|ftp|gopher|dict|ws):\/\/(?:[^\/\s@"']{0,60}@)?(\[[0-9a-f:.%]{2,60}\]|[\w.-]{1,120})(?::\d{1,5})?(?:[\/?#][^\s"']{0,300})?["']?\s{0,2}$/i,
    (match, { tool }) => {
      const host = match[1] ?? "";
      const kind = addressClass(host);
      if (/^(?:169\.254\.169\.254|metadata\.google\.internal|100\.100\.100\.200|\[fd00:ec2::254\])$/i.test(host)) {
        return true;
      }
      return tool !== null &&
        /(?:fetch|http|url|web|browse|navigate|download|crawl|scrape|request|curl|open|import)/i.test(tool) &&
        kind !== "public" && kind !== "name" && kind !== "loopback";
    },
  ),
  examples: {
    flags: [{ text: "http://169.254.169.254/latest/meta-data/iam/", kind: "tool_argument", tool: "fetch" }, {
      text: "http://10.0.0.5:8500/v1/kv/?recurse",
      kind: "tool_argument",
      tool: "fetch_url",
    }, { text: "http://192.168.1.1/admin", kind: "tool_argument", tool: "browser_navigate" }],
    passes: [{ text: "https://example.com/", kind: "tool_argument", tool: "fetch" }, {
      text: "http://localhost:3000/health",
      kind: "tool_argument",
      tool: "fetch",
    }, { text: "ping 10.0.0.5", kind: "tool_argument" }],
  },
});
