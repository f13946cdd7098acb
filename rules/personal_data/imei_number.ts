import { identifier, isImei } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_058",
  title: "Serial number of a telephone (IMEI)",
  why: "It follows a telephone, and so its owner, through every change of number.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "medium",
  category: "personal-data",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["imei", "handset", "device"],
  match: identifier(/\b\d{2}[- ]?\d{6}[- ]?\d{6}[- ]?\d\b/, {
    valid: isImei,
    context: /\b(?:imei|handset|device (?:id|serial))\b/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "IMEI " + "35240" + "86680" + "20224" + "",
      { text: "device serial imei: " + "35240" + "86680" + "20224" + "", kind: "tool_result" },
      { text: "handset " + "35240" + "86680" + "20224" + " was reported stolen", kind: "document" },
    ],
    passes: [
      "IMEI 490154203237519",
      "dial *#06# for the imei",
      "order 352408668020224",
    ],
  },
});
