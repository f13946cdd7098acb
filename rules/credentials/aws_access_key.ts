import { group, isPlaceholder, looksRandom, randomness, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_002",
  title: "AWS access key",
  why: "An access key opens everything its user may do in the account, from anywhere, until someone turns it off.",
  fix: "Deactivate the key in IAM, look at its recent use, and move the agent to a role with short-lived credentials.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["akia", "asia", "abia", "acca", "secret_access_key", "secretaccesskey", "secret access key", "aws_secret"],
  match: [
    scan(
      /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/,
      (match) => !isPlaceholder(match[0]) && randomness(match[0].slice(4)) > 0.7,
    ),
    scan(
      /\b(?:aws[\s_-]{0,2})?secret[\s_-]{0,2}access[\s_-]{0,2}key\b["'\]]{0,2}\s{0,3}(?:[:=]|=>|is)\s{0,3}["']?([A-Za-z0-9/+]{40,})/i,
      (match) =>
        (match[1] ?? "").length === 40 && looksRandom(match[1] ?? "", { length: 40 }) && !isPlaceholder(match[1] ?? "")
          ? group(match, 1)
          : false,
    ),
  ],
  sensitive: true,
  examples: {
    flags: [
      "aws_access_key_id = AKIA" + "Z3QW7NV5KTJ2LMP4",
      { text: "export AWS_SECRET_ACCESS_KEY=" + "k9Jx2LmQ7vRt4WzYb1Nc" + "8PfGh3sDa6UeKo5TiXyV", kind: "tool_result" },
      "temporary credentials: ASIA" + "Q7X2M5VBN3KLPZ4R",
    ],
    passes: [
      "AKIAIOSFODNN7EXAMPLE is the id that the AWS documentation uses",
      "aws_secret_access_key = ${AWS_SECRET_ACCESS_KEY}",
      "keys begin with AKIA or ASIA",
      "AKIA" + "A".repeat(16),
    ],
  },
});
