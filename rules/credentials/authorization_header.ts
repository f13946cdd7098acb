import { fromBase64, group, isPlaceholder, randomness, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_138",
  title: "Authorization header with a live value",
  why: "The header is the login itself: sent again, it is you again.",
  fix: "End the session or revoke the token; let the gateway add the header where the agent cannot see it.",
  severity: "high",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["basic ", "authorization", "api-key", "x-auth-token", "private-token", "apikey"],
  match: [
    scan(/\bBasic\s{1,3}([A-Za-z0-9+/]{12,400}={0,2})/i, (match) => {
      const plain = fromBase64(match[1] ?? "") ?? "";
      const [, user = "", password = ""] = /^([\w.@+$=-]{0,80}):([ -~]{4,200})$/.exec(plain) ?? [];
      return password !== "" && !isPlaceholder(password) && password !== user &&
          !/^(?:pass(?:word)?|secret|admin|guest|open ?sesame)\d{0,3}$/i.test(password)
        ? group(match, 1)
        : false;
    }),
    scan(
      /\b(?:authorization["']?\s{0,2}[:=,]\s{0,2}["'`]?\s{0,2}(?:bearer|token|apikey|ssws|key)|x-api-key["']?\s{0,2}:|api-key["']?\s{0,2}:|x-auth-token["']?\s{0,2}:|private-token["']?\s{0,2}:|apikey["']?\s{0,2}:)\s{0,3}["']?([A-Za-z0-9._~+/=-]{16,2000})/i,
      (match) => {
        const value = match[1] ?? "";
        return !isPlaceholder(value) && /\d/.test(value) && randomness(value) > 0.68 &&
            !/^[A-Za-z]+(?:[-_.][A-Za-z]+){2,}\d{0,3}$/.test(value)
          ? group(match, 1)
          : false;
      },
    ),
  ],
  sensitive: true,
  examples: {
    flags: [
      { text: "Authorization: Basic " + "YWRhOmgw" + "cnNlOVN0" + "YXBsZTR4", kind: "header" },
      {
        text: 'curl -H "Authorization: Bearer ' + "cWJ2NuDrMceTR" + "p81UPGRcdMIch" + "vPQ0780SrUTeSI" +
          '" https://api.example.com/v1/me',
        kind: "command",
      },
      { text: "X-Api-Key: " + "030f1faf17" + "97d293d976" + "088f501ed322", kind: "tool_result" },
      ' headers = {"Authorization": "Token ' + "baff52e005cde" + "4eda40551931a" + "5c537de3e34ba7" + '"}',
    ],
    passes: [
      { text: "Authorization: Bearer $TOKEN", kind: "header" },
      { text: "Authorization: Basic dXNlcjpwYXNzd29yZA==", kind: "header" },
      { text: "Authorization: Bearer <token>", kind: "document" },
      "basic understanding of HTTP is needed",
    ],
  },
});
