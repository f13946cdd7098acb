import { identifier, isVin } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_059",
  title: "Vehicle identification number",
  why: "It leads to the owner, the address and the keys.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "medium",
  category: "personal-data",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: [
    "vehicle",
    "chassis",
    "fahrgestell",
    "car ",
    "truck",
    "vin ",
    "vin:",
    "vin=",
    'vin"',
    "vin'",
    "vin#",
    "vin-",
    "vin_",
    "vin.",
    " vin",
  ],
  match: identifier(/\b[A-HJ-NPR-Z0-9]{17}\b/i, {
    valid: isVin,
    context: /\b(?:vin|vehicle|chassis|fahrgestell\w*|car|truck)\b/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "VIN " + "1HGCM" + "82644" + "M028420" + "",
      { text: "vehicle: " + "1HGCM" + "82644" + "M028420" + "", kind: "tool_result" },
      { text: "the car with chassis number " + "1HGCM" + "82644" + "M028420" + "", kind: "document" },
    ],
    passes: [
      "VIN 1M8GDM9A1KP042788",
      "vehicle of the year 2024",
      "vin rouge",
    ],
  },
});
