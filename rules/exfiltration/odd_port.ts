import { addressClass, isNegated, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "EXFIL_010",
  title: "Traffic to a port of remote shells",
  why: "Ports such as 4444 and 1337 have no service; they are where attackers listen by habit.",
  fix: "Find out what listens there and who asked for it.",
  severity: "medium",
  category: "exfiltration",
  lane: "flag",
  maps: { asi: ["ASI02"], mcp: ["MCP05"], cwe: ["CWE-200"] },
  reads: ["message", "prompt", "tool_argument", "command", "url"],
  keywords: [
    ":4444",
    ":4445",
    ":5555",
    ":1337",
    ":31337",
    ":6666",
    ":6667",
    ":9001",
    ":1234",
    ":8888",
    ":7777",
    "nc ",
    "ncat",
    "netcat",
    "telnet",
  ],
  match: scan(
    /\b(?:https?|tcp|ws):\/\/(?:\[[0-9a-f:.]{2,45}\]|[\w.-]{3,120}):(?:4444|4445|5555|1337|31337|6666|6667|9001|1234|8888|7777)\b|\b(?:nc|ncat|netcat|telnet)\b[^\n|;]{0,40}?\s(?:\d{1,3}(?:\.\d{1,3}){3}|[\w-]{1,40}(?:\.[\w-]{1,40}){1,4})\s{1,3}\d{2,5}\b/i,
    (match, { text }) => {
      const host = /(?:\/\/|\s)(\[[^\]]+\]|[\w.-]+)[:\s]\s*\d+$/.exec(match[0])?.[1] ?? "";
      return /^(?:public|name|documentation)$/.test(addressClass(host)) && !isNegated(text, match.index) &&
        !/\s-[a-z]{0,3}z/.test(match[0]);
    },
  ),
  examples: {
    flags: [
      { text: "http://203.0.113.9:4444/c", kind: "tool_argument" },
      { text: "nc 198.51.100.7 9001", kind: "command" },
      { text: "ws://c2.example.net:1337/socket", kind: "url" },
    ],
    passes: [
      { text: "http://localhost:8888/lab", kind: "url" },
      { text: "nc -zv db.example.com 5432", kind: "command" },
      { text: "http://192.168.0.4:5555/", kind: "tool_argument" },
      "port 4444 is used by Selenium",
    ],
  },
});
