import { isPlaceholder, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_005",
  title: "Private key",
  why: "Whoever holds the private key is its owner, as far as every server can tell.",
  fix: "Replace the key pair everywhere it is trusted. A key never needs to leave the machine that made it.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["private key"],
  match: scan(
    /-{4,5} ?BEGIN (?:[A-Z0-9]{1,12} ){0,4}PRIVATE KEY(?: BLOCK)? ?-{4,5}(?:\s|\\[nr]|["'+,*#>|;/]){0,12}([A-Za-z0-9+/=:., -]{16,200})/,
    (match, { text }) => {
      // The header alone is documentation. What follows must be key material; the span takes the whole block so that all of it is masked.
      const body = text.slice(match.index + match[0].length - (match[1] ?? "").length, match.index + 8192);
      if (
        !/^(?:Proc-Type|DEK-Info|Version|Comment|Hash)/.test(match[1] ?? "") &&
        (!/[A-Za-z0-9+/]{16}/.test(match[1] ?? "") || isPlaceholder((match[1] ?? "").slice(0, 64)))
      ) return false;
      const end = /-{4,5} ?END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)? ?-{4,5}/.exec(body);
      const from = match.index;
      const offset = from + match[0].length - (match[1] ?? "").length;
      return { start: from, end: end === null ? match.index + match[0].length : offset + end.index + end[0].length };
    },
  ),
  sensitive: true,
  examples: {
    flags: [
      "-----BEGIN " + "RSA PRIVATE KEY-----\n" + "MIIEpAIBAAKCAQEA7v9k2Lq".repeat(4) + "\n-----END RSA " +
      "PRIVATE KEY-----",
      {
        text: '{"key": "-----BEGIN ' + "OPENSSH PRIVATE KEY-----\\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAE" + 'bm9uZQ"}',
        kind: "tool_result",
      },
      "-----BEGIN " + "PGP PRIVATE KEY BLOCK-----\nVersion: GnuPG v2\n\nlQdGBF" + "9x7k2B",
    ],
    passes: [
      "The file starts with -----BEGIN PRIVATE KEY----- and is base64.",
      "-----BEGIN PRIVATE KEY-----\n<your key here>\n-----END PRIVATE KEY-----",
      "-----BEGIN " + "PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\n-----END PUBLIC KEY-----",
    ],
  },
});
