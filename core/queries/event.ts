/** One event, told so that a person can act: what happened, why it matters, what to do, and how to prove it. */
import type { AuditEntry, Held } from "../contract/store.ts";
import { SEVERITIES } from "../contract/verdict.ts";
import { exactTime, explain, type Explanation } from "./format.ts";
import { type EventRow, rowOf, type RuleIndex } from "./overview.ts";
import { type SumLine, sumOf } from "./verdict_sum.ts";

/** One finding with what its rule says of it. */
export interface FindingStory extends Explanation {
  readonly rule: string;
  readonly severity: string;
  readonly category: string;
  /** Redacted text around the match. */
  readonly excerpt: string;
  /** Where it stood: part, JSON Pointer, view. */
  readonly place: string;
  /** The operator's own word on this rule; empty where there is none. */
  readonly override: string;
}

/** One line of a fact sheet. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Ids and hashes. */
  readonly isCode: boolean;
}

/** What waits for a person, or waited. */
export interface HoldStory {
  readonly state: string;
  readonly line: string;
  /** Commands to copy; empty once it is settled. */
  readonly commands: readonly string[];
}

/** The event page. */
export interface EventStory {
  /** When it was asked, ms since the epoch. */
  readonly at: number;
  readonly row: EventRow;
  readonly mode: string;
  /** Set where the reason is not a finding: identity, access, limits, unreadable frames. */
  readonly reason: Explanation | null;
  readonly findings: readonly FindingStory[];
  /** What each finding asked for and what they came to together. */
  readonly sum: readonly SumLine[];
  readonly hold: HoldStory | null;
  readonly facts: readonly Fact[];
  readonly proof: readonly Fact[];
}

/** Builds the page's data; null for rows that are not decisions. */
export function storyOf(
  entry: AuditEntry,
  { held, rules, now }: { readonly held: Held | null; readonly rules: RuleIndex; readonly now: number },
): EventStory | null {
  const row = rowOf(entry, rules);
  if (!row) return null;
  return {
    at: now,
    row,
    mode: entry.mode ?? "",
    reason: explain(entry.reason),
    findings: findingsOf(entry, rules),
    sum: sumOf(entry.findings),
    hold: held ? holdOf(held) : null,
    facts: facts([
      ["Door", row.door],
      ["Direction", entry.phase === "response" ? "answer" : "request"],
      ["From", row.from],
      ["To", entry.to],
      ["Tool", entry.tool],
      ["Method", entry.method],
      ["Session", entry.session, true],
      ["Address", entry.address, true],
      ["Identity", identityOf(entry)],
      ["Key", entry.fingerprint, true],
      ["Client's time", entry.clientTime],
      ["Decision", entry.reason, true],
      ["Mode", entry.mode],
      ["Took", row.took],
    ]),
    proof: facts([
      ["Event", entry.id, true],
      ["SHA-256", entry.contentHash, true],
      ["Policy", entry.policy, true],
      ["Chain", `row ${entry.seq} of writer ${entry.writer}`],
      ["Link", entry.link, true],
    ]),
  };
}

function findingsOf(entry: AuditEntry, rules: RuleIndex): readonly FindingStory[] {
  const worstFirst = entry.findings.toSorted((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity));
  return worstFirst.map((finding) => {
    const rule = rules.get(finding.rule);
    return {
      rule: finding.rule,
      title: rule?.title ?? finding.rule,
      why: rule?.why ?? "",
      fix: rule?.fix ?? "",
      severity: finding.severity,
      category: finding.category,
      excerpt: finding.excerpt,
      place: [finding.kind.replaceAll("_", " "), finding.path, finding.view === "raw" ? "" : finding.view].filter(
        Boolean,
      ).join(" · "),
      override: finding.action ?? "",
    };
  });
}

function holdOf(held: Held): HoldStory {
  const { id, state, reviewer, reviewedAt, note, expiresAt } = held;
  if (state === "pending") {
    return {
      state,
      line: `Waits for a person until ${exactTime(expiresAt)}.`,
      commands: [
        `oktsec quarantine detail ${id}`,
        `oktsec quarantine approve ${id} --reviewer YOU --reason WHY`,
        `oktsec quarantine reject ${id} --reviewer YOU --reason WHY`,
      ],
    };
  }
  if (state === "expired") return { state, line: `Nobody decided before ${exactTime(expiresAt)}.`, commands: [] };
  const by = reviewer === null ? "" : ` by ${reviewer}`;
  const at = reviewedAt === null ? "" : `, ${exactTime(reviewedAt)}`;
  const why = note === null || note === "" ? "." : `: ${note}`;
  const word = state === "used" ? "Approved and used" : state === "approved" ? "Approved" : "Rejected";
  return { state, line: `${word}${by}${at}${why}`, commands: [] };
}

function identityOf({ identity }: AuditEntry): string | null {
  switch (identity) {
    case "proven":
      return "proven by a valid signature";
    case "unsigned":
      return "claimed, not signed";
    case "invalid":
      return "the signature does not hold";
    case "local":
      return "known to the door";
    case null:
      return null;
  }
}

function facts(lines: readonly (readonly [label: string, value: string | null, isCode?: boolean])[]): readonly Fact[] {
  return lines.flatMap(([label, value, isCode = false]) =>
    value === null || value === "" ? [] : [{ label, value, isCode }]
  );
}
