import { identifier, isPersonnummer } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_020",
  title: "Swedish personal number",
  why: "It opens bank accounts, health records and tax returns.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: [
    "personnummer",
    "personal number",
    "personal identity",
    "personal id",
    "samordningsnummer",
    "swedish",
    "svensk",
    "pnr",
    "folkbokf",
  ],
  match: identifier(/\b(?:18|19|20)?\d{6}[-+ ]?\d{4}\b/, {
    valid: isPersonnummer,
    context:
      /\b(?:person(?:al|lig)?[\s-]?(?:nummer|number|identity|id)|samordningsnummer|swedish|svensk\w*|pnr|folkbokf)/i,
  }),
  sensitive: true,
  examples: {
    flags: [
      "Mitt personnummer är " + "840" + "514" + "-0842" + ".",
      { text: "pnr: " + "1882" + "0714" + "-8464" + "", kind: "tool_result" },
      { text: "personal identity number " + "840" + "514" + "-0842" + " (Sweden)", kind: "document" },
    ],
    passes: [
      "personnummer 811228-9875",
      "order 840514-0842",
      "personnummer har tio siffror",
    ],
  },
});
