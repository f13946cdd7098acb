import { isNegated, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "SSRF_107",
  title: "Metadata path of a smaller cloud",
  why: "Every cloud has such a service, most of them at the same address and some behind a name.",
  fix: "Deny link-local addresses and metadata names at the egress.",
  severity: "high",
  category: "ssrf-cloud",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP05"], cwe: ["CWE-918"] },
  reads: ["message", "prompt", "tool_argument", "command", "url", "tool_description"],
  keywords: [
    "/openstack/",
    "/opc/",
    "/metadata/",
    "/meta-data",
    "/hetzner/",
    "/user-data",
    "/vendor-data",
    "/conf?",
    "/user_data",
    "/dynamic/instance",
  ],
  match: scan(
    /\bhttps?:\/\/[^\s\/"'<>]{3,120}\/(?:openstack\/(?:latest|\d{4}-\d{2}-\d{2})\/(?:meta_data|user_data|vendor_data)|opc\/v[12]\/|metadata\/v1(?:\.json|\/(?:user-data|auth-token|id|interfaces))|latest\/meta-data\/(?:ram|cam)\/|hetzner\/v1\/metadata|v1\/(?:user-data|vendor-data)(?:\b|$)|conf\?format=json|user_data\b|latest\/dynamic\/instance-identity|metadata\/instance\?api-version|2009-04-04\/(?:meta-data|user-data)|latest\/(?:meta-data|user-data)\b)/i,
    (match, { text }) =>
      !isNegated(text, match.index) && !/^https?:\/\/(?:docs|developer|learn|www|github)\b/i.test(match[0]),
  ),
  examples: {
    flags: [
      { text: "http://169.254.169.254/openstack/latest/meta_data.json", kind: "url" },
      { text: "http://100.100.100.200/latest/meta-data/ram/security-credentials/", kind: "tool_argument" },
      { text: "curl http://proxy.internal/metadata/v1/user-data", kind: "command" },
      { text: "http://inner.example/opc/v2/instance/", kind: "tool_argument" },
    ],
    passes: [
      { text: "https://docs.example.com/latest/meta-data/", kind: "url" },
      { text: "http://api.example.com/v1/users", kind: "tool_argument" },
      { text: "the openstack/latest folder", kind: "message" },
    ],
  },
});
