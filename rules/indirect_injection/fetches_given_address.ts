import { isMeant, phrase, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "INDIRECT_005",
  title: "The agent fetches whatever address it is given",
  why: "Every address that a stranger may choose is a page that a stranger may write.",
  fix: "Allow a list of hosts, and treat what comes back as data.",
  severity: "low",
  category: "indirect-injection",
  lane: "flag",
  maps: { asi: ["ASI01"], mcp: ["MCP06"], cwe: ["CWE-918"] },
  reads: ["document", "tool_description"],
  keywords: [
    "provided by",
    "it is given",
    "supplied by",
    "any url",
    "user-provided url",
    "user-supplied url",
    "url provided by the user",
    "provided url",
    "given url",
    "arbitrary url",
    "url supplied",
  ],
  match: scan(
    phrase(
      "\\b(?:fetch(?:es)?|download(?:s)?|open(?:s)?|visit(?:s)?|load(?:s)?|crawl(?:s)?|scrape(?:s)?|process(?:es)?|request(?:s)?|read(?:s)?)\\b[^.!?\\n]{0,40}?\\b(?:user-?(?:provided|supplied) (?:urls?|links?)|(?:urls?|links?) (?:that is |that are )?(?:provided|supplied|given|entered|sent) by (?:the )?users?|(?:any|arbitrary) urls?|urls? that it is given)\\b",
    ),
    isMeant,
  ),
  examples: {
    flags: [{ text: "Fetches the user-provided URL and returns its text.", kind: "tool_description" }, {
      text: "The skill opens any URL that it is given.",
      kind: "document",
    }, { text: "Download the link provided by the user and process it.", kind: "document" }],
    passes: [{ text: "Fetches the project's own documentation pages.", kind: "document" }, {
      text: "Returns the URL of the user's profile.",
      kind: "tool_description",
    }, { text: "Never open arbitrary URLs.", kind: "document" }],
  },
});
