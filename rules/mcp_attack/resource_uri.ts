import { isReported, isSecretFile, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample } from "oktsec/rule";

export default defineRule({
  id: "MCP_003",
  title: "A resource address leaves its root",
  why:
    "A server that opens what the address says hands out any file of its machine, or runs the script in the address.",
  fix: "Resolve the path and compare it with the server's roots before it is opened; allow known schemes only.",
  severity: "high",
  category: "mcp-attack",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP05", "MCP07"], cwe: ["CWE-22", "CWE-73"] },
  reads: ["tool_argument", "url", "resource", "tool_description", "message"],
  keywords: [
    "../",
    "..\\",
    "..%2f",
    "..%5c",
    "%2e%2e",
    "file:",
    "javascript:",
    "vbscript:",
    "data:text/html",
    "php://",
    "expect://",
    "phar://",
    "jar:",
    "netdoc:",
    "gopher:",
    "dict:",
    "ldap://",
    "..;/",
    "..%c0",
    "..%25",
  ],
  match: [
    scan(
      /(?:\.{2}(?:[\/\\]|%2f|%5c|%252f|%255c|%c0%af|;\/)){3,40}[^\s"'<>]{0,200}|(?:(?:%2e|%252e){2}(?:[\/\\]|%2f|%5c|%252f)){2,40}[^\s"'<>]{0,200}/i,
      deep,
    ),
    scan(
      /(?:^|[\s"'=(])(?:\.{2}[\/\\]){1,40}(?:[\w.-]{1,60}[\/\\]){0,6}(?:etc\/(?:passwd|shadow|hosts|ssh)|proc\/self|windows\/|winnt\/|boot\.ini|\.ssh\/|\.aws\/|\.env\b)/i,
      (match, sample) => !isNamedOnly(match, sample),
    ),
    scan(
      /(?:^|[\s"'=(])file:\/{2,3}(?:localhost)?(?:\/|[a-z]:)[^\s"'<>]{1,200}/i,
      (match, sample) =>
        sample.kind !== "message" &&
        (isSecretFile(match[0]) || /\/(?:etc|proc|root|sys|dev|var\/run|boot)\/|\/windows\//i.test(match[0])),
    ),
    scan(
      /(?:^|[\s"'=(])(?:javascript|vbscript)\s{0,2}:\s{0,2}[\w(]|(?:^|[\s"'=(])data:text\/html[^\s,]{0,20},[^\s]{0,120}?(?:<script|%3cscript|PHNjcmlwd)/i,
      (_, { kind }) => kind === "url" || kind === "tool_argument",
    ),
    scan(
      /(?:^|[\s"'=(])(?:php:\/\/(?:filter|input)|expect:\/\/|phar:\/\/|netdoc:\/|gopher:\/\/|dict:\/\/|jar:(?:https?|file):)[^\s"'<>]{1,200}/i,
      ({ 0: address }, { kind }) => kind !== "message" || address.length > 12,
    ),
  ],
  examples: {
    flags: [
      { text: "../../../../etc/passwd", kind: "tool_argument" },
      { text: "file:///etc/shadow", kind: "url" },
      { text: "docs/..%2f..%2f..%2f..%2fhome%2fada%2f.ssh%2fid_rsa", kind: "tool_argument" },
      { text: "javascript:fetch('//x.example')", kind: "url" },
      { text: "php://filter/convert.base64-encode/resource=index.php", kind: "tool_argument" },
      { text: "..\\..\\..\\windows\\win.ini", kind: "tool_argument" },
    ],
    passes: [
      { text: "import { x } from '../../lib/x.ts'", kind: "tool_argument" },
      { text: "file:///workspace/project/readme.md", kind: "url" },
      { text: "../images/logo.png", kind: "tool_argument" },
      "The file is two folders up, in ../../docs.",
      { text: "see ../../../docs/guide.md", kind: "tool_argument" },
    ],
  },
});

/** Imports in deep trees climb as well: three steps count only to a file outside of any project, or when they are encoded; six always. */
function deep(match: RegExpExecArray, sample: Sample): boolean {
  const { kind } = sample;
  if (isNamedOnly(match, sample)) return false;
  const steps = match[0].match(/\.{2}|%2e%2e|%252e%252e/gi)?.length ?? 0;
  if (/%|\\|;\//.test(match[0])) return kind !== "message" || steps > 3;
  return /(?:^|\/)(?:etc|proc|root|windows|winnt|boot\.ini|var\/log|home\/\w+\/\.|users\/\w+\/\.|\.ssh|\.aws)(?:\/|$|\b)/i
    .test(match[0]) || (steps >= 8 && kind !== "message");
}

/** In talk about code a path is named: with name = "../../etc/passwd". MCP_190 says so. */
function isNamedOnly(match: RegExpExecArray, sample: Sample): boolean {
  const start = match.index + (/^[\s"'=(]/.test(match[0]) ? 1 : 0);
  return sample.kind === "message" && isReported(sample, { start, end: match.index + match[0].length });
}
