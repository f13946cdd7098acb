/** The detection engine with all rules: clean, malicious and hostile texts of four sizes, and what its start costs. */
import type { Part } from "../core/contract/envelope.ts";
import { compileEngine, type Engine } from "../core/matching/engine.ts";
import { evidenceRules } from "../plugins/detect_evidence/rules.ts";
import { rules as catalogue } from "../rules/mod.gen.ts";
import { type BenchResult, measure } from "./bench.ts";

/** As a server loads them. */
const rules = [...catalogue, ...evidenceRules];
const SIZES = [100, 1_000, 10_000, 100_000] as const;
/** p50 in ms that the engine must stay below for clean text. */
const BARS: ReadonlyMap<number, number> = new Map([[1_000, 0.05], [10_000, 0.5]]);
// One text would stay in the processor's caches; traffic does not.
const TEXTS = 16;
const SEED = 7;
/** What a case may take, warm-up not counted. */
const CASE_MS_MAX = 2_500;

/** Measures everything; about ten seconds. */
export async function benchEngine(): Promise<readonly BenchResult[]> {
  const out: BenchResult[] = [benchStart()];
  const engine = compileEngine(rules);
  await engine.prepare();
  for (const [name, make] of KINDS) for (const size of SIZES) out.push(benchCase(engine, { name, make, size }));
  const random = new Random(SEED);
  const large = flat(clean(random, 1_000_000).repeat(16)).slice(0, 16 * 1024 * 1024);
  out.push(await benchLarge(engine, { name: "16 MiB", text: large }));
  out.push(await benchLarge(engine, { name: "1 MB, hostile", text: flat(hostile(random, 1_000_000)) }));
  return out;
}

function benchStart(): BenchResult {
  const times = measure(() => compileEngine(rules), { iterations: 20, warmup: 0 });
  return { group: "engine", name: `compile ${rules.length} rules`, unit: "ms", ...times, n: 20 };
}

interface Case {
  readonly name: string;
  readonly make: (random: Random, chars: number) => string;
  readonly size: number;
}

function benchCase(engine: Engine, { name, make, size }: Case): BenchResult {
  const random = new Random(SEED);
  const parts = Array.from(
    { length: TEXTS },
    (): readonly Part[] => [{ path: "", kind: "message", text: flat(make(random, size)) }],
  );
  let turn = 0;
  const scan = () => engine.scanNow(parts[turn++ % TEXTS] ?? [], { tool: null, workMax: Infinity });
  // A hostile text takes a thousand times as long as a clean one: each case has its time, and some rounds at least.
  scan();
  const began = performance.now();
  scan();
  const rounds = Math.floor(CASE_MS_MAX / (performance.now() - began));
  const iterations = Math.max(TEXTS, Math.min(size > 10_000 ? 96 : 800, rounds));
  const times = measure(scan, { iterations, warmup: iterations / 2 });
  const work = parts.reduce((sum, one) => sum + engine.scanNow(one, { tool: null, workMax: Infinity }).work, 0) / TEXTS;
  const bar = name === "clean" ? BARS.get(size) : undefined;
  const note = `${(work / size).toFixed(0)} units a character${
    bar === undefined ? "" : `, bar ${bar} ms: ${times.p50 <= bar ? "met" : "MISSED"}`
  }`;
  return { group: "engine", name: `${name}, ${size} characters`, unit: "ms", ...times, n: iterations, note };
}

/** How long a large scan keeps the event loop to itself. */
async function benchLarge(engine: Engine, { name, text }: { name: string; text: string }): Promise<BenchResult> {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const { failure } = await engine.scan([{ path: "", kind: "tool_result", text }], { tool: null });
  clearInterval(timer);
  longest = Math.max(longest, performance.now() - last);
  const note = `bar 300 ms: ${longest <= 300 ? "met" : "MISSED"}; ended with ${failure ?? "a full scan"}`;
  return { group: "engine", name: `event loop held by ${name}`, unit: "ms", value: longest, n: 1, note };
}

