import { isPlaceholder, randomness, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const SESSION =
  /["'\s;,=:](?:__Secure-|__Host-)?[\w.-]{0,24}(?:sess(?:ion)?(?:_?id)?|sid|auth|token|jwt|remember|phpsessid|jsessionid|li_at|user_session)=([A-Za-z0-9%._~+\/-]{16,1000})/i;

export default defineRule({
  id: "CRED_145",
  title: "Session cookie",
  why: "The cookie is the logged-in browser. Sent from elsewhere, it is logged in there too.",
  fix: "End the session on the server; let agents use tokens with scopes.",
  severity: "high",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["cookie"],
  match: scan(/\b(?:set-)?cookie["']?\s{0,2}[:=]\s{0,3}[^\n]{16,1500}/i, (match) => {
    const found = SESSION.exec(match[0]);
    const value = found?.[1] ?? "";
    if (found === null || isPlaceholder(value) || !/\d/.test(value) || randomness(value) <= 0.66) return false;
    const end = match.index + found.index + found[0].length;
    return { start: end - value.length, end };
  }),
  sensitive: true,
  examples: {
    flags: [
      {
        text: "Cookie: theme=dark; session_id=" + "1wJdyfyu2lpe7" + "2w15jZsxO2DzS" + "ErNmG85CfDSlSG",
        kind: "header",
      },
      {
        text: "Set-Cookie: JSESSIONID=" + "3DB6DD4D0D" + "3CE178D074" + "056E69FCA75C" + "; Path=/; HttpOnly",
        kind: "tool_result",
      },
      {
        text: "curl -H 'cookie: connect.sid=s%3A" + "gYw9JBgeuK" + "u6i3rwerZo" + "CmXLGyM2NJ3F" +
          "' https://app.example.com/api/me",
        kind: "command",
      },
    ],
    passes: [
      { text: "Cookie: theme=dark; lang=en", kind: "header" },
      { text: "Set-Cookie: session=deleted; Max-Age=0", kind: "header" },
      "The cookie is called session and lives for an hour.",
    ],
  },
});
