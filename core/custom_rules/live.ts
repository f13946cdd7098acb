/** The rules of a running program: built-in ones and those of `custom_rules_dir`, following the folder and the config. */
import { clearInterval, setInterval, setTimeout } from "node:timers";
import type { Config } from "../config/schema.ts";
import type { Logger } from "../contract/plugin.ts";
import type { Rule } from "../contract/rule.ts";
import { reasonOf } from "../errors.ts";
import { DECIDE_MS_MAX, RULE_FILES_POLL_MS } from "../limits.ts";
import type { Engine } from "../matching/engine.ts";
import { namesOf } from "../registry/known.ts";
import { customEngine } from "./engine.ts";
import { listRuleFiles } from "./folder.ts";
import { loadCustomRules } from "./load.ts";
import { type CustomRules, refusalText } from "./set.ts";

/** What following needs. */
export interface LiveRulesOptions {
  readonly builtin: readonly Rule[];
  readonly log: Logger;
  readonly config: () => Config;
  /** Called with each new engine, after it is in force. */
  readonly onChange?: (engine: Engine) => void;
  /** Counts what people should know of, by a fixed name. */
  readonly count?: (name: string) => void;
}

const NOTHING: Omit<CustomRules, "dir"> = { rules: [], refused: [], host: null, files: new Map() };

/** Holds the set in force; a new one is built whole before it takes its place. */
export class LiveRules implements Disposable {
  readonly #options: LiveRulesOptions;
  #set: CustomRules;
  #engine: Engine;
  #taken = "";
  #seen = "";
  #looking: Promise<void> | null = null;
  #isDisposed = false;
  readonly #timer: ReturnType<typeof setInterval>;

  private constructor(options: LiveRulesOptions, dir: string) {
    this.#options = options;
    this.#set = { dir, ...NOTHING };
    this.#engine = this.#compile(this.#set);
    this.#timer = setInterval(() => void this.refresh(), RULE_FILES_POLL_MS);
    this.#timer.unref();
  }

  /** Loads the folder of the config, and follows it. */
  static async open(options: LiveRulesOptions): Promise<LiveRules> {
    const live = new LiveRules(options, options.config().custom_rules_dir ?? "");
    live.#taken = live.#seen = await stampsOf(live.#set.dir);
    await live.#load();
    return live;
  }

  /** The engine in force; ask anew for each piece of traffic. */
  engine(): Engine {
    return this.#engine;
  }

  /** What became of the folder. */
  current(): CustomRules {
    return this.#set;
  }

  /** Looks at the folder now. `isSettled`: what it holds is final, no second look is needed. */
  async refresh({ isSettled = false } = {}): Promise<void> {
    if (this.#looking) {
      await this.#looking;
      if (isSettled) return await this.refresh({ isSettled });
      return;
    }
    this.#looking = this.#look(isSettled).catch((error: unknown) => {
      this.#options.log.error("Your rules cannot be looked at; those in force stay", { reason: reasonOf(error) });
    }).finally(() => this.#looking = null);
    await this.#looking;
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    clearInterval(this.#timer);
    this.#set.host?.[Symbol.dispose]();
  }

  async #look(isSettled: boolean): Promise<void> {
    const dir = this.#options.config().custom_rules_dir ?? "";
    const stamps = await stampsOf(dir);
    const isAtRest = isSettled || stamps === this.#seen;
    this.#seen = stamps;
    // An editor that is still writing shows half a file.
    if (!isAtRest || stamps === this.#taken || this.#isDisposed) return;
    this.#taken = stamps;
    if (dir !== this.#set.dir) this.#swap({ dir, ...NOTHING });
    await this.#load();
  }

  async #load(): Promise<void> {
    const { log, builtin, count } = this.#options;
    const before = this.#set;
    const told = new Set(before.refused.map(refusalText));
    const next: CustomRules = before.dir === "" ? { dir: "", ...NOTHING } : await loadCustomRules(before.dir, {
      log,
      before,
      taken: new Set(builtin.flatMap(namesOf)),
      host: {
        onOff: () => count?.("rule_host.rule_off"),
        onRestart: () => count?.("rule_host.restart"),
      },
    });
    if (this.#isDisposed) return next.host?.[Symbol.dispose]();
    this.#swap(next);
    void next.host?.warm();
    for (const refusal of next.refused) {
      const text = refusalText(refusal);
      if (!told.has(text)) log.error("A rule of yours is refused", { rule: text });
    }
    if (before.dir !== "") {
      log.info("Your rules are in force", { dir: next.dir, rules: next.rules.length, refused: next.refused.length });
    }
  }

  #swap(next: CustomRules): void {
    const before = this.#set;
    this.#engine = this.#compile(next);
    this.#set = next;
    if (before.host !== null && before.host !== next.host) {
      // What is being decided still asks the old one.
      const { host } = before;
      setTimeout(() => host[Symbol.dispose](), DECIDE_MS_MAX * 2).unref();
    }
    this.#options.onChange?.(this.#engine);
  }

  #compile(set: CustomRules): Engine {
    const { builtin, log, config, count } = this.#options;
    return customEngine(builtin, set, {
      onError: (rule, error) => log.error("A rule failed", { rule, reason: reasonOf(error) }),
      onHostFailure: () => config().rule_host.on_failure,
      onUnanswered: (reason) => {
        count?.("rule_host.unanswered");
        log.warn("A rule of yours could not be asked", { reason });
      },
    });
  }
}

async function stampsOf(dir: string): Promise<string> {
  if (dir === "") return "";
  const { files, problem } = await listRuleFiles(dir);
  return [dir, problem ?? "", ...files.map(({ name, stamp }) => `${name} ${stamp}`)].join("\n");
}
