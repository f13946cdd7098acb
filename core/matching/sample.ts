/** One part in one view, as a rule sees it. Facets are parsed on first use and shared by all rules. */
import type { Part } from "../contract/envelope.ts";
import type { PartKind, Sample, ShellCommand, Span, Token, UrlToken, View } from "../contract/rule.ts";
import type { Meter } from "./meter.ts";
import { parseCommands } from "./shell.ts";
import { findUrls } from "./urls.ts";
import { findWords } from "./words.ts";

/** What a facet costs for each character of the text, in units of the budget. */
const WORDS_COST = 10;
const URLS_COST = 2;
const COMMANDS_COST = 20;
/** Questions about stretches of one text that are answered by reading them. */
export const ASKS_MAX = 24;

/** What a sample is made of. */
export interface SampleSource {
  readonly part: Pick<Part, "kind" | "path">;
  readonly text: string;
  readonly view: View;
  readonly tool: string | null;
  readonly meter: Meter;
  /** Whether rules would stop a text like this one. Left out where nobody can tell. */
  readonly wouldStop?: ((text: string) => boolean) | null;
}

/** A sample with lazy facets. */
export class LazySample implements Sample {
  readonly text: string;
  readonly view: View;
  readonly kind: PartKind;
  readonly tool: string | null;
  readonly path: string;
  readonly #meter: Meter;
  readonly #wouldStop: ((text: string) => boolean) | null;
  #asks = 0;
  #words: readonly Token[] | null = null;
  #urls: readonly UrlToken[] | null = null;
  #commands: readonly ShellCommand[] | null = null;

  constructor({ part, text, view, tool, meter, wouldStop = null }: SampleSource) {
    this.text = text;
    this.view = view;
    this.kind = part.kind;
    this.tool = tool;
    this.path = part.path;
    this.#meter = meter;
    this.#wouldStop = wouldStop;
  }

  wouldStopAlone({ start, end }: Span): boolean | null {
    if (!this.#wouldStop) return null;
    // Each answer is a scan that nothing interrupts. Who asks more often is told the worst.
    return ++this.#asks > ASKS_MAX || this.#wouldStop(this.text.slice(start, end));
  }

  get words(): readonly Token[] {
    return this.#words ??= this.#charge(WORDS_COST, findWords(this.text));
  }

  get urls(): readonly UrlToken[] {
    return this.#urls ??= this.#charge(URLS_COST, findUrls(this.text));
  }

  get commands(): readonly ShellCommand[] {
    // In prose an apostrophe between letters is no quote; in a command it always is.
    const isProse = this.kind !== "command" && this.kind !== "tool_argument";
    return this.#commands ??= this.#charge(COMMANDS_COST, parseCommands(this.text, { isProse }));
  }

  #charge<T>(perChar: number, value: T): T {
    this.#meter.work += this.text.length * perChar;
    return value;
  }
}
