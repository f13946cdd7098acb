import { named, token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_120",
  title: "Cloudflare key",
  why: "It moves a domain to other servers: mail, logins and certificates follow.",
  fix: "Roll the key in the dashboard and use a token for one zone.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: [
    "cfat_",
    "cfot_",
    "cfut_",
    "cfkt_",
    "cftt_",
    "v1.0-",
    "cloudflare",
    "cf_api",
    "cf_global",
    "cf-token",
    "cf_token",
    "x-auth-key",
  ],
  match: [
    token(/\bcf[aoukt]t_([\w-]{40,60})/),
    token(/\bv1\.0-([a-f0-9]{24}-[a-f0-9]{146})/),
    named("cloudflare|cf_api|cf_global|cf-token|cf_token|x-auth-key", "[A-Za-z0-9_-]{37,44}", { least: 0.62 }),
  ],
  sensitive: true,
  examples: {
    flags: [
      "CLOUDFLARE_API_TOKEN=" + "9JmHc5FwI_FRJ" + "dT06XCNufGNeo" + "IvZWNHlJV2FPd0",
      { text: "X-Auth-Key: " + "9a39e5e32bc5" + "56202c247e1d" + "e30ca67dbeb4c", kind: "header" },
      {
        text: 'origin_ca_key = "v1.0-' + "29d9936dae96f9c23e2ed8f8-c375d60fcac32c49d49aee9f4580d08f" +
          "b6d0ed62279c6dbedbc37293edbd57da8cafe1f6151b9267f9ed21256" +
          "2c49b24ad7312fa1c8be785e55eb4c269b873ac7a00edb9f7796bfbc2" + '"',
        kind: "config",
      },
      "new token " + "cfut_t0aum1bYiOenf" + "KVDRofZcmDV2UnuDKU" + "n0iGIgim8emSpkdgsDI",
    ],
    passes: [
      "CLOUDFLARE_API_TOKEN=<token>",
      "cloudflare_zone_settings_override_production_zone_main",
      "the cloudflare docs are at developers.cloudflare.com/fundamentals",
    ],
  },
});