/** A string as a JSON parser makes it: in one piece. */
function flat(text: string): string {
  return String(JSON.parse(JSON.stringify(text)));
}

class Random {
  #seed: number;
  constructor(seed: number) {
    this.#seed = seed;
  }
  below(count: number): number {
    this.#seed = (Math.imul(this.#seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor(this.#seed / 0x100000000 * count);
  }
  pick(words: readonly string[]): string {
    return words[this.below(words.length)] ?? "";
  }
}

const WORDS =
  ("the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were all her she there would their we him been has when who will no more if out so up said what its about than into them can only other time new some could these two may first then do any like my now over such our man me even most made after also did many off before must well back through years much where your way down should because long each just state those people too mr how little good world make very year still see own work men day get here old both between life being under three never know same last another while us might great go come since against right came take used himself few house use during without again place around however home small found thought went say part once general high upon school every don does got united left number course war until always away something fact water public less through almost hand enough far took head yet government system set told nothing night end why called find going look asked later knew point next program city business give group toward days young let room president side social given present several order national second possible rather face per among form important often things looked early white case become large big need four within felt along children saw best church ever least power development light thing seemed family interest want members mind country area others done turned although open service certain kind began different door thus help sense means whole matter report quarter meeting invoice deploy branch review ticket schedule summary build release dashboard metric budget team draft comment update")
    .split(" ");
const NAMES = [
  "items",
  "total",
  "status",
  "count",
  "region",
  "title",
  "owner",
  "page",
  "result",
  "version",
  "label",
  "unit",
] as const;

function sentence(random: Random): string {
  const words = Array.from({ length: 6 + random.below(14) }, () => random.pick(WORDS)).join(" ");
  return `${words[0]?.toUpperCase()}${words.slice(1)}. `;
}

function json(random: Random): string {
  const fields = Array.from(
    { length: 2 + random.below(4) },
    () =>
      `"${random.pick(NAMES)}": ${
        random.below(2) === 0 ? random.below(100_000) : `"${random.pick(WORDS)} ${random.pick(WORDS)}"`
      }`,
  );
  return `{${fields.join(", ")}}\n`;
}

function code(random: Random): string {
  const [a, b, c] = [random.pick(NAMES), random.pick(NAMES), random.pick(WORDS)];
  return `  const ${a}_${random.below(90)} = ${b}.map((row) => row.${a} + ${random.below(999)}); // ${c} ${
    random.pick(WORDS)
  }\n`;
}

function fill(chars: number, piece: () => string): string {
  let text = "";
  while (text.length < chars) text += piece();
  return text.slice(0, chars);
}

/** Prose, JSON and code, mixed as agents mix them. */
function clean(random: Random, chars: number): string {
  return fill(chars, () => {
    const kind = random.below(10);
    return kind < 6 ? sentence(random) : kind < 8 ? json(random) : code(random);
  });
}

const ATTACKS = rules.flatMap((rule) =>
  rule.examples.flags.map((example) => (typeof example === "string" ? example : example.text))
);

/** Clean text with an attack of some rule in it about every 2,000 characters, one at least. */
function malicious(random: Random, chars: number): string {
  const attack = () => `${random.pick(ATTACKS)}\n`;
  return (attack() + fill(chars, () => (random.below(16) === 0 ? attack() : clean(random, 120)))).slice(0, chars);
}

const KEYWORDS = rules.flatMap((rule) => rule.keywords ?? []);

/** Keywords and near misses and nothing else: each one makes some rule look. */
function hostile(random: Random, chars: number): string {
  return fill(chars, () => {
    const example = random.pick(ATTACKS);
    return random.below(4) === 0 ? `${example.slice(0, example.length * 0.6)} ` : `${random.pick(KEYWORDS)} `;
  });
}

const KINDS: readonly (readonly [string, (random: Random, chars: number) => string])[] = [
  ["clean", clean],
  ["malicious", malicious],
  ["hostile", hostile],
];
