import { group, isPlaceholder, randomness, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_139",
  title: "Private JSON web key",
  why: "The private half signs tokens: whoever has it may be every user of the service.",
  fix: "Rotate the key set and publish public halves only.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ['"kty"'],
  match: scan(
    /"kty"\s{0,3}:\s{0,3}"\[?(?:RSA|EC|oct|OKP)\]?"[^{}]{0,4000}?"(?:d|k)"\s{0,3}:\s{0,3}"([A-Za-z0-9_-]{16,2000})"|"(?:d|k)"\s{0,3}:\s{0,3}"([A-Za-z0-9_-]{16,2000})"[^{}]{0,4000}?"kty"\s{0,3}:\s{0,3}"(?:RSA|EC|oct|OKP)"/,
    (match) => {
      const value = match[1] ?? match[2] ?? "";
      return !isPlaceholder(value) && randomness(value) > 0.6 ? group(match, match[1] !== undefined ? 1 : 2) : false;
    },
  ),
  sensitive: true,
  examples: {
    flags: [
      {
        text: '{"kty": "EC", "crv": "P-256", "x": "f83OJ3D2", "d": "' + "rTdZqjyVflbKu3" + "uVXpU8oqieNxEt" +
          "YTJruGcvDd4gHjr" + '"}',
        kind: "config",
      },
      {
        text: '"keys":[{"kty":"oct","alg":"HS256","k":"' + "gmnOIekvf1wxzP" + "28G5vseOqrhtkR" + "x3kj-TrwDVTWaZ4" +
          '"}]',
        kind: "tool_result",
      },
      {
        text: '{"d":"' + "2VVddNMq8MTipBblNIsTcUUH1KzR" + "TQmDRftDTi_OVN_uIaU32tRqpXpz" +
          "zRI2DfkbslpSH9qZrTO6SGplT3Svr6" + '","e":"AQAB","kty":"RSA"}',
        kind: "document",
      },
    ],
    passes: [
      { text: '{"kty": "EC", "crv": "P-256", "x": "f83OJ3D2", "y": "x_FEzRu9"}', kind: "config" },
      { text: '{"kty":"RSA","e":"AQAB","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx"}', kind: "config" },
      { text: '"kty" says which kind of key it is', kind: "document" },
    ],
  },
});
