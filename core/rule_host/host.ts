/**
 * The rule host as the rest of the program sees it: rules are loaded, then asked. A process that is lost is started
 * again; a rule that costs it three times is off; a host that cannot be kept alive is left alone for a while.
 */
import type { Clock } from "../clock.ts";
import { reasonOf } from "../errors.ts";
import { RULE_HOST_ANSWER_MS, RULE_HOST_LOAD_MS, RULE_STRIKES_MAX, RULE_STRIKES_MS } from "../limits.ts";
import type { Logger } from "../contract/plugin.ts";
import { HostLost, HostProcess } from "./process.ts";
import type { Answer, Pieces, SampleMessage } from "./protocol.ts";

/** A rule file that was looked at and may be loaded. */
export interface Vetted {
  /** How people know the file. */
  readonly name: string;
  readonly pieces: Pieces;
}

/** What came of loading one. */
export type LoadOutcome =
  | { readonly kind: "loaded"; readonly rule: unknown; readonly matchers: unknown }
  | { readonly kind: "refused"; readonly reason: string; readonly line: number | null };

/** The host could not answer for a rule: its own fault, or the host's. */
export class RuleUnanswered extends Error {
  override readonly name = "RuleUnanswered";
}

/** What a host may be told. */
export interface HostOptions {
  readonly log: Logger;
  /** Milliseconds since any fixed point. */
  readonly now?: Clock;
  readonly answerMs?: number;
  readonly loadMs?: number;
  /** A rule is off from now on. */
  readonly onOff?: (name: string, reason: string) => void;
  /** The process ended and will be started again. */
  readonly onRestart?: (reason: string) => void;
}

interface Loaded {
  readonly vetted: Vetted;
  /** When it failed. */
  strikes: readonly number[];
  offBecause: string | null;
}

/** A process in which all rules that are not off are loaded, with their numbers there. */
interface Ready {
  readonly process: HostProcess;
  readonly numbers: ReadonlyMap<string, number>;
}

/** Losses without a guilty rule, within this time, after which the host is left alone. */
const LOSSES_MAX = 3;
const LOSSES_MS = 30_000;
const REST_MS = 10_000;
/** A question that was waiting behind a guilty one is asked again so many times. */
const ATTEMPTS_MAX = 4;

/** Loads and asks rules in processes without permissions. */
export class RuleHost implements Disposable {
  readonly #options: HostOptions;
  readonly #now: Clock;
  readonly #rules = new Map<string, Loaded>();
  #ready: Promise<Ready> | null = null;
  #process: HostProcess | null = null;
  #losses: readonly number[] = [];
  #restUntil = 0;
  #isDisposed = false;

