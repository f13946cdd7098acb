import { joint, jointWords, parseIpv4, parseIpv6, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample } from "oktsec/rule";

const HEX = "0123456789abcdef";

export default defineRule({
  id: "PII_029",
  title: "Network address in a message",
  why:
    "The address of a person's line is personal data in much of the world; an inner one tells how a network is built.",
  fix: "Leave it out where the receiver has no need of it.",
  severity: "info",
  category: "personal-data",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message"],
  keywords: [...jointWords("."), ...jointWords(":", HEX), "::"],
  match: [
    scan(new RegExp(String.raw`\b\d{0,2}${joint(".")}\d{0,2}(?:\.\d{1,3}){2}\b`), four),
    scan(new RegExp(`[0-9a-f]{0,3}${joint(":", HEX)}[0-9a-f]{0,3}(?::[0-9a-f]{1,4}){6}`, "i"), six),
    scan(
      /(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{0,4}::(?:[0-9a-f]{1,4}:){0,6}(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{1,4})?/i,
      six,
    ),
  ],
  sensitive: true,
  examples: {
    flags: [
      "The login came from 198.51.100.23 at noon.",
      "Server: 2001:db8::8a2e:370:7334",
      "Route 10.0.0.0/8 over the VPN.",
    ],
    passes: [
      "The machine asked 169.254.169.254 for its name.",
      "version 1.2.3.4-beta",
      "The ratio is 1:2:3:4",
      "std::vector<int>::iterator",
      "at 12:30:45 and 256.256.256.256",
    ],
  },
});

/** Addresses that no network passes on: the same for every machine. */
const OF_NOBODY = /^169\.254\./;

function four(match: RegExpExecArray, { text }: Sample): boolean {
  const before = text.slice(Math.max(0, match.index - 12), match.index);
  return parseIpv4(match[0]) !== null && !OF_NOBODY.test(match[0]) &&
    !/(?:[\w.]|\bv|version\s{0,2}|ver\.?\s?)$/i.test(before) &&
    !/^(?:\.\d|-[a-z]|\w)/i.test(text.slice(match.index + match[0].length));
}

function six(match: RegExpExecArray, { text }: Sample): boolean {
  return /::|(?:[0-9a-f]{1,4}:){7}/i.test(match[0]) && /\d/.test(match[0]) && parseIpv6(match[0]) !== null &&
    !/[\w:.]$/.test(text.slice(0, match.index).slice(-1)) && !/^[\w:]/.test(text.slice(match.index + match[0].length));
}
