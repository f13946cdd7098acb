/**
 * Runs all rules over the parts of an envelope: gate, then patterns around keyword hits, then spans.
 * The cost is linear in the text whatever it holds, and counted: past the budget a text is not judged, and says so.
 */
import type { Part } from "../contract/envelope.ts";
import type { Finding } from "../contract/finding.ts";
import type { Rule, Sample, Span, View } from "../contract/rule.ts";
import { atLeast, verdictOfLane } from "../contract/verdict.ts";
import { fail } from "../errors.ts";
import { DECODED_CHARS_MAX, DECODED_GROWTH_MAX, SCAN_WORK_MAX, SLICE_MS_MAX } from "../limits.ts";
import { Gate, Hits } from "./gate.ts";
import { Gathering } from "./gather.ts";
import { Meter } from "./meter.ts";
import { type Piece, pieces, SYNC_CHARS_MAX } from "./pieces.ts";
import { keptOwnWords } from "./own_words.ts";
import { type Catch, matchersOf, patternOf, prepare, type Prepared } from "./plan.ts";
import { openedBy } from "./opened_by.ts";
import { kindsRead } from "./read_as.ts";
import { kindsOf, readsView } from "./reads.ts";
import { MANY_SPANS_MAX, reportAll } from "./report.ts";
import { LazySample } from "./sample.ts";
import { collectStarts, type FoldedText, keepNear, type OpenGround, type Places, searchStarts } from "./starts.ts";
import { type Hint, HINTS } from "./decoders/ciphers.ts";
import { rawView, readAll, type Seen, type ViewText } from "./views/mod.ts";

/** What a scan found. */
export interface ScanResult {
  /** Most severe first, at most FINDINGS_MAX; excerpts are redacted. */
  readonly findings: readonly Finding[];
  /** Why the parts could not be judged wholly: the budget was spent, or a matcher threw (or the scan was aborted). */
  readonly failure: "scan_budget" | "scan_error" | null;
  /** Effort in units of about a nanosecond; deterministic. */
  readonly work: number;
}

/** What a scan may know besides the parts. */
export interface ScanOptions {
  /** The tool that is called or that answered. */
  readonly tool: string | null;
  /** Ends a sliced scan between two slices, with the failure `scan_error`. */
  readonly signal?: AbortSignal;
  /** Left out: SCAN_WORK_MAX. */
  readonly workMax?: number;
  /** Only what begins before its start and ends behind its end is looked for, in every part. */
  readonly seam?: Span | undefined;
  /** The text is part of another, of which a rule wants to know what it would be alone. */
  readonly isAsked?: boolean;
}

/** A compiled set of rules. Immutable; scans may overlap. */
export interface Engine {
  readonly rules: readonly Rule[];
  /** Synchronous up to SYNC_CHARS_MAX characters in total; above that a promise that yields to the event loop between slices. */
  scan(parts: readonly Part[], options: ScanOptions): ScanResult | Promise<ScanResult>;
  /** Always synchronous; for small texts. */
  scanNow(parts: readonly Part[], options: ScanOptions): ScanResult;
  /** Makes every rule ready, one a turn of the event loop, which else happens when its gate first opens. For servers, once they listen. */
  prepare(signal?: AbortSignal): Promise<void>;
}

/** What the engine is told besides the rules. */
export interface EngineOptions {
  /** Called for a rule whose matcher threw, once per rule and scan. */
  readonly onError?: (rule: string, error: unknown) => void;
  /** Milliseconds from any fixed point. Decides when to pause, and catches what takes far longer than it was counted for. */
  readonly now?: () => number;
}

/** What a part costs beside its characters, and a character in the gate. */
const PART_COST = 200;
const GATE_COST = 4;
/** Work between two looks at the clock: a few milliseconds of it. */
const REST_WORK = 2_000_000;
/** Scans that still run on the old gate after matchers were made ready, so that a new one serves several of them. */
const GATE_RENEWAL_SCANS = 4;

