import { token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_114",
  title: "Shopify token",
  why: "The token opens a shop: its orders, and the addresses of those who ordered.",
  fix: "Uninstall and reinstall the app, or rotate its secret, and grant fewer scopes.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["shpat_", "shpss_", "shpca_", "shppa_", "shptka_", "shpua_", "shpre_", "shprb_"],
  match: token(/\bshp(?:at|ss|ca|pa|tka|ua|re|rb)_([a-fA-F0-9]{32})/),
  sensitive: true,
  examples: {
    flags: [
      "SHOPIFY_ACCESS_TOKEN=" + "shpat_833424" + "d61fcd254912" + "15310a53e5356b",
      { text: "X-Shopify-Access-Token: " + "shpca_6b3dac" + "d8e7f05554b1" + "e1e0ee0ac414f5", kind: "header" },
      { text: "secret: " + "shpss_c500bd" + "6cdaf5ac6860" + "aa8a5f82f14d2d", kind: "config" },
    ],
    passes: [
      "shpat_ tokens belong to custom apps",
      "SHOPIFY_ACCESS_TOKEN=shpat_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      "shpss_secret",
    ],
  },
});
