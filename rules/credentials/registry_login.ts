import { fromBase64, group, isPlaceholder, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_133",
  title: "Login of a container registry",
  why: "The entry holds name and password of the registry in base64, which is no protection at all.",
  fix: "Log out, change the password, and use a credential helper.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ['"auth"', ".dockerconfigjson", ".dockercfg"],
  match: scan(
    /"auth"\s{0,3}:\s{0,3}"([A-Za-z0-9+/]{12,400}={0,2})"|\.docker(?:configjson|cfg)["']?\s{0,2}:\s{0,4}["']?\|?\s{0,12}([A-Za-z0-9+/]{40,4000}={0,2})/,
    (match) => {
      const plain = fromBase64(match[1] ?? match[2] ?? "") ?? "";
      if (match[2] !== undefined) return /"auths?"/.test(plain) ? group(match, 2) : false;
      const password = /^[\w.@+$=-]{1,80}:([^\n]{4,300})$/.exec(plain)?.[1];
      return password !== undefined && !isPlaceholder(password) &&
          !/^(?:pass(?:word)?|secret|token)\d{0,3}$/i.test(password)
        ? group(match, 1)
        : false;
    },
  ),
  sensitive: true,
  examples: {
    flags: [
      {
        text: '{"auths": {"registry.example.com": {"auth": "' + "ZGVwbG95O" + "nE3WnhrUD" + "J2dlIzdw==" + '"}}}',
        kind: "config",
      },
      { text: '"auths":{"ghcr.io":{"auth":"' + "YWRhOmgw" + "cnNlOVN0" + "YXBsZTR4" + '"}}', kind: "tool_result" },
      {
        text: "kind: Secret\ndata:\n  .dockerconfigjson: " + "eyJhdXRocyI6eyJyLmV4" + "YW1wbGUuY29tIjp7ImF1" +
          "dGgiOiJZVHBpIn19fQ==",
        kind: "document",
      },
    ],
    passes: [
      { text: '{"auths": {"registry.example.com": {}}}', kind: "config" },
      { text: '{"auth": "bearer"}', kind: "config" },
      { text: '"auth": "dXNlcjpwYXNzd29yZA=="', kind: "config" },
    ],
  },
});
