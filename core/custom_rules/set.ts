/** What became of a folder of rules. */
import type { Rule } from "../contract/rule.ts";
import type { RuleHost, Vetted } from "../rule_host/host.ts";

/** Id of the finding that stands for a rule that could not be asked. */
export const UNANSWERED_RULE = "RULE_HOST-001";

/** A rule in force. */
export interface CustomRule {
  readonly rule: Rule;
  /** Its file, below the folder. */
  readonly file: string;
  /** Where its id stands; null where that cannot be told. */
  readonly line: number | null;
  /** Patterns and literals run in the engine, like every other rule; functions run in the rule host. */
  readonly runsIn: "engine" | "host";
}

/** Something that is not in force, and why. */
export interface Refusal {
  readonly file: string;
  /** The rule's id, where it was read that far. */
  readonly rule: string | null;
  readonly line: number | null;
  readonly reason: string;
  /** True where an earlier version of the file stays in force. */
  readonly isStale: boolean;
}

/** All of a folder. */
export interface CustomRules {
  readonly dir: string;
  readonly rules: readonly CustomRule[];
  readonly refused: readonly Refusal[];
  /** Null where no rule needs it. */
  readonly host: RuleHost | null;
  /** What each file was, and came to. */
  readonly files: ReadonlyMap<string, FileOutcome>;
}

/** What one file came to. */
export interface FileOutcome {
  readonly stamp: string;
  readonly rules: readonly CustomRule[];
  readonly refused: readonly Refusal[];
  /** Set where the file's rule lives in the host. */
  readonly vetted: Vetted | null;
}

/** "acme/hosts.ts:12  ACME-001: the reason". */
export function refusalText({ file, rule, line, reason, isStale }: Refusal): string {
  const place = line === null ? file : `${file}:${line}`;
  const stale = isStale ? " (its last good version stays in force)" : "";
  return `${place}  ${rule === null ? "" : `${rule}: `}${reason}${stale}`;
}
