import { named } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_124",
  title: "Token of an identity provider",
  why: "The provider decides who everyone is. Its API token makes administrators.",
  fix: "Revoke it at once, read the system log, and give the agent no identity API.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: [
    "okta",
    "auth0",
    "onelogin",
    "pingidentity",
    "ping_identity",
    "clerk",
    "workos",
    "stytch",
    "keycloak",
    "jumpcloud",
    "duo_",
    "fusionauth",
    "frontegg",
    "ssws",
  ],
  match: [
    named("\\bokta|_okta|ssws", "00[A-Za-z0-9_-]{40}", { least: 0.65 }),
    named(
      "\\bokta|_okta|auth0|onelogin|ping_?identity|clerk|workos|stytch|keycloak|jumpcloud|duo_|fusionauth|frontegg",
      "[A-Za-z0-9_-]{20,90}",
      { least: 0.66 },
    ),
  ],
  sensitive: true,
  examples: {
    flags: [
      "OKTA_API_TOKEN=" + "00k0G9ESG2K-K0" + "XkmQz0XVfHrXkf" + "fI2d-0TAywQzHF",
      {
        text: "AUTH0_CLIENT_SECRET=" + "wF0eNOm82Pc9ELuiEPmZP" + "XpErTWmqCsNKHZJIQ-LQU" + "NIo9yieBS823CADlUrhlos",
        kind: "config",
      },
      { text: "Authorization: SSWS " + "00K5cQRLouTtyS" + "9_sqYctX-5v-j3" + "yKdcD_z99Luuiz", kind: "header" },
    ],
    passes: [
      "okta_oauth_issuer_production_tenant_url",
      "AUTH0_CLIENT_SECRET=<secret>",
      "00000000000000000000000000000000000000000",
      "keycloak: quay.io/keycloak/keycloak:24.0.1",
    ],
  },
});
