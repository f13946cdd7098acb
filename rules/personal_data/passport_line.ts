import { isPassportLine, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_025",
  title: "Machine-readable line of a passport",
  why: "The two lines hold name, birth date and number, with check digits: enough for a copy.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["<<<"],
  match: scan(/\b[A-Z0-9<]{9}\d[A-Z<]{3}\d{7}[MFX<]\d{7}[A-Z0-9<]{14}[0-9<]\d\b/, (match) => isPassportLine(match[0])),
  sensitive: true,
  examples: {
    flags: [
      "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n" + "L898902C36UTO7" + "408122F1204159" + "ZE184226B<<<<<10",
      { text: "scan: " + "L898902C36UTO7" + "408122F1204159" + "ZE184226B<<<<<10", kind: "tool_result" },
      { text: 'mrz="' + "L898902C36UTO7" + "408122F1204159" + "ZE184226B<<<<<10" + '"', kind: "tool_argument" },
    ],
    passes: [
      "L898902C35UTO7408122F1204159ZE184226B<<<<<10",
      "List<Map<String,List<Integer>>> x",
      "A<<B<<C",
    ],
  },
});
