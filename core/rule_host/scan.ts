/**
 * Scans parts with rules whose functions live in the host. The engine itself does the work around it, twice: a first
 * time with matchers that only note which text is due for which rule, behind the same gates, kinds and views; then,
 * where a rule has something to say, a second time with matchers that replay its answers. So places are mapped back to
 * the source, excerpts redacted and findings counted by the same code as those of every other rule.
 */
import type { Part } from "../contract/envelope.ts";
import type { Finding } from "../contract/finding.ts";
import type { Matcher, PatternMatcher, Rule, Sample, Span } from "../contract/rule.ts";
import { reasonOf } from "../errors.ts";
import { RULE_ASKS_MAX } from "../limits.ts";
import { compileEngine, type Engine, type ScanOptions } from "../matching/engine.ts";
import { matchersOf, patternOf } from "../matching/plan.ts";
import type { SampleMessage } from "./protocol.ts";

/** Answers for one rule and one text: pairs of numbers. */
export type Ask = (rule: string, sample: SampleMessage) => Promise<readonly number[]>;

/** What the host's rules found. */
export interface HostScan {
  readonly findings: readonly Finding[];
  /** Why some rule could not be asked; null where all were. */
  readonly problem: string | null;
}

const NOTHING: HostScan = { findings: [], problem: null };

interface Due {
  readonly rule: string;
  readonly sample: Sample;
}

/** Rules of the host over parts. Scans may overlap: each takes a lane of its own. */
export class HostScanner {
  readonly #rules: readonly Rule[];
  readonly #ask: Ask;
  readonly #idle: Lane[] = [];

  /** `rules`: functions in them are never called here. */
  constructor(rules: readonly Rule[], ask: Ask) {
    this.#rules = rules;
    this.#ask = ask;
  }

  /** At once where no rule is due, which is the usual case. Never throws. */
  scan(parts: readonly Part[], options: ScanOptions): HostScan | Promise<HostScan> {
    if (this.#rules.length === 0) return NOTHING;
    const lane = this.#idle.pop() ?? new Lane(this.#rules);
    const done = (scan: HostScan) => {
      this.#idle.push(lane);
      return scan;
    };
    const noted = lane.note(parts, options);
    if (!(noted instanceof Promise)) {
      const first = lane.due.length === 0 ? ended(noted) : null;
      if (first) return done(first);
    }
    return this.#answer(lane, { parts, options, noted: Promise.resolve(noted) }).then(done);
  }

  async #answer(
    lane: Lane,
    { parts, options, noted }: { parts: readonly Part[]; options: ScanOptions; noted: Promise<string | null> },
  ): Promise<HostScan> {
    let problem = await noted;
    const { due } = lane;
    if (problem !== null || due.length === 0) return ended(problem);
    if (due.length > RULE_ASKS_MAX) return ended("too many texts are due for rules of yours");
    const messages = new Map<Sample, SampleMessage>();
    const answers = new Answers();
    await Promise.all(due.map(async ({ rule, sample }) => {
      let message = messages.get(sample);
      if (!message) messages.set(sample, message = messageOf(sample));
      try {
        answers.add(rule, message, await this.#ask(rule, message));
      } catch (error) {
        problem ??= reasonOf(error);
      }
    }));
    if (options.signal?.aborted) problem ??= "the time for a decision was over";
    if (answers.isEmpty) return ended(problem);
    const replayed = await lane.replay(parts, { options, answers });
    return { findings: replayed.findings, problem: problem ?? replayed.failure };
  }
}

function ended(problem: string | null): HostScan {
  return problem === null ? NOTHING : { findings: [], problem };
}

function messageOf({ text, view, kind, tool, path }: Sample): SampleMessage {
  return { text, view, kind, tool, path };
}

/** What rules said of texts. */
export class Answers {
  readonly #spans = new Map<string, readonly Span[]>();

  /** True where nothing was found. */
  get isEmpty(): boolean {
    return this.#spans.size === 0;
  }

  /** Notes an answer; one without spans is none. */
  add(rule: string, sample: SampleMessage, spans: readonly number[]): void {
    if (spans.length === 0) return;
    const pairs: Span[] = [];
    for (let i = 0; i + 1 < spans.length; i += 2) pairs.push({ start: spans[i] ?? 0, end: spans[i + 1] ?? 0 });
    this.#spans.set(keyOf(rule, sample), pairs);
  }

  /** The rule with a matcher that answers so. */
  replaying(rule: Rule): Rule {
    return { ...rule, match: (sample) => this.#spans.get(keyOf(rule.id, sample)) ?? [] };
  }
}

function keyOf(rule: string, { text, view, kind, tool, path }: SampleMessage): string {
  return [rule, view, kind, tool ?? "", path, text].join("\0");
}

/** Two engines with a memory between them, for one scan at a time. */
class Lane {
  due: Due[] = [];
  #answers = new Answers();
  readonly #last = new Map<string, Sample>();
  readonly #rules: readonly Rule[];
  readonly #asking: Engine;
  #replaying: Engine | null = null;

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
    this.#asking = compileEngine(rules.map((rule) => noting(rule, (sample) => this.#note(rule.id, sample))));
  }

  #note(rule: string, sample: Sample): void {
    // A rule with several matchers is asked once; its notes on one text come in a row.
    if (this.#last.get(rule) === sample || this.due.length > RULE_ASKS_MAX) return;
    this.#last.set(rule, sample);
    this.due.push({ rule, sample });
  }

  /** Fills `due`. Returns why not everything was looked at; null where it was. */
  note(parts: readonly Part[], options: ScanOptions): string | null | Promise<string | null> {
    this.due = [];
    this.#last.clear();
    const result = this.#asking.scan(parts, options);
    return result instanceof Promise ? result.then(({ failure }) => failure) : result.failure;
  }

  async replay(parts: readonly Part[], { options, answers }: { options: ScanOptions; answers: Answers }) {
    this.#answers = answers;
    this.#replaying ??= compileEngine(this.#rules.map((rule) => ({
      ...rule,
      match: (sample: Sample) => spansOf(this.#answers.replaying(rule), sample),
    })));
    return await this.#replaying.scan(parts, options);
  }
}

function spansOf({ match }: Rule, sample: Sample): Iterable<Span> {
  const answer = typeof match === "function" ? match(sample) : [];
  return typeof answer === "boolean" ? [] : answer;
}

/** The rule with matchers that find nothing, and tell which texts they were shown. What has a pattern is shown only texts with a match. */
function noting(rule: Rule, note: (sample: Sample) => void): Rule {
  const [first, ...rest] = matchersOf(rule).map((matcher) => notingMatcher(matcher, note));
  return first ? { ...rule, match: [first, ...rest] } : rule;
}

function notingMatcher(matcher: Matcher, note: (sample: Sample) => void): Matcher {
  const pattern = typeof matcher === "string" ? literalPattern(matcher) : patternOf(matcher);
  if (!pattern) {
    return (sample) => {
      note(sample);
      return [];
    };
  }
  const accept: PatternMatcher["accept"] = (_match, sample) => {
    note(sample);
    return false;
  };
  return Object.assign(() => [], { pattern, accept });
}

/** A literal as a pattern. */
export function literalPattern(literal: string, flags = ""): RegExp {
  return new RegExp(literal.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), flags);
}