/** Compiles rules. Throws `rule/invalid` naming the rule and the reason. Patterns compile when their gate first opens. */
export function compileEngine(rules: readonly Rule[], options: EngineOptions = {}): Engine {
  return new RuleEngine(rules, options);
}

interface Compiled {
  readonly rule: Rule;
  /** A bit for each part kind that the rule reads. */
  readonly kinds: number;
  /** The gate words that open it, as numbers of the gate; empty: always open. */
  readonly keywords: readonly number[];
  readonly words: readonly string[];
  /** Matchers made ready on first use. */
  matchers: readonly Ready[] | null;
}

/** A matcher made ready, and the numbers of its own words. */
interface Ready extends Prepared {
  readonly numbers: readonly number[];
  readonly alsoNumbers: readonly number[];
  /** The largest of the numbers: a gate that is older does not know them. */
  readonly newest: number;
}

/** Working memory of one scan; kept for the next one. */
interface Scratch extends Places {
  /** Rules that are due, and when each was last put there. */
  readonly due: Int32Array;
  readonly stamps: Int32Array;
  stamp: number;
}

interface Run extends FoldedText {
  readonly options: ScanOptions;
  readonly meter: Meter;
  readonly workMax: number;
  readonly gathering: Gathering;
  readonly scratch: Scratch;
  readonly broken: Set<Rule>;
  failure: ScanResult["failure"];
  /** When so much work is done, whoever drives the scan is asked whether to go on. */
  restAt: number;
}

class RuleEngine implements Engine {
  readonly rules: readonly Rule[];
  readonly #compiled: readonly Compiled[];
  /** Built by the first scan, and again as matchers are made ready: their own words are looked for in the same pass. */
  #built: Gate | null = null;
  /** Every word that is looked for, and its number. */
  readonly #numbers: Map<string, number> = new Map();
  /** Rules that gate words open: those of a word stand from the place of its number up to the next one's. Words of matchers open none. */
  readonly #opened: Int32Array;
  readonly #openedFrom: Int32Array;
  /** What each gate word says of ciphers; most say nothing. */
  readonly #hints: readonly (readonly Hint[] | undefined)[];
  /** Rules without a gate. */
  readonly #always: Int32Array;
  /** Whether some rule reads a derived view but not the source. */
  readonly #hasDerivedOnly: boolean;
  readonly #onError: ((rule: string, error: unknown) => void) | undefined;
  readonly #now: () => number;
  readonly #idle: Scratch[] = [];
  /** Scans that ran since words were added that the gate does not know. */
  #waiting = 0;

