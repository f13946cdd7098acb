import { isPlaceholder, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_009",
  title: "Google service account key",
  why: "The file is a robot account with all its rights and no expiry.",
  fix: "Delete the key in the console and use workload identity or impersonation instead.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["private_key_id", "service_account"],
  match: scan(
    /"private_key_id"\s{0,4}:\s{0,4}"([0-9a-f]{40})"|"type"\s{0,4}:\s{0,4}"service_account"[\s\S]{0,400}?"private_key(?:_id)?"\s{0,4}:\s{0,4}"(-{5}BEGIN[^"]{40,4000}|[0-9a-f]{40})/,
    (match) => !isPlaceholder(match[1] ?? match[2] ?? ""),
  ),
  sensitive: true,
  examples: {
    flags: [
      '{"type": "service_account", "project_id": "acme", "private_key_id": "' + "9f86d081884c7d659a2f" +
      "eaa0c55ad015a3bf4f1b" + '", "client_email": "bot@acme.iam.gserviceaccount.com"}',
      { text: '"private_key_id" : "' + "0a1b2c3d4e5f60718293" + "a4b5c6d7e8f901a2b3c4" + '"', kind: "document" },
      '{"type":"service_account","private_key":"-----BEGIN ' +
      "PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj" + '"}',
    ],
    passes: [
      '{"type": "service_account", "private_key_id": "your-key-id"}',
      "the service_account field names the type of the key",
      '"private_key_id": "' + "0".repeat(40) + '"',
    ],
  },
});
