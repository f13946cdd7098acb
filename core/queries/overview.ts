/** The overview: what happened in the last 24 hours, and the newest events. */
import type { Config } from "../config/schema.ts";
import type { Mode, Status } from "../contract/decision.ts";
import type { RuleFacts } from "../contract/rule.ts";
import type { AuditEntry, Totals } from "../contract/store.ts";
import { SEVERITIES } from "../contract/verdict.ts";
import { count, doorName, duration, exactTime, explain, outcome, percent, type Tone } from "./format.ts";
import { links } from "./links.ts";

/** One line of the events table, as plain JSON: the page, the feed and the island show the same. */
export interface EventRow {
  readonly id: string;
  /** Its page. */
  readonly href: string;
  /** Ms since the epoch. */
  readonly at: number;
  /** Exact, for the title. */
  readonly time: string;
  readonly door: string;
  readonly from: string;
  /** The recipient, the tool, or the method of the frame. */
  readonly to: string;
  readonly isResponse: boolean;
  readonly tone: Tone;
  readonly word: string;
  /** Observe let it pass: the word says what enforce would have done. */
  readonly isHypothetical: boolean;
  /** Why, in one line; empty where nothing was found. */
  readonly why: string;
  /** Ids of the rules that fired, worst first. */
  readonly rules: readonly string[];
  readonly took: string;
}

/** One number of the overview. */
export interface Figure {
  readonly id: "total" | "blocked" | "quarantined" | "flagged" | "rate";
  readonly tone: Tone | null;
  readonly label: string;
  readonly value: string;
  readonly note: string;
}

/** One hour of traffic. */
export interface Hour {
  /** Start of the hour, ms since the epoch. */
  readonly at: number;
  readonly total: number;
  readonly stopped: number;
}

/** One of the rules that fired most. */
export interface RuleCount {
  readonly id: string;
  readonly title: string;
  readonly count: number;
}

/** Everything on the overview but the events. */
export interface Summary {
  readonly mode: Mode;
  /** Whether agents or doors have a mode of their own, as a sentence; else empty. */
  readonly exceptions: string;
  readonly figures: readonly Figure[];
  /** 24 of them, oldest first. */
  readonly hours: readonly Hour[];
  readonly rules: readonly RuleCount[];
}

/** The overview page. */
export interface Overview {
  readonly summary: Summary;
  /** Newest first. */
  readonly events: readonly EventRow[];
  /** When it was asked, ms since the epoch: relative times start from here, so that browser and server agree. */
  readonly at: number;
  /** Where the live feed goes on. */
  readonly cursor: string | null;
}

/** Events on the overview. */
export const EVENTS_SHOWN = 50;
/** Milliseconds of an hour. */
export const HOUR_MS = 60 * 60_000;
const HOURS = 24;

/** Start of the first of the 24 hours that end with the running one. */
export function firstHour(now: number): number {
  return Math.floor(now / HOUR_MS) * HOUR_MS - (HOURS - 1) * HOUR_MS;
}

/** Rules by id: findings as stored leave out what the rule itself can tell. */
export type RuleIndex = ReadonlyMap<string, RuleFacts>;

/** An audit row as a line of the table; null for rows that are not decisions on traffic. */
export function rowOf(entry: AuditEntry, rules: RuleIndex): EventRow | null {
  if (entry.kind !== "decision" || entry.status === null) return null;
  const { tone, word } = outcome(entry.status, entry.verdict);
  const worst = entry.findings.toSorted((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity));
  const first = worst[0]?.rule;
  const ids = [...new Set(worst.map(({ rule }) => rule))];
  const why = explain(entry.reason)?.title ?? (first === undefined ? "" : rules.get(first)?.title ?? "");
  return {
    id: entry.id,
    href: links.event(entry.id),
    at: entry.at,
    time: exactTime(entry.at),
    door: doorName(entry.door),
    from: entry.from ?? "unknown",
    to: entry.to ?? entry.tool ?? entry.method ?? "",
    isResponse: entry.phase === "response",
    tone,
    word,
    isHypothetical: entry.status.startsWith("would_"),
    why,
    rules: ids.slice(0, 5),
    took: duration(entry.latencyMs),
  };
}

/** What of the config the overview tells. */
export type ModeConfig = Pick<Config, "mode" | "doors" | "agents">;

/** The numbers of the overview. `now` closes the 24 hours. */
export function summarise(
  totals: Totals,
  options: { readonly config: ModeConfig; readonly forced: boolean; readonly rules: RuleIndex; readonly now: number },
): Summary {
  const { config, forced, rules, now } = options;
  return {
    mode: forced ? "enforce" : config.mode,
    exceptions: forced ? "" : exceptionsOf(config),
    figures: figuresOf(totals),
    hours: hoursOf(totals, now),
    rules: totals.topRules.map(({ rule, count }) => ({ id: rule, title: rules.get(rule)?.title ?? "", count })),
  };
}

function exceptionsOf(config: ModeConfig): string {
  const doors = Object.entries(config.doors).filter(([, door]) =>
    door?.mode !== undefined && door.mode !== config.mode
  );
  const agents = Object.values(config.agents).filter(({ mode }) => mode !== undefined && mode !== config.mode);
  const parts = [
    ...(doors.length > 0 ? [count(doors.length, "door", "doors")] : []),
    ...(agents.length > 0 ? [count(agents.length, "agent", "agents")] : []),
  ];
  if (parts.length === 0) return "";
  const other: Mode = config.mode === "observe" ? "enforce" : "observe";
  return `${parts.join(" and ")} set to ${other}`;
}

function figuresOf({ byStatus, flagged }: Totals): readonly Figure[] {
  const sum = (...statuses: readonly Status[]) => statuses.reduce((n, status) => n + (byStatus[status] ?? 0), 0);
  const total = Object.values(byStatus).reduce((n, value) => n + value, 0);
  const blocked = split(sum("blocked", "rejected", "error"), sum("would_block", "would_reject"));
  const held = split(sum("quarantined"), sum("would_quarantine"));
  const caught = blocked.value + held.value + flagged;
  return [
    { id: "total", tone: null, label: "Total", value: total.toLocaleString("en"), note: "decisions in 24 hours" },
    { id: "blocked", tone: "block", label: "Blocked", value: blocked.value.toLocaleString("en"), note: blocked.note },
    {
      id: "quarantined",
      tone: "quarantine",
      label: "Quarantined",
      value: held.value.toLocaleString("en"),
      note: held.note,
    },
    {
      id: "flagged",
      tone: "flag",
      label: "Flagged",
      value: flagged.toLocaleString("en"),
      note: "delivered with a note",
    },
    { id: "rate", tone: null, label: "Detection rate", value: percent(caught, total), note: "of all traffic" },
  ];
}

/** What was stopped and what observe let pass, said apart: a number must not claim more than happened. */
function split(stopped: number, passed: number): { readonly value: number; readonly note: string } {
  const value = stopped + passed;
  if (passed === 0) return { value, note: stopped === 0 ? "none" : "all stopped" };
  return { value, note: stopped === 0 ? "all passed, observed" : `${passed.toLocaleString("en")} passed, observed` };
}

function hoursOf({ byHour }: Totals, now: number): readonly Hour[] {
  const known = new Map(byHour.map((hour) => [hour.at, hour]));
  const first = firstHour(now);
  return Array.from({ length: HOURS }, (_, at) => {
    const start = first + at * HOUR_MS;
    const hour = known.get(start);
    return { at: start, total: hour?.total ?? 0, stopped: hour?.stopped ?? 0 };
  });
}
