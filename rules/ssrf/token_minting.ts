import { isNegated, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "SSRF_007",
  title: "A cloud's endpoint that mints credentials",
  why: "The answer is a credential. From inside of a machine no password is needed to ask.",
  fix: "Deny these endpoints to agents; give them tokens that were made for their task.",
  severity: "critical",
  category: "ssrf-cloud",
  lane: "block",
  maps: { asi: ["ASI02", "ASI03"], mcp: ["MCP05", "MCP01"], cwe: ["CWE-918", "CWE-522"] },
  reads: ["message", "prompt", "tool_argument", "command", "url", "tool_description", "header"],
  keywords: [
    "sts.",
    "iamcredentials",
    "169.254.170",
    "computemetadata",
    "metadata/identity",
    "latest/api/token",
    "eks.amazonaws.com",
    "msi/token",
    "aws_container_credentials",
    "identity_endpoint",
    "msi_endpoint",
  ],
  match: [
    scan(
      /\b(?:sts(?:\.[a-z0-9-]{4,20})?\.amazonaws\.com\/?\?[^\s"']{0,200}Action=(?:AssumeRole|GetSessionToken|GetFederationToken)|iamcredentials\.googleapis\.com\/v1\/[^\s"']{1,200}:(?:generateAccessToken|generateIdToken|signBlob|signJwt)|169\.254\.170\.2(?:3)?\/v[12]\/|(?:\/|%2f)computemetadata(?:\/|%2f)v1(?:\/|%2f)instance(?:\/|%2f)service-accounts|\/metadata\/identity\/oauth2\/token|\/latest\/api\/token|169\.254\.170\.23\/v1\/credentials|\/var\/run\/secrets\/eks\.amazonaws\.com\/serviceaccount\/token|\/MSI\/token\b)/i,
      (match, { text }) => !isNegated(text, match.index),
    ),
    /\bcurl\b[^\n]{0,160}\$\{?(?:AWS_CONTAINER_CREDENTIALS_(?:RELATIVE|FULL)_URI|IDENTITY_ENDPOINT|MSI_ENDPOINT)\b/i,
  ],
  examples: {
    flags: [
      {
        text: "https://sts.amazonaws.com/?Action=AssumeRole&RoleArn=arn:aws:iam::123456789012:role/admin",
        kind: "tool_argument",
      },
      { text: 'curl "http://169.254.170.2$AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"', kind: "command" },
      {
        text:
          "POST https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/a@b.iam.gserviceaccount.com:generateAccessToken",
        kind: "url",
      },
      { text: 'curl -H "X-IDENTITY-HEADER: x" "$IDENTITY_ENDPOINT?resource=https://vault.azure.net"', kind: "command" },
    ],
    passes: [
      { text: "https://sts.amazonaws.com/", kind: "url" },
      "AssumeRole needs a trust policy.",
      { text: "aws sts get-caller-identity", kind: "command" },
    ],
  },
});
