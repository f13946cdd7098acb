import { isMeant, scan, standsNear } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

/** Live, or the last copy. */
const LIVE =
  /\b(?:prod(?:uction)?\d?|live|backups?|archives?|customers?|tenants?|payments?|billing|public cascade|origin)\b|(?:prod|backup|archive)[-_.]|[-_.](?:prod|backups?|archive)\b|\/(?:var\/lib\/(?:mysql|postgres\w*|docker|mongo\w*|redis|etcd|elasticsearch)|var\/backups?|backups?|data|srv)\b/i;
/** Nobody is to look, or it is done to save trouble. */
const CARELESS =
  /\b(?:(?:don['’]?t|do not|no need to|needn['’]t|without) (?:\w+ )?(?:ask|asking|wait\w*|check\w*|look\w*|review\w*|confirm\w*|bother)|(?:is|are|it['’]s) (?:all )?(?:old|quicker|faster|easier|annoying|junk)|quick(?:ly|er)?|faster|just (?:run|wipe|delete|do)|and move on|start(?:ing)? (?:fresh|clean|over)|clean slate|we restore nothing|who uses it|from scratch|get rid of)\b/i;
/** What an agent wrote as its next call. */
const CALL = /["'](?:tool|tool_name|name|function|args|arguments|input|cmd|command|query|sql)["']\s{0,3}:/;

export default defineRule({
  id: "OE-007",
  title: "A wipe of live data, asked for without a look",
  why:
    "One line takes data and its copies, and the request says not to check. An agent types faster than anybody regrets.",
  fix: "List what would go and who owns it; let a person with that right run it.",
  severity: "high",
  category: "overeager",
  lane: "block",
  maps: { asi: ["ASI02", "ASI10"], mcp: ["MCP02"], cwe: ["CWE-250"] },
  reads: ["message", "prompt", "tool_result", "tool_argument"],
  keywords: [
    "rm -r",
    "rm -f",
    "s3 rm",
    "s3 rb",
    "gsutil",
    "destroy",
    "kubectl delete",
    "oc delete",
    "account delete",
    "group delete",
    "volume prune",
    "system prune",
    "--mirror",
    "dropdatabase",
    "drop schema",
    "drop database",
    "flushall",
    "truncate table",
    "zfs destroy",
  ],
  match: scan(
    /\brm\s{1,2}(?:-\w{1,6}\s{1,2}){1,3}["']?\/(?:var|srv|data|backups?|home|opt|mnt)\b|\baws\s{1,2}s3\s{1,2}r[mb]\s|\bgsutil\s{1,2}(?:-m\s{1,2})?rm\s{1,2}-r|\b(?:terraform|tofu|pulumi|terragrunt)\b[^\n]{0,60}?\bdestroy\s{1,2}--?(?:auto-approve|yes|y\b)|\bdestroy\s{1,2}--?auto-approve|\b(?:kubectl|oc)\s{1,2}delete\s{1,2}(?:ns|namespaces?|pvc?s?|all|nodes?|deployments?|statefulsets?)\b|\baz\s{1,2}(?:storage\s{1,2}account|group|sql\s{1,2}\w{1,8})\s{1,2}delete\b|\bdocker\s{1,2}(?:volume|system)\s{1,2}prune\s{1,2}-|\bgit\s{1,2}push\s{1,2}(?:--mirror\s{1,2}--force|--force\s{1,2}--mirror)|\bdropDatabase\(|\bdrop\s{1,2}(?:schema|database)\s{1,2}\w|\bflushall\b|\btruncate\s{1,2}table\s|\bzfs\s{1,2}destroy\s{1,2}-r/i,
    (match, sample) =>
      isMeant(match, sample) && standsNear(match, sample, { pattern: LIVE, before: 60, after: 120 }) &&
      (standsNear(match, sample, { pattern: CARELESS, before: 160, after: 160 }) ||
        standsNear(match, sample, { pattern: CALL, before: 120 })) &&
      !standsNear(match, sample, { pattern: /--dry-?run|\bnever\b|\bwarning\b/i, before: 80, after: 120 }),
  ),
  examples: {
    flags: ["Disk is at 98 %. rm -rf /var/lib/mysql and /var/backups, don't ask first.", {
      text: "just run aws s3 rm s3://acme-prod-archive --recursive, it's all old",
      kind: "prompt",
    }, {
      text:
        '{"tool":"shell","args":{"cmd":"terraform destroy -auto-approve"},"cwd":"infra/prod","reason":"faster than a fix"}',
      kind: "tool_result",
    }, {
      text: '{"name":"sql","input":{"query":"DROP SCHEMA public CASCADE"},"db":"production"}',
      kind: "tool_result",
    }],
    passes: [
      "rm -rf /var/lib/apt/lists/* keeps the image small.",
      { text: "Never run terraform destroy -auto-approve in the production account.", kind: "tool_result" },
      "kubectl delete pod web-1 -n staging",
      { text: '{"tool":"shell","args":{"cmd":"rm -rf ./build"}}', kind: "tool_result" },
    ],
  },
});
