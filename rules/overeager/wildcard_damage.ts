import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "OE-005",
  title: "Destroys by a pattern instead of by a name",
  why: "A star takes the neighbours with it, and clean-up is where the wrong bucket goes.",
  fix: "Name what goes. Let a person see the list.",
  severity: "medium",
  category: "overeager",
  lane: "block",
  maps: { asi: ["ASI02", "ASI10"], mcp: ["MCP02"], cwe: ["CWE-155"] },
  reads: ["command", "tool_argument"],
  keywords: ["*", "--all", "like", "s3 r", "gsutil", "prune", "auto-approve", "-a", "delete", "helm"],
  match: [
    scan(
      /\b(?:kubectl\s{1,2}delete\b[^\n;&|]{0,80}(?:--all\b|--all-namespaces|-A\b)|aws\s{1,2}s3\s{1,2}(?:rm|rb)\b[^\n;&|]{0,120}(?:--recursive|--force)[^\n;&|]{0,120}|gsutil\s(?:-m\s)?rm\s{1,2}-[rR]\s[^\n;&|]{0,80}|docker\s{1,2}(?:system|volume)\s{1,2}prune\b[^\n;&|]{0,40}(?:-a|--all|--volumes)|terraform\s{1,2}destroy\b[^\n;&|]{0,80}-auto-approve|helm\s{1,2}(?:uninstall|delete)\s[^\n;&|]{0,40}\$\()/,
      (match) =>
        !/--dry-?run/i.test(match[0]) &&
        (!/^(?:aws|gsutil)/.test(match[0]) ||
          /\*|s3:\/\/[\w.-]{2,63}\/?(?:\s|$)|gs:\/\/[\w.-]{2,63}\/?(?:\*|\s|$)|--force/.test(match[0])),
    ),
    scan(
      /\b(?:DELETE\s{1,3}FROM|DROP\s{1,3}TABLE|UPDATE)\b[^;\n]{1,120}\b(?:LIKE\s{1,3}'%|~\s{0,2}'\.\*)/i,
      () => true,
    ),
    scan(
      /\b(?:delete|remove|terminate|destroy|drop|purge)_?(?:all|many|matching|by_?pattern)?["']?\s{0,2}[:=(][^\n]{0,80}["'](?:\*|\.\*|%|[a-z_-]{0,20}\*)["']/i,
      () => true,
    ),
  ],
  examples: {
    flags: [
      { text: "kubectl delete pods --all --all-namespaces", kind: "command" },
      { text: "DELETE FROM users WHERE name LIKE '%test%'", kind: "tool_argument" },
      { text: "aws s3 rm s3://company-backups --recursive", kind: "command" },
      { text: '{"action": "delete_matching", "delete": "prod-*"}', kind: "tool_argument" },
    ],
    passes: [{ text: "kubectl delete pod web-1", kind: "command" }, {
      text: "SELECT * FROM users WHERE name LIKE '%test%'",
      kind: "tool_argument",
    }, { text: "aws s3 rm s3://company-backups/tmp/2024/a.gz", kind: "command" }],
  },
});
