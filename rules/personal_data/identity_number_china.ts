import { identifier, isChineseId } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PII_013",
  title: "Chinese resident identity number",
  why: "The number holds birthplace and birth date and opens every service in China.",
  fix: "Send a reference to the record instead of the number, or all but its last digits masked.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["身份", "证件", "公民", "id card", "id_card", "idcard", "id number", "id no", "identity", "resident"],
  match: identifier(/\b[1-9]\d{5}(?:18|19|20)\d{9}[\dX]\b/i, { valid: isChineseId }),
  sensitive: true,
  examples: {
    flags: [
      "身份证号码 " + "110105" + "188405" + "148848" + "。",
      { text: '{"id_card": "' + "110105" + "194912" + "31002X" + '"}', kind: "tool_result" },
      { text: "ID number " + "110105" + "194912" + "31002X", kind: "document" },
    ],
    passes: [
      "110105194912310021 has a wrong last digit",
      "transaction 123456789012345678",
      "身份证号码有十八位",
    ],
  },
});
