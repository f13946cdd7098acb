import { named, token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_125",
  title: "Admin key of a search or map service",
  why: "The public keys of these services are harmless; the admin and secret keys rewrite indexes and run up bills.",
  fix: "Regenerate the key, and send only search or public keys to where agents see them.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: [
    "sk.eyj",
    "algolia",
    "mapbox",
    "typesense",
    "meili",
    "opencage",
    "here_api",
    "tomtom",
    "maptiler",
    "geoapify",
    "ipstack",
    "ipinfo",
    "openweather",
    "weatherapi",
    "newsapi",
    "finnhub",
    "alphavantage",
    "alpha_vantage",
    "polygon_api",
    "coinmarketcap",
    "etherscan",
    "infura",
    "alchemy",
    "quicknode",
    "moralis",
  ],
  match: [
    token(/\bsk\.(eyJ[\w-]{40,160}\.[\w-]{20,30})/),
    named("algolia", "[a-f0-9]{32}"),
    named(
      "mapbox|typesense|meili|opencage|here_api|tomtom|maptiler|geoapify|ipstack|ipinfo|openweather|weatherapi|newsapi|finnhub|alphavantage|alpha_vantage|polygon_api|coinmarketcap|etherscan|infura|alchemy|quicknode|moralis",
      "[A-Za-z0-9_-]{16,64}",
      { least: 0.62 },
    ),
  ],
  sensitive: true,
  examples: {
    flags: [
      "ALGOLIA_ADMIN_KEY=" + "8ac4e02b94" + "baadf0446b" + "7cac4e17a142",
      {
        text: 'mapboxgl.accessToken = "' + "sk.eyJdlr_amlPZTS_YM_EQy9rW9FCj-S" + "yAzlWJ-G6KP-JSzYx0DoXUaDb6WLUHwHy" +
          "1IQida6ex8.1zC8AsKSDTU6fB9njC4GCy" + '"',
        kind: "document",
      },
      { text: "OPENWEATHER_API_KEY: " + "ea2a23c3a1" + "781ab3f7f3" + "664040025886", kind: "tool_result" },
    ],
    passes: [
      'mapboxgl.accessToken = "pk.public"',
      "ALGOLIA_INDEX=products_production_price_asc",
      "alchemy-sdk-js, infura-mainnet-endpoint",
      "openweather returns metric units",
    ],
  },
});
