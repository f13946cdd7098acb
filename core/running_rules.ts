/** The rules that a running program scans with. Those of the operator's own are loaded only where the config names some. */
import type { Config } from "./config/schema.ts";
import type { Logger } from "./contract/plugin.ts";
import type { Rule } from "./contract/rule.ts";
import type { LiveRules } from "./custom_rules/live.ts";
import { reasonOf } from "./errors.ts";
import { compileEngine, type Engine } from "./matching/engine.ts";

/** What rules are run with. */
export interface RunningRulesOptions {
  readonly builtin: readonly Rule[];
  readonly log: Logger;
  /** The live config. */
  readonly config: () => Config;
  readonly count: (name: string) => void;
}

/** Holds the engine in force. */
export class RunningRules implements Disposable {
  readonly #options: RunningRulesOptions;
  #engine: Engine;
  #live: LiveRules | null = null;
  #opening: Promise<void> | null = null;
  #warming: AbortSignal | null = null;
  #isDisposed = false;

  private constructor(options: RunningRulesOptions) {
    this.#options = options;
    const { builtin, log } = options;
    this.#engine = compileEngine(builtin, {
      onError: (rule, error) => log.error("A rule failed", { rule, reason: reasonOf(error) }),
    });
  }

  /** The built-in rules, and where the config names a folder, those in it. */
  static async open(options: RunningRulesOptions): Promise<RunningRules> {
    const rules = new RunningRules(options);
    await rules.follow();
    return rules;
  }

  /** The engine in force; ask anew for each piece of traffic. */
  engine(): Engine {
    return this.#engine;
  }

  /** To be called when the config has changed: opens the folder that it names now. A folder that moved is noticed there. */
  async follow(): Promise<void> {
    if (this.#live || !this.#options.config().custom_rules_dir) return;
    await (this.#opening ??= this.#open());
  }

  async #open(): Promise<void> {
    const { LiveRules } = await import("./custom_rules/live.ts");
    const live = await LiveRules.open({ ...this.#options, onChange: (engine) => this.#take(engine) });
    if (this.#isDisposed) return live[Symbol.dispose]();
    this.#live = live;
    this.#take(live.engine());
  }

  #take(engine: Engine): void {
    this.#engine = engine;
    if (this.#warming && !this.#warming.aborted) void engine.prepare(this.#warming);
  }

  /** Makes every rule ready ahead of traffic, now and after each change. For servers. */
  async warm(signal: AbortSignal): Promise<void> {
    this.#warming = signal;
    await this.#engine.prepare(signal);
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    this.#live?.[Symbol.dispose]();
  }
}
