import { group, isSequence, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_147",
  title: "A secret that anyone can guess",
  why:
    "A key that counts from one to nine, or says the same eight letters again and again, is on every list of keys to try.",
  fix: "Make a random one, and look at what the old one opened.",
  severity: "low",
  category: "credential-leak",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-521", "CWE-798"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "resource", "document", "config"],
  keywords: [
    "secret",
    "api_key",
    "apikey",
    "api-key",
    "access_key",
    "private_key",
    "auth_key",
    "_key",
    "_token",
    "hmac",
  ],
  match: scan(
    /\b(?:\w{1,24}[_-])?(?:secret|api|access|private|auth|signing|encryption|master|session|jwt|hmac|service|cloudant|admin|root|db)[_-]?(?:access[_-]?|secret[_-]?)?(?:key|token|secret)\b["']?\s{0,3}(?:=|:|:=|=>)\s{0,3}["'`]?([A-Za-z0-9_-]{16,64})(?:["'`,;\s]|$)/i,
    (match) => isGuessable(match[1] ?? "") ? group(match, 1) : false,
  ),
  sensitive: true,
  examples: {
    flags: [{ text: 'hmac_secret_key = "123456781234567812345678"', kind: "message" }, {
      text: "MASTER_KEY=abcdefghijklmnopqrstuvwx",
      kind: "message",
    }, { text: 'auth_token: "a1b2c3d4a1b2c3d4a1b2c3d4"', kind: "config" }],
    passes: [{ text: 'api_key = "xxxxxxxxxxxxxxxxxxxx"', kind: "message" }, {
      text: "SESSION_KEY=${SESSION_KEY}",
      kind: "message",
    }, { text: 'sort_key = "name-then-date-ascending"', kind: "message" }],
  },
});

/** Made of runs that count, or of one short block again and again; a row of one or two signs is only a stand-in. */
function isGuessable(value: string): boolean {
  const plain = value.toLowerCase().replaceAll(/[_-]/g, "");
  if (new Set(plain).size < 4) return false;
  return isSequence(plain) || /^(.{4,20}?)\1+$/.test(plain) && /\d/.test(plain);
}
