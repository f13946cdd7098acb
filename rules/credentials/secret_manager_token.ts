import { named, token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_116",
  title: "Token of a password or secret manager",
  why: "One token, and every other secret of the team is read with it.",
  fix: "Revoke the service account first, then replace what it could read.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: [
    "ops_eyj",
    "a3-",
    "dp.pt",
    "dp.st",
    "dp.ct",
    "dp.sa",
    "dp.scim",
    "dp.audit",
    "akl-",
    "infisical",
    "bws_access",
    "dvc_",
  ],
  match: [
    token(/\bops_(eyJ[\w+/=-]{60,2000})/),
    token(/\b(A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5})/),
    token(/\bdp\.(?:pt|st|ct|sa|scim|audit)\.((?:[\w-]{2,35}\.)?[A-Za-z0-9]{40,44})/),
    named("infisical|bws_access", "[A-Za-z0-9.:+/=-]{40,140}"),
    token(/\bakl-([A-Za-z0-9]{20,40})/),
    token(/\bdvc_([A-Za-z0-9_]{32,60})/),
  ],
  sensitive: true,
  examples: {
    flags: [
      "OP_SERVICE_ACCOUNT_TOKEN=" + "ops_eyJLFHggLE2PQisR49543YCGwe6OWhVGC6gxVapSI4xbqvU894U" +
      "R8gh1iBbk2ojop47pKF3EbykHMAirNQjqHASSB085YkRtFew9gtGj77" +
      "pO5gE092tM5tJbKswloZtxbSzfoyraYCJXDUkL8NMWZbEdHgW8W1QRgcB",
      { text: "DOPPLER_TOKEN=" + "dp.st.prd.2YIH7ne" + "jSnNXUFjxtWYOYIIP" + "rj2qGUKkhDkStMjJTN5", kind: "config" },
      "secret key A3-" + "ASWWYB-798JR" + "YLJVD4-23DC2" + "-86TVM-H43EB",
      {
        text: "BWS_ACCESS_TOKEN=0." + "4f16b2a1-7c3d-4e55-9a61-7d2c8e" + "4b1f00.tzJpoELLU6kollBV6NCHvV2" +
          "j8vLsQt:zSIQ9K9fBjAMH3xhsFL2sB==",
        kind: "tool_result",
      },
    ],
    passes: [
      "OP_SERVICE_ACCOUNT_TOKEN=ops_eyJzaWduSW5BZGRyZXNz...",
      "DOPPLER_TOKEN=dp.st.xxxx",
      "op://vault/item/field is a reference, not a secret",
    ],
  },
});
