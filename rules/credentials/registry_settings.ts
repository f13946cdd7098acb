import { group, isPlaceholder, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_137",
  title: "Login in a package manager's settings",
  why: "The line logs in to the registry as you: to publish, and to read what is private.",
  fix: "Revoke it, and write the setting with a variable that CI fills in.",
  severity: "high",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: [":_auth", ":_password", "npmauth", "poetry_http_basic", "composer_auth", "bundle_", "<password>"],
  match: [
    scan(
      /[\w\])}]\/?:_(?:authToken|auth|password)\s{0,2}=\s{0,2}["']?([A-Za-z0-9+/=._~-]{8,400})/,
      (match) => isPlaceholder(match[1] ?? "") ? false : group(match, 1),
    ),
    scan(
      /\b(?:npmAuthToken|npmAuthIdent|POETRY_HTTP_BASIC_\w{1,40}_PASSWORD|COMPOSER_AUTH|BUNDLE_\w{1,40}__\w{1,20})["']?\s{0,2}[:=]\s{0,3}["']?([A-Za-z0-9+/=:._~-]{8,400})/,
      (match) => isPlaceholder(match[1] ?? "") || !/\d/.test(match[1] ?? "") ? false : group(match, 1),
    ),
    scan(
      /<password>([^<\s{}$]{6,200})<\/password>/i,
      (match, { text }) =>
        /<server>|<settings|packageSource|ClearText/i.test(text) && !isPlaceholder(match[1] ?? "")
          ? group(match, 1)
          : false,
    ),
  ],
  sensitive: true,
  examples: {
    flags: [
      { text: "//npm.example.com/:_authToken=" + "4f16b2a1-7c3" + "d-4e55-9a61-" + "7d2c8e4b1f08", kind: "config" },
      { text: 'npmAuthToken: "' + "k9Lm2" + "Nq8Rt" + "4Vw6Xz" + '"', kind: "config" },
      {
        text: "<servers><server><id>releases</id><username>ci</username><password>" + "q7Zx" + "kP2v" + "vR3w" +
          "</password></server></servers>",
        kind: "document",
      },
    ],
    passes: [
      { text: "//registry.example.com/:_authToken=${NPM_TOKEN}", kind: "config" },
      { text: "//npm.example.com/:_auth=<base64>", kind: "config" },
      { text: "<password>${env.PASS}</password>", kind: "document" },
      { text: "<password>secret</password>", kind: "document" },
    ],
  },
});