  constructor(options: HostOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /** Loads files one after the other; each stands or falls alone. Later questions go to those that were `kept`. */
  async load(files: readonly Vetted[]): Promise<ReadonlyMap<string, LoadOutcome>> {
    const outcomes = new Map<string, LoadOutcome>();
    let started: HostProcess | null = null;
    for (const vetted of files) {
      if (this.#isDisposed) throw new RuleUnanswered("the rule host is closed");
      if (started === null || started.lost !== null) started = await this.#start();
      outcomes.set(vetted.name, await this.#loadOne(started, vetted));
    }
    // The process has files in it that may not be kept; the next one has only those.
    started?.kill();
    return outcomes;
  }

  async #loadOne(process: HostProcess, { pieces }: Vetted): Promise<LoadOutcome> {
    try {
      const deadlineMs = this.#options.loadMs ?? RULE_HOST_LOAD_MS;
      const answer = await process.request({ kind: "load", pieces }, { deadlineMs });
      if (answer.kind === "loaded") return answer;
      if (answer.kind === "error") return { kind: "refused", reason: answer.reason, line: answer.line };
      return { kind: "refused", reason: "the host answers something else", line: null };
    } catch (error) {
      return { kind: "refused", reason: `the rule host is lost while it loads: ${reasonOf(error)}`, line: null };
    }
  }

  /** What is wrong with a text that is no TypeScript; null where nobody can tell. */
  async explain(source: string): Promise<{ readonly reason: string; readonly line: number | null } | null> {
    const process = await this.#start();
    try {
      const answer = await process.request({ kind: "parse", source }, { deadlineMs: RULE_HOST_LOAD_MS });
      return answer.kind === "error" && answer.reason !== "" ? answer : null;
    } catch {
      return null;
    } finally {
      process.kill();
    }
  }

  /** True where exactly these files are kept. */
  holds(files: readonly Vetted[]): boolean {
    return files.length === this.#rules.size && files.every((file) => this.#rules.get(file.name)?.vetted === file);
  }

  /** From here on these rules can be asked, and no others. */
  keep(files: readonly Vetted[]): void {
    this.#rules.clear();
    for (const vetted of files) this.#rules.set(vetted.name, { vetted, strikes: [], offBecause: null });
    this.#drop();
  }

  /** Why a rule is off; null for one that is not. */
  offBecause(name: string): string | null {
    return this.#rules.get(name)?.offBecause ?? null;
  }

  /** The process that answers now; null where none runs. For tests. */
  get pid(): number | null {
    return this.#process && this.#process.lost === null ? this.#process.pid : null;
  }

  /** Starts the process and loads its rules ahead of the first question. Never throws: the question would meet it again. */
  async warm(): Promise<void> {
    await this.#open().catch(() => {});
  }

  /**
   * What does a rule match? Pairs of numbers that lie inside the text; none for a rule that is off.
   *
   * @throws {RuleUnanswered} the rule failed, or the host is down
   */
  async ask(name: string, sample: SampleMessage): Promise<readonly number[]> {
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      const rule = this.#rules.get(name);
      if (!rule || rule.offBecause !== null) return [];
      const { process, numbers } = await this.#open();
      const number = numbers.get(name);
      if (number === undefined) continue;
      let answer: Answer;
      try {
        answer = await process.ask(number, sample, this.#options.answerMs ?? RULE_HOST_ANSWER_MS);
      } catch (error) {
        if (!(error instanceof HostLost)) throw error;
        this.#noteLoss(process, error);
        if (!error.isGuilty) continue;
        this.#strike(rule, error.message);
        throw new RuleUnanswered(`${name}: ${error.message}`);
      }
      if (answer.kind === "spans" && areInside(answer.spans, sample.text.length)) return answer.spans;
      const reason = answer.kind === "error" ? answer.reason : "it answers with what is no place in the text";
      this.#strike(rule, reason);
      throw new RuleUnanswered(`${name}: ${reason}`);
    }
    throw new RuleUnanswered("the rule host was lost again and again");
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    this.#drop();
  }

  #drop(): void {
    this.#process?.kill();
    this.#process = null;
    this.#ready = null;
  }

  /** The process with all rules in it; started where there is none. */
  #open(): Promise<Ready> {
    if (this.#isDisposed) return Promise.reject(new RuleUnanswered("the rule host is closed"));
    // It may have ended while nobody asked anything.
    const lost = this.#process?.lost ?? null;
    if (this.#process && lost !== null) this.#noteLoss(this.#process, new HostLost(lost, false));
    if (this.#ready) return this.#ready;
    if (this.#now() < this.#restUntil) {
      return Promise.reject(new RuleUnanswered("the rule host is down; it is tried again in a while"));
    }
    const opening = this.#fill();
    this.#ready = opening;
    opening.catch(() => {
      if (this.#ready === opening) this.#ready = null;
    });
    return opening;
  }

  async #start(): Promise<HostProcess> {
    // Half a megabyte of text that nobody needs before the first rule in TypeScript.
    const { EVIDENCE_MODULE, HOST_PROGRAM } = await import("./host.gen.ts");
    const process = new HostProcess(HOST_PROGRAM);
    process.tell({ kind: "evidence", source: EVIDENCE_MODULE });
    return process;
  }

  async #fill(): Promise<Ready> {
    this.#process = null;
    let process: HostProcess;
    try {
      process = await this.#start();
    } catch (error) {
      this.#countLoss(reasonOf(error));
      throw new RuleUnanswered(`the rule host cannot be started: ${reasonOf(error)}`);
    }
    this.#process = process;
    if (this.#isDisposed) process.kill();
    const numbers = new Map<string, number>();
    const rules = [...this.#rules.values()].filter(({ offBecause }) => offBecause === null);
    const deadlineMs = this.#options.loadMs ?? RULE_HOST_LOAD_MS;
    for (const rule of rules) {
      try {
        const answer = await process.request({ kind: "load", pieces: rule.vetted.pieces }, { deadlineMs });
        if (answer.kind === "loaded") numbers.set(rule.vetted.name, numbers.size);
        else this.#strike(rule, "it cannot be loaded again");
      } catch (error) {
        if (error instanceof HostLost && error.isGuilty) this.#strike(rule, error.message);
        this.#countLoss(reasonOf(error));
        throw new RuleUnanswered(`the rule host is lost while it starts: ${reasonOf(error)}`);
      }
    }
    return { process, numbers };
  }

  #noteLoss(process: HostProcess, error: HostLost): void {
    if (this.#process !== process) return;
    this.#process = null;
    this.#ready = null;
    if (!error.isGuilty) this.#countLoss(error.message);
    if (this.#isDisposed) return;
    this.#options.log.warn("The rule host was lost and is started again", { reason: error.message });
    this.#options.onRestart?.(error.message);
  }

  #countLoss(reason: string): void {
    const now = this.#now();
    this.#losses = [...this.#losses.filter((at) => now - at < LOSSES_MS), now];
    if (this.#losses.length < LOSSES_MAX || this.#isDisposed) return;
    this.#losses = [];
    this.#restUntil = now + REST_MS;
    this.#options.log.error("The rule host cannot be kept alive; it is left alone for a while", { reason });
  }

  #strike(rule: Loaded, reason: string): void {
    const now = this.#now();
    rule.strikes = [...rule.strikes.filter((at) => now - at < RULE_STRIKES_MS), now];
    const { name } = rule.vetted;
    this.#options.log.error("A rule of yours failed", { rule: name, reason, times: rule.strikes.length });
    if (rule.strikes.length < RULE_STRIKES_MAX || rule.offBecause !== null) return;
    rule.offBecause = reason;
    this.#options.log.error("A rule of yours is off: it failed too often. Mend its file to have it back", {
      rule: name,
      reason,
    });
    this.#options.onOff?.(name, reason);
  }
}

function areInside(spans: readonly number[], length: number): boolean {
  if (spans.length % 2 !== 0) return false;
  for (let i = 0; i + 1 < spans.length; i += 2) {
    const start = spans[i] ?? -1;
    const end = spans[i + 1] ?? -1;
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || start >= end || end > length) return false;
  }
  return true;
}
