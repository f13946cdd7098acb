/** The engine of built-in and own rules together: data runs in the engine, functions are asked for in the rule host. */
import type { Part } from "../contract/envelope.ts";
import type { Finding } from "../contract/finding.ts";
import type { Rule } from "../contract/rule.ts";
import { SEVERITIES } from "../contract/verdict.ts";
import { FINDINGS_MAX } from "../limits.ts";
import {
  compileEngine,
  type Engine,
  type EngineOptions,
  type ScanOptions,
  type ScanResult,
} from "../matching/engine.ts";
import { type HostScan, HostScanner } from "../rule_host/scan.ts";
import { type CustomRules, UNANSWERED_RULE } from "./set.ts";

/** What the operator wants of traffic that a rule could not be asked about. */
export type OnHostFailure = "block" | "flag";

/** What the engine is told besides the rules. */
export interface CustomEngineOptions extends EngineOptions {
  readonly onHostFailure: () => OnHostFailure;
  /** Called with the reason whenever a rule could not be asked. */
  readonly onUnanswered?: (reason: string) => void;
}

/** Builds the engine. Where no rule needs the host, it is the usual one. */
export function customEngine(builtin: readonly Rule[], own: CustomRules, options: CustomEngineOptions): Engine {
  const data = own.rules.filter(({ runsIn }) => runsIn === "engine").map(({ rule }) => rule);
  const main = compileEngine([...builtin, ...data], options);
  const hosted = own.rules.filter(({ runsIn }) => runsIn === "host");
  const { host } = own;
  if (host === null || hosted.length === 0) return main;
  const files = new Map(hosted.map(({ rule, file }) => [rule.id, file]));
  const scanner = new HostScanner(
    hosted.map(({ rule }) => rule),
    (id, sample) => host.ask(files.get(id) ?? id, sample),
  );
  return new TwoEngines(main, scanner, { rules: [...main.rules, ...hosted.map(({ rule }) => rule)], options });
}

class TwoEngines implements Engine {
  readonly rules: readonly Rule[];
  readonly #main: Engine;
  readonly #scanner: HostScanner;
  readonly #options: CustomEngineOptions;

  constructor(
    main: Engine,
    scanner: HostScanner,
    { rules, options }: { readonly rules: readonly Rule[]; readonly options: CustomEngineOptions },
  ) {
    this.#main = main;
    this.#scanner = scanner;
    this.rules = rules;
    this.#options = options;
  }

  scan(parts: readonly Part[], options: ScanOptions): ScanResult | Promise<ScanResult> {
    const main = this.#main.scan(parts, options);
    const hosted = this.#scanner.scan(parts, options);
    if (!(main instanceof Promise) && !(hosted instanceof Promise)) return this.#join(main, hosted);
    return Promise.all([main, hosted]).then(([main, hosted]) => this.#join(main, hosted));
  }

  /** For small texts that cannot wait: functions of the rule host are not asked. */
  scanNow(parts: readonly Part[], options: ScanOptions): ScanResult {
    return this.#main.scanNow(parts, options);
  }

  prepare(signal?: AbortSignal): Promise<void> {
    return this.#main.prepare(signal);
  }

  #join(main: ScanResult, { findings, problem }: HostScan): ScanResult {
    if (problem !== null) this.#options.onUnanswered?.(problem);
    if (findings.length === 0 && problem === null) return main;
    const isFlagged = problem !== null && this.#options.onHostFailure() === "flag";
    const all = [...main.findings, ...findings, ...(isFlagged ? [unanswered()] : [])];
    return {
      findings: all.length > main.findings.length ? mostSevere(all) : main.findings,
      failure: main.failure ?? (problem === null || isFlagged ? null : "scan_error"),
      work: main.work,
    };
  }
}

/** The order and the bound of every scan's findings; the sort is stable. */
function mostSevere(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) =>
    SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
    Number(b.lane === "block") - Number(a.lane === "block")
  ).slice(0, FINDINGS_MAX);
}

function unanswered(): Finding {
  return {
    rule: UNANSWERED_RULE,
    title: "A rule of yours could not be asked",
    severity: "medium",
    category: "custom",
    lane: "flag",
    path: "",
    kind: "message",
    view: "raw",
    span: { start: 0, end: 0 },
    excerpt: "",
    fix: "See the log and `oktsec status` for the rule and the reason.",
  };
}
