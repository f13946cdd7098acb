import { fromBase64, group, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_140",
  title: "Private key without its frame",
  why: "The lines that say BEGIN and END can be left out; the key between them works all the same.",
  fix: "Replace the key pair everywhere it is trusted.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["mii", "mig", "mih"],
  match: scan(
    /(?:^|[^A-Za-z0-9+/])(MI[IGH][A-Za-z0-9+/]{5,40}[A-Za-z0-9+/\s]{80,4000})/,
    (match) => isPrivateKey(match[1] ?? "") ? group(match, 1) : false,
  ),
  sensitive: true,
  examples: {
    flags: [
      {
        text: "key: " + "MIIEpAIBAAKCAQEAR1deV9/oHWhHo+q9DxW8iNJTPdXdTg9OsXV9UO9AD1/f19+qMFaGbpGO" +
          "HkfYW5+IfQo1bNWEgVgc8KvXQvqXNSrKiux+1Ce0ce4UnDAWPMLUS/2VpdE7PMmGnN5S9jjW" +
          "sr4J2tR3DNxhXadFonLTHNZMfsJbZxews8rKt5K4kfuC8JkPYuIHujwvrBsAOResjSxy2vMj",
        kind: "config",
      },
      {
        text: "signing key (PKCS#8): " +
          "MIIEvgIBADANBgkqhkiG9w0BAQEFAASCnu8uAx3lv7N/O4xEbcjrr92u5YpVvoyNhVkl3ZqjADzmk" +
          "wqP4byVmJI2rV00hmLNoW68AQQPXdYNYvCmB/Fu++pTFfC8KnHTK1ZzouZhq6oCxjFsiKfBStSto7" +
          "jaYcQk2LS9dzMkFFeokI6YIL7V/80F9rMwXm1DLSOREBTULDp755QL3Jw9h0fGvXK6EeU8gMUa0pvd",
        kind: "tool_result",
      },
      {
        text: '{"privateKey": "' +
          "MIIEpAIBAAKCAQEAon/3oytzbqcCiUpRMn+JsNPMJFQcbx0BkpMM06/43m+tLoDrJPW69vx4nLf9dpuXW9TaWN1Ag/YtNG" +
          "N/HRNX8RPSCiQWRhu05IStQ8mrK6mNctcCzHqGx1UMKGjHdSzOksr2rwwVVMCHXhByHVufeNVvtSJRq5mB8EkFPnc5n8Rm" +
          "pMaz3/rcP46RuFRug2MjNpajV+H9Qbp7sEO2n3tTedokXGNv+TggdPcFfM7kjV6xcSsT1preQPOjdBRn5zItqK17wN2Lt5g=" + '"}',
        kind: "document",
      },
    ],
    passes: [
      {
        text:
          "-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJRTESMBAGA1UEChMJQmFsdGltb3JlMRMwEQYDVQQLEwpDeWJlclRydXN0MSIwIAYDVQQDExlCYWx0aW1vcmUgQ3liZXJUcnVzdCBSb290",
        kind: "document",
      },
      "MIIEpAIBAAKCAQEA is how such keys begin",
      {
        text:
          "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA7v9k2LqMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA7v9k2Lqabcdefghijklmnopqrstuvwxyz",
        kind: "document",
      },
    ],
  },
});

/** A sequence (ASN.1) whose first member is a version, followed by a large number (PKCS#1) or the name of an algorithm and a block (PKCS#8). Certificates and public keys begin otherwise. */
function isPrivateKey(text: string): boolean {
  const bytes = fromBase64(text.replaceAll(/\s/g, ""), 120) ?? "";
  const head = [...bytes.slice(0, 32)].map((character) => character.charCodeAt(0));
  if (head[0] !== 0x30) return false;
  const at = head[1] === 0x82 ? 4 : head[1] === 0x81 ? 3 : 2;
  const isVersion = head[at] === 2 && head[at + 1] === 1 && (head[at + 2] ?? 9) <= 1;
  if (!isVersion) return false;
  const next = head[at + 3];
  // A large integer, an algorithm, or the octets of an elliptic curve key.
  return next === 2 && (head[at + 4] ?? 0) >= 0x40 || next === 0x30 && head[at + 5] === 6 || next === 4;
}
