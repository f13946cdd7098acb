import { named, token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_132",
  title: "IBM Cloud key",
  why: "An IBM Cloud key opens the account, its storage and its databases.",
  fix: "Delete the key in IAM and use a trusted profile.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: [
    "ibm",
    "softlayer",
    "sl_",
    "sl-",
    "slapi",
    "cloud_iam",
    "cloud-iam",
    "iam_",
    "iam-",
    "cos_",
    "cos-",
    "secret_access_key",
  ],
  match: [
    named(
      "\\bibm|softlayer|\\bsl[_-]?(?:api|key|pass)|cloud[_-]iam|\\biam[_-](?:api|key|pass)|cos[_-](?:hmac|secret)",
      "[a-f0-9]{64}|[a-f0-9]{48}|[A-Za-z0-9_-]{44}",
      { valid: (secret) => secret.length < 48 || /^[0-9a-f]+$/i.test(secret) },
    ),
    token(/\bsecret_access_key["\'\]]{0,2}\s{0,3}(?::=|[:=])\s{0,3}["\']?([a-f0-9]{48})/),
  ],
  sensitive: true,
  examples: {
    flags: [
      "IBM_CLOUD_API_KEY=" + "SmLua932EtdzHI" + "tTkx9rGyJ2aHLJ" + "58b2Dcfe0bBbkgSo",
      {
        text: 'softlayer_api_key: "' + "612dd0ddb7d505d4f6968" + "31398a5e92b2ab491df34" + "1aa28435cd12b1eafc9cbb" +
          '"',
        kind: "config",
      },
      {
        text: '"cos_hmac_secret": "' + "adc62b6f79373f67" + "7f79a8ce6ef2c69f" + "16cf8f8917fb2233" + '"',
        kind: "tool_result",
      },
    ],
    passes: [
      "IBM_CLOUD_API_KEY=<api key>",
      "ibm_watson_assistant_workspace_for_all_customers",
      "softlayer: dal13",
    ],
  },
});
