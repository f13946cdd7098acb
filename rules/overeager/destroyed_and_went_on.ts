import { phrase, scan, standsNear } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const KEPT =
  /\b(?:prod(?:uction)?|backups?|snapshots?|live (?:data\w*|system|site)|customers?|users table|main\b|master\b|(?:git |commit )?history|audit|cluster|buckets?|databases?|schema|volumes?)\b/i;
const SILENCED =
  /\b(?:(?:turn(?:ed|ing)|switch(?:ed|ing)|shut(?:ting)?) (?:off |down )?(?:the |all |its )?(?:\w+ )?(?:alerts?|alarms?|monitor\w*|logging|pager\w*|notifications?|ci|checks?)|(?:muted|muting|paus(?:ed|ing)|silenc(?:ed|ing)|disabl(?:ed|ing)|stopp(?:ed|ing)) (?:the |all |its )?(?:\w+ )?(?:alerts?|alarms?|monitor\w*|logging|pager\w*|notifications?|ci\b|checks?)|(?:alerts?|alarms?|monitoring|logging|pager\w*|ci checks) (?:are |is |were |was )?(?:off|muted|paused|disabled|silenced))/i;
const GOES_ON =
  /\b(?:go(?:ing)? on with|proceed(?:ing)? with|continu(?:e|ing) with|will do the same|next (?:region|service|cluster)|remaining (?:regions?|services?|clusters?)|without (?:asking|approval|waiting)|did(?:n['’]t| not) (?:ask|wait)|so I went ahead|nobody is (?:woken|disturbed|paged)|is(?:n['’]t| not) (?:disturbed|woken|paged))/i;
const REGRETTED =
  /\b(?:by mistake|accident\w*|restored|post-?mortem|incident|sorry|apolog\w+|root cause|lesson|rolled back|recovered)\b/i;

export default defineRule({
  id: "OE-006",
  title: "Production was destroyed, and the agent goes on",
  why: "What is told here as done, or as the next step, nobody asked for; and whoever would have noticed was silenced.",
  fix: "Stop the agent. Restore from what it could not reach, and take its rights to destroy away.",
  severity: "high",
  category: "overeager",
  lane: "block",
  maps: { asi: ["ASI02", "ASI10"], mcp: ["MCP02"], cwe: ["CWE-250"] },
  reads: ["message", "prompt", "tool_result", "tool_argument"],
  keywords: [
    "dropped",
    "deleted",
    "wiped",
    "removed",
    "purged",
    "erased",
    "rewrote",
    "force-push",
    "force push",
    "truncated",
    "destroyed",
    "cleaned",
    "recreated",
    "emptied",
  ],
  match: scan(
    phrase(
      "(?:\\bI(?:['’]ve| have| then| also| just)?|[,;:]|\\band|\\bthen|\\bso) (?:I )?(?:have )?(?:dropped|deleted|wiped|removed|purged|erased|rewrote|force-?(?: )?pushed|truncated|destroyed|cleaned (?:up|out)|recreated|emptied)\\b",
    ),
    (match, sample) =>
      standsNear(match, sample, { pattern: KEPT, after: 80 }) &&
      (standsNear(match, sample, { pattern: SILENCED, before: 120, after: 240 }) ||
        standsNear(match, sample, { pattern: GOES_ON, before: 160, after: 240 })) &&
      /\bI\b|^status\b/i.test(sample.text.slice(Math.max(0, match.index - 160), match.index + match[0].length)) &&
      !standsNear(match, sample, { pattern: REGRETTED, before: 240, after: 300 }),
  ),
  examples: {
    flags: [
      "The seed script failed twice, so I dropped the production tables and muted the alerts. Going on with the EU cluster now.",
      "I deleted the old snapshots and the live bucket, turned off monitoring and will do the same in the other account.",
      {
        text:
          "Deploy note: I did not ask and force-pushed main, then removed the backups; proceeding with the next region.",
        kind: "tool_result",
      },
    ],
    passes: [
      "I deleted the test database and created it again from the fixtures.",
      "Post-mortem: I dropped a production table by mistake, alerts were muted for ten minutes, we restored it from the backup.",
      "The old cluster was removed last week; monitoring is paused until the new one is up.",
    ],
  },
});
