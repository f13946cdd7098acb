import { isPlaceholder, randomness, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_012",
  title: "Stripe key",
  why: "A secret key moves money.",
  fix: "Roll the key in the Stripe dashboard and restrict the new one to what the agent does.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["sk_live_", "rk_live_", "sk_test_", "rk_test_", "whsec_"],
  match: scan(
    /\b(?:[sr]k_(?:live|test)|whsec)_[A-Za-z0-9]{16,200}\b/,
    (match) =>
      !isPlaceholder(match[0].replace(/_test_/, "_")) && randomness(match[0].slice(8)) > 0.6 && /\d/.test(match[0]),
  ),
  sensitive: true,
  examples: {
    flags: [
      "STRIPE_KEY=sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc",
      { text: "refund with rk_live_" + "51H8xKq2eZvKYlo2C9rT4bNw", kind: "tool_argument" },
      "endpoint secret whsec_" + "k9Lm2Nq8Rt4Vw6Xz1Yb3Cd5EfGh",
    ],
    passes: [
      "use sk_test_... in the sandbox",
      "STRIPE_KEY=sk_live_xxxxxxxxxxxxxxxxxxxxxxxx",
      "the pk_live_ key is public",
    ],
  },
});
