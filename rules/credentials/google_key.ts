import { token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_107",
  title: "Google API key or OAuth token",
  why: "An API key bills every service that it is not restricted from; an OAuth token is a signed-in person.",
  fix: "Delete or restrict the key, revoke the grant, and let the agent use a service identity with one scope.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["aiza", "gocspx-", "ya29.", "1//0", "aq."],
  match: [
    token(/\bAIza([\w-]{35})/, { least: 0.6 }),
    token(/\bGOCSPX-([\w-]{28})/),
    token(/\bya29\.((?:a0|c\.)?[\w.-]{30,1200})/),
    token(/\b1\/\/0[0-9a-z]([\w-]{40,120})/),
    token(/\bAQ\.([\w-]{45,60})/),
  ],
  sensitive: true,
  examples: {
    flags: [
      "maps key " + "AIzaSyqUFR5mN" + "nYgJkLSiod-eO" + "Ko10MDVwWjCmH",
      { text: '"client_secret": "' + "GOCSPX-Wr9g" + "uYbkdm7--k2" + "7FmvdJw4fzH0Y" + '"', kind: "config" },
      {
        text: "Authorization: Bearer " + "ya29.a0IO5oMZUb3rqAm-kZfK-6iHP7KdLd6cnkNYd" +
          "yPfupDXkoenyYEQvqKe5JZyq9ZokoaFXv15djkXV8C" + "qEdLMFpohpo-hiNIqaHRh8q80UtpRZGJSUFa4maGnZ8",
        kind: "header",
      },
      "refresh_token=" + "1//0gH1ERm31Bx5Q9fhx_" + "Q0VQjmDCGPuwu86yLpUyy" + "IF-m8UT0oS4VCP04x6pUS5q",
    ],
    passes: [
      "keys start with AIza",
      "GOOGLE_API_KEY=AIzaXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX",
      "GOCSPX-your-client-secret-goes-here",
      "https://example.com/1//0/page",
    ],
  },
});
