import { isSecretFile, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "TC-001",
  title: "A path argument climbs out of its folder",
  why: "The tool was given one folder. The dots lead to all others.",
  fix: "Resolve the path and compare it with the tool's root before the call.",
  severity: "high",
  category: "tool-call",
  lane: "block",
  maps: { asi: ["ASI02"], mcp: ["MCP05"], cwe: ["CWE-22"] },
  reads: ["tool_argument"],
  keywords: ["../", "..\\", "..%2f", "%2e%2e", "..%5c", "....//"],
  match: scan(
    /^\s{0,2}["']?(?:[\w.@:\/\\-]{0,80}[\/\\])?(?:\.{2}(?:[\/\\]|%2f|%5c)){2,40}[^\n"']{0,200}["']?\s{0,2}$|(?:^|[\s"'=\/\\])(?:\.{4}\/{2}){2,40}[^\s"']{0,120}|(?:%2e|%252e){2}(?:\/|\\|%2f|%252f|%5c)[^\s"']{1,200}/i,
    (match) => {
      const steps = match[0].match(/\.{2}|%2e%2e|%252e%252e/gi)?.length ?? 0;
      return /%|\.{4}/.test(match[0]) || steps >= 4 || isSecretFile(match[0]) ||
        /(?:etc|proc|root|windows|var\/log|home|users|\.ssh|\.aws|\.git|\.env)(?:[\/\\]|$)/i.test(match[0]) ||
        /^\s{0,2}["']?\/[\w.-]/.test(match[0]) && steps >= 3;
    },
  ),
  examples: {
    flags: [
      { text: "../../../../etc/passwd", kind: "tool_argument", tool: "read_file" },
      { text: "docs/..%2f..%2f..%2fhome/ada/.ssh/id_ed25519", kind: "tool_argument", tool: "read_file" },
      { text: "/workspace/project/../../../root/.bashrc", kind: "tool_argument" },
      { text: "....//....//etc/hosts", kind: "tool_argument" },
    ],
    passes: [
      { text: "../src/index.ts", kind: "tool_argument", tool: "read_file" },
      { text: "../../packages/core/mod.ts", kind: "tool_argument", tool: "read_file" },
      { text: 'import { x } from "../../lib/y.ts"', kind: "tool_argument" },
      { text: "versions 1.0..2.0", kind: "tool_argument" },
    ],
  },
});
