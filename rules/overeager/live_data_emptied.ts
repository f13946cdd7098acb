import { isBlamed, isNegated, isSpokenOf, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

/** Names of what a business lives on. */
const LIVE =
  /^(?:\w{0,20}_)?(?:prod|production|live|main|billing|payments?|customers?|ledgers?|orders?|users?|accounts?|tenants?|invoices?|transactions?|patients?|employees?|subscriptions?)(?:_(?:db|prod|data|main|live))?$/i;

export default defineRule({
  id: "OE-010",
  title: "A statement empties what a business lives on",
  why: "No clause narrows it, and CASCADE takes what hangs on it: there is nothing left to undo.",
  fix: "Refuse it on a live database. Let a person run a migration that was reviewed, after a backup.",
  severity: "high",
  category: "overeager",
  lane: "block",
  maps: { asi: ["ASI02", "ASI10"], mcp: ["MCP02"], cwe: ["CWE-250"] },
  keywords: ["drop schema", "drop database", "truncate ", "delete from", "xargs"],
  match: [
    // All that a listing of a cluster or a cloud account names is deleted without a question.
    scan(
      /\b(?:kubectl|oc)\s{1,2}get\s{1,2}(?:ns|namespaces?|pvc?|nodes?|all|deploy\w{0,7})\b[^\n]{0,160}\|\s{0,2}xargs\b[^\n]{0,60}?\b(?:kubectl|oc)\s{1,2}delete\b/,
      isMeant,
    ),
    scan(
      /\bDROP\s{1,3}(?:SCHEMA|DATABASE)\s{1,3}(?:IF\s{1,3}EXISTS\s{1,3})?["'`[]?(\w{2,40})/i,
      (match, sample) => LIVE.test(match[1] ?? "") && isMeant(match, sample),
    ),
    scan(
      /\bTRUNCATE\s{1,3}(?:TABLE\s{1,3})?["'`]?[\w.]{2,60}["'`]?(?:\s{0,2},\s{0,2}["'`]?[\w.]{2,60}["'`]?){1,12}(?:\s{1,3}(?:RESTART|CONTINUE)\s{1,3}IDENTITY)?\s{1,3}CASCADE\b/i,
      (match, sample) =>
        sample.kind !== "document" && (match[0].match(/\w{3,40}/g) ?? []).some((name) => LIVE.test(name)) &&
        isMeant(match, sample),
    ),
    scan(
      /\bDELETE\s{1,3}FROM\s{1,3}["'`]?(\w{2,40})["'`]?\s{0,2};\s{0,4}(?:--[^\n]{0,80}\n\s{0,4})?(?:DELETE\s{1,3}FROM|DROP\s{1,3}TABLE|TRUNCATE)\b/i,
      (match, sample) => sample.kind !== "document" && LIVE.test(match[1] ?? "") && isMeant(match, sample),
    ),
  ],
  examples: {
    flags: [
      { text: "DROP SCHEMA production CASCADE;", kind: "tool_argument" },
      { text: "psql -c 'drop database payments_prod'", kind: "command" },
      { text: "TRUNCATE users, orders, invoices RESTART IDENTITY CASCADE;", kind: "tool_argument" },
      "DELETE FROM customers; DELETE FROM orders;",
      { text: "kubectl get ns -o name | grep -v kube | xargs kubectl delete --force", kind: "command" },
    ],
    passes: [
      { text: "DROP SCHEMA IF EXISTS scratch CASCADE;", kind: "tool_argument" },
      { text: "TRUNCATE TABLE staging_import;", kind: "tool_argument" },
      "Half asleep I connected to the wrong host and ran `DROP DATABASE billing;`, the restore took an hour.",
      { text: "DELETE FROM users WHERE id = 4;", kind: "tool_argument" },
      { text: "TRUNCATE users, orders CASCADE; -- before each test", kind: "document" },
      "Never run DROP DATABASE production yourself.",
    ],
  },
});

function isMeant(match: RegExpExecArray, sample: Parameters<typeof isBlamed>[0]): boolean {
  const span = { start: match.index, end: match.index + match[0].length };
  return !isBlamed(sample, span) && !isSpokenOf(sample, span) &&
    !isNegated(sample.text, match.index) &&
    !/\b(?:never|don['’]t|do not|avoid)\b[^.!?\n]{0,40}$/i.test(
      sample.text.slice(Math.max(0, match.index - 60), match.index),
    );
}
