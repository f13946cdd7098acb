import { named, token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_110",
  title: "Microsoft Entra client secret",
  why: "With the id of the app, which is public, the secret signs in as the app, with all that it was granted.",
  fix:
    "Delete the secret in the app registration, look at the sign-in log, and use a certificate or a federated identity.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["q~", "azure_client", "azure_ad", "aad_client", "arm_client", "entra_", "msal_", "tenant_secret"],
  match: [
    token(/(?:^|[\s"\'`=:,>(])([A-Za-z0-9_.~-]{3}\dQ~[A-Za-z0-9_.~-]{31,34})/, {
      valid: (secret) => !/~{3}/.test(secret),
    }),
    named("azure_client|azure_ad|aad_client|arm_client|entra_|msal_|tenant_secret", "[A-Za-z0-9_.~-]{30,44}", {
      least: 0.6,
    }),
  ],
  sensitive: true,
  examples: {
    flags: [
      "AZURE_CLIENT_SECRET=" + "q3d8Q~0MAV0MT" + "MXU23EABPJyg9" + "iebrzXg7AXKXB8",
      { text: '"clientSecret": "' + "a9_7Q~6XGgh-_" + "IO6Jsnb2Td9yC" + "8JOvxTBytH1ORD" + '"', kind: "config" },
      {
        text: "the new secret is " + "Xy08Q~euFT1CK" + "7oWjXtNhjUXJn" + "46g4dORU4GpgWE" + " and expires in two years",
        kind: "tool_result",
      },
    ],
    passes: [
      "AZURE_CLIENT_SECRET=<client-secret>",
      "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
      "see ~/notes/8Q~draft.md",
      "ARM_CLIENT_SECRET=$ARM_CLIENT_SECRET",
    ],
  },
});
