import { isPlaceholder, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_010",
  title: "JSON web token",
  why: "A token is a session: until it expires, whoever has it is that user.",
  fix: "End the session. Pass a reference, or let the gateway add the token outside of the agent.",
  severity: "medium",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["eyj"],
  match: scan(
    /\beyJ[A-Za-z0-9_-]{10,2048}\.eyJ[A-Za-z0-9_-]{10,4096}\.[A-Za-z0-9_-]{16,1024}/,
    (match) => !isPlaceholder(match[0].slice(-40)) && !match[0].includes(PUBLISHED),
  ),
  sensitive: true,
  examples: {
    flags: [
      "Cookie: session=eyJ" + "hbGciOiJIUzI1NiJ9" + ".eyJ" + "zdWIiOiI0MiIsIm5hbWUiOiJhZGEifQ" + "." +
      "k9Lm2Nq8Rt4Vw6Xz1Yb3Cd5EfGh",
      {
        text: "id_token=eyJ" + "raWQiOiI3IiwiYWxnIjoiUlMyNTYifQ" + ".eyJ" + "pc3MiOiJhY21lIiwiZXhwIjoxfQ" + "." +
          "Zx81Kq90VbNm72Lw4RtYpQ63",
        kind: "tool_result",
      },
      "eyJ" + "0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9" + ".eyJ" + "yb2xlIjoiYWRtaW4ifQ" + "." +
      "s3D8fG5hJ2kL9zX4cV7bN1mQ6wE",
    ],
    passes: [
      "A JWT has three parts: header.payload.signature, and starts with eyJ.",
      "eyJhbGciOiJIUzI1NiJ9 is the header of most of them",
      'base64 of {"a":1} is eyJhIjoxfQ==',
    ],
  },
});

/** Signature of the token that every introduction shows. */
const PUBLISHED = "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c";
