import { group, isPlaceholder, randomness, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_020",
  title: "OAuth verifier or code in an address",
  why:
    "The verifier proves that the same client began and ends the login. In an address or a log it proves it for everyone.",
  fix: "Keep the verifier in memory, send it in the body of the token request only, and never log redirects.",
  severity: "high",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-598", "CWE-522"] },
  keywords: ["code_verifier=", "client_secret=", "refresh_token=", "access_token=", "id_token="],
  match: scan(
    /[?&#](?:code_verifier|client_secret|refresh_token|access_token|id_token)=([A-Za-z0-9._~%+\/-]{20,2000})/i,
    (match) =>
      !isPlaceholder(match[1] ?? "") && /\d/.test(match[1] ?? "") && randomness(match[1] ?? "") > 0.6
        ? group(match, 1)
        : false,
  ),
  sensitive: true,
  examples: {
    flags: [
      "https://auth.example.com/cb?code=abc&code_verifier=" + "v-6sAofPeI9Xei" + "Of5H_Go67ZqNcF" + "1g9lrhgCNxWMIi3",
      {
        text: "GET /callback#access_token=" + "NibT7Xwr6tcRKQmb" + "jTQt9mmwihaAlcy3" + "Fki9puHlvnKhzsb5" +
          "&token_type=bearer",
        kind: "tool_result",
      },
      {
        text: "https://api.example.com/v1/me?access_token=" + "5ULy1nAZsM86c" + "9OMhVtvr5zazC" + "PMVmOHnLzXYsJ6",
        kind: "url",
      },
    ],
    passes: [
      "https://auth.example.com/authorize?code_challenge=abc&code_challenge_method=S256",
      "https://example.com/?access_token=YOUR_ACCESS_TOKEN_GOES_HERE",
      "append ?access_token={token} to the address",
    ],
  },
});