  constructor(rules: readonly Rule[], options: EngineOptions) {
    this.rules = rules;
    this.#onError = options.onError;
    this.#now = options.now ?? (() => performance.now());
    this.#hasDerivedOnly = rules.some(({ views }) => views !== undefined && !views.includes("raw"));
    const ids = new Set<string>();
    // Rules may share a list of thousands of words.
    const numbered = new Map<readonly string[], readonly number[]>();
    this.#compiled = rules.map((rule) => {
      if (ids.has(rule.id)) throw fail("rule/invalid", [rule.id, "another rule has this id"]);
      ids.add(rule.id);
      const words = rule.keywords ?? [];
      // What the build looked at was checked there.
      if (!keptOwnWords(rule)) checkRule(rule, { hasCheckedWords: numbered.has(words) });
      let keywords = numbered.get(words);
      if (!keywords) numbered.set(words, keywords = words.map((word) => this.#numberOf(word)));
      return { rule, kinds: kindsOf(rule), keywords, words, matchers: null };
    });
    ({ rules: this.#opened, from: this.#openedFrom } = openedBy(this.#compiled, this.#numbers.size));
    for (const rule of rules) {
      for (const { words, also = [] } of keptOwnWords(rule) ?? []) {
        [...words, ...also].forEach((word) => this.#numberOf(word));
      }
    }
    const hints: Hint[][] = [];
    for (const hint of HINTS) (hints[this.#numberOf(hint.word)] ??= []).push(hint);
    this.#hints = hints;
    this.#always = Int32Array.from(
      this.#compiled.flatMap(({ keywords }, index) => (keywords.length === 0 ? [index] : [])),
    );
  }

  #numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(word, number);
    return number;
  }

  async prepare(signal?: AbortSignal): Promise<void> {
    for (const compiled of this.#compiled) {
      await nextTurn();
      if (signal?.aborted) return;
      try {
        this.#ready(compiled);
      } catch (error) {
        // The scan that needs it meets the same error, and fails closed.
        this.#onError?.(compiled.rule.id, error);
      }
    }
    this.#renewGate();
  }

  get #gate(): Gate {
    return this.#built ??= new Gate([...this.#numbers.keys()]);
  }

  #renewGate(): void {
    this.#waiting = 0;
    if (this.#numbers.size === this.#built?.keywords.length) return;
    this.#built = null;
    this.#idle.length = 0;
  }

  /** Makes the matchers of a rule ready. Throws `PatternError`. */
  #ready(compiled: Compiled): readonly Ready[] {
    const known = keptOwnWords(compiled.rule);
    return compiled.matchers ??= matchersOf(compiled.rule).map((matcher, index) => {
      const prepared = prepare(matcher, compiled.words, known?.[index]);
      const numbers = prepared.words.map((word) => this.#numberOf(word));
      const alsoNumbers = prepared.also?.map((word) => this.#numberOf(word)) ?? [];
      return { ...prepared, numbers, alsoNumbers, newest: Math.max(-1, ...numbers, ...alsoNumbers) };
    });
  }

  scan(parts: readonly Part[], options: ScanOptions): ScanResult | Promise<ScanResult> {
    let chars = 0;
    for (const part of parts) chars += part.text.length;
    return chars <= SYNC_CHARS_MAX ? this.scanNow(parts, options) : this.#scanInSlices(parts, options);
  }

  scanNow(parts: readonly Part[], options: ScanOptions): ScanResult {
    const run = this.#begin(parts, options);
    for (const piece of pieces(parts)) {
      const steps = this.#piece(piece, run);
      let step = steps.next();
      while (!step.done) step = steps.next();
      if (!step.value) break;
    }
    return this.#finish(run);
  }

  async #scanInSlices(parts: readonly Part[], options: ScanOptions): Promise<ScanResult> {
    const run = this.#begin(parts, options);
    run.restAt = REST_WORK;
    let sliceStart = this.#now();
    for (const piece of pieces(parts)) {
      const steps = this.#piece(piece, run);
      let step = steps.next();
      for (; !step.done; step = steps.next()) {
        run.restAt = run.meter.work + REST_WORK;
        // The clock only says when to pause, never what is found.
        if (this.#now() - sliceStart < SLICE_MS_MAX / 4) continue;
        await nextTurn();
        sliceStart = this.#now();
        if (!options.signal?.aborted) continue;
        run.failure ??= "scan_error";
        return this.#finish(run);
      }
      if (!step.value) break;
    }
    return this.#finish(run);
  }

  #begin(parts: readonly Part[], options: ScanOptions): Run {
    const gate = this.#gate;
    const scratch = this.#idle.pop() ?? {
      gate,
      hits: new Hits(gate.keywords.length),
      due: new Int32Array(this.#compiled.length),
      stamps: new Int32Array(this.#compiled.length),
      stamp: 0,
      words: new Int32Array(gate.keywords.length),
      wordCount: 0,
      starts: new Int32Array(256),
      others: new Int32Array(256),
    };
    const workMax = options.workMax ?? SCAN_WORK_MAX;
    const meter = new Meter(this.#now);
    let chars = 0;
    for (const part of parts) chars += part.text.length;
    meter.outputLeft = Math.max(DECODED_CHARS_MAX, chars * DECODED_GROWTH_MAX);
    return {
      options,
      meter,
      workMax,
      gathering: new Gathering(),
      scratch,
      broken: new Set(),
      foldedText: null,
      failure: null,
      restAt: Infinity,
    };
  }

  #finish(run: Run): ScanResult {
    if (run.scratch.gate === this.#gate) this.#idle.push(run.scratch);
    if (this.#numbers.size > this.#gate.keywords.length && ++this.#waiting >= GATE_RENEWAL_SCANS) this.#renewGate();
    return { findings: run.gathering.findings(), failure: run.failure, work: run.meter.work };
  }

  /** Reads one piece in all views, with rests. False when the scan must end. */
  *#piece(piece: Piece, run: Run): Generator<void, boolean> {
    run.meter.work += PART_COST;
    run.gathering.enter(piece.place);
    const made = new Set<View>();
    if (!(yield* readAll(piece.text, (view) => this.#visit(piece, view, { run, made }), run.meter))) {
      isSpent(run);
      return false;
    }
    if (this.#hasDerivedOnly) yield* this.#view(piece, rawView(piece.text), run, made);
    if (run.meter.work >= run.restAt) yield;
    return !isSpent(run);
  }

  *#visit(
    piece: Piece,
    view: ViewText,
    { run, made }: { readonly run: Run; readonly made: Set<View> },
  ): Generator<void, Seen | null> {
    made.add(view.view);
    return (yield* this.#view(piece, view, run)) ? this.#seen(run.scratch.hits) : null;
  }

  /** What the gate saw beside keywords. */
  #seen(hits: Hits): Seen {
    let hints: Hint[] | null = null;
    for (let i = 0; i < hits.foundCount; i++) {
      const found = this.#hints[hits.found[i] ?? 0];
      if (found) (hints ??= []).push(...found);
    }
    return { isAscii: hits.bits < 0x80, hints: hints ?? NO_HINTS };
  }

  /** Gate, then the rules that it opens. */
  *#view(
    piece: Piece,
    view: ViewText,
    run: Run,
    made: ReadonlySet<View> | null = null,
  ): Generator<void, boolean> {
    const { scratch, meter } = run;
    const { hits } = scratch;
    hits.clear();
    meter.work += view.text.length * GATE_COST;
    scratch.gate.scan(view.text, hits);
    const dueCount = this.#due(piece.part, { view, made }, scratch);
    if (dueCount === 0) return !isSpent(run);
    let sample: Sample | null = null;
    const makeSample = () =>
      sample ??= new LazySample({
        part: piece.part,
        text: view.text,
        view: view.view,
        tool: run.options.tool,
        meter,
        wouldStop: this.#canAsk(run) ? (text) => this.#wouldStop({ ...piece.part, text }, run) : null,
      });
    const { seam } = run.options;
    const ground = {
      text: view.text,
      meter,
      starts: scratch.starts,
      startCount: 0,
      // Where it lies in another view is not known beforehand.
      seam: view.view === "raw" ? seam : undefined,
      sample: makeSample,
    };
    for (let i = 0; i < dueCount; i++) {
      if (isSpent(run)) return false;
      const compiled = this.#compiled[scratch.due[i] ?? 0];
      if (!compiled || run.broken.has(compiled.rule) || run.gathering.isFull(compiled.rule)) continue;
      const { rule } = compiled;
      const into: Catch = { spans: [], spansMax: rule.sensitive || seam ? MANY_SPANS_MAX : SPANS_MAX };
      for (const ready of this.#readyOf(compiled, run)) {
        this.#matcher(ready, { compiled, ground, into }, run);
        // A matcher may have been compiled for this, and a rule may have a hundred.
        if (meter.work >= run.restAt || meter.hasCompiled) {
          meter.hasCompiled = false;
          yield;
        }
        if (into.spans.length >= into.spansMax * 2 || run.broken.has(rule)) break;
      }
      reportAll(rule, into, { piece, view, gathering: run.gathering, seam });
    }
    return !isSpent(run);
  }

  /** A text that is read because a rule asked is not asked about again. */
  #canAsk({ options }: Run): boolean {
    return this.rules.length > 1 && options.isAsked !== true;
  }

  /** Whether rules would stop a part of its own, on the budget of the scan in which a rule asks. What cannot be judged would be. */
  #wouldStop(part: Part, { options, meter, workMax }: Run): boolean {
    const workLeft = Math.max(0, workMax - meter.work);
    const { findings, failure, work } = this.scanNow([part], { tool: options.tool, workMax: workLeft, isAsked: true });
    meter.work += work;
    return failure !== null ||
      findings.some(({ lane, severity }) => atLeast(verdictOfLane(lane, severity), "quarantine"));
  }

  /** Fills `scratch.due` with the rules to run, in order of their numbers. */
  #due(part: Part, { view, made }: { view: ViewText; made: ReadonlySet<View> | null }, scratch: Scratch): number {
    const { hits, due, stamps } = scratch;
    const kinds = kindsRead(part, view.text);
    const stamp = ++scratch.stamp;
    let count = 0;
    const consider = (index: number) => {
      const compiled = this.#compiled[index];
      if (stamps[index] === stamp || !compiled) return;
      stamps[index] = stamp;
      if ((compiled.kinds & kinds) !== 0 && readsView(compiled.rule, view, made)) due[count++] = index;
    };
    for (let i = 0; i < this.#always.length; i++) consider(this.#always[i] ?? 0);
    for (let i = 0; i < hits.foundCount; i++) {
      const word = hits.found[i] ?? 0;
      const end = this.#openedFrom[word + 1] ?? 0;
      for (let j = this.#openedFrom[word] ?? 0; j < end; j++) consider(this.#opened[j] ?? 0);
    }
    if (count > 1) due.subarray(0, count).sort();
    return count;
  }

  /** The matchers of a rule, made ready; none when they cannot be. */
  #readyOf(compiled: Compiled, run: Run): readonly Ready[] {
    try {
      return this.#ready(compiled);
    } catch (error) {
      this.#break(compiled.rule, error, run);
      return [];
    }
  }

  /** Takes a rule that threw out of the scan, which fails closed. */
  #break(rule: Rule, error: unknown, run: Run): void {
    run.failure ??= "scan_error";
    run.broken.add(rule);
    this.#onError?.(rule.id, error);
  }

  /** A matcher with words of its own runs around them, or not at all where none occurs. */
  #matcher(
    ready: Ready,
    { compiled, ground, into }: { compiled: Compiled; ground: OpenGround; into: Catch },
    run: Run,
  ): void {
    try {
      if (!ready.usesPlaces) ground.startCount = 0;
      else if (ready.numbers.length === 0) collectStarts(compiled.keywords, ground, run.scratch);
      else if (ready.newest < run.scratch.gate.keywords.length) {
        collectStarts(ready.numbers, ground, run.scratch);
        if (ready.alsoNumbers.length > 0 && ground.startCount > 0) keepNear(ready, ground, run.scratch);
      } else searchStarts(ready.words, ground, run);
      if (ready.numbers.length === 0 || ground.startCount > 0) ready.run(ground, into);
    } catch (error) {
      this.#break(compiled.rule, error, run);
    }
  }
}

/** Enough for the findings of one rule, also when the first ones were seen in another view. */
const SPANS_MAX = 4;

function isSpent(run: Run): boolean {
  if (run.meter.work <= run.workMax && run.meter.outputLeft >= 0) return false;
  run.failure ??= "scan_budget";
  return true;
}

/** The rules' own pause: timers and sockets get their turn. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

const NO_HINTS: readonly Hint[] = [];

/** Throws `rule/invalid` for words or flags that the engine does not know what to do with. */
function checkRule(rule: Rule, { hasCheckedWords }: { readonly hasCheckedWords: boolean }): void {
  const words = hasCheckedWords ? [] : rule.keywords ?? [];
  const bad = words.find((word) => word === "" || word !== word.toLowerCase());
  if (bad !== undefined) throw fail("rule/invalid", [rule.id, `the keyword "${bad}" is empty or not in lower case`]);
  for (const matcher of matchersOf(rule)) {
    const stray = patternOf(matcher)?.flags.replace(/[iu]/g, "") ?? "";
    if (stray !== "") throw fail("rule/invalid", [rule.id, `the flag "${stray}" is not allowed, only i and u are`]);
  }
}
