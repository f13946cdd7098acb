/**
 * The rule host: a process without permissions that evaluates rules of others. It reads questions from stdin, one a
 * line, and writes answers to stdout. Bundled as text into `../host.gen.ts`; never part of this program's own process.
 */
import type { Sample } from "../../contract/rule.ts";
import { Meter } from "../../matching/meter.ts";
import { LazySample } from "../../matching/sample.ts";
import type { Answer, Question, SampleMessage } from "../protocol.ts";
import { harden } from "./harden.ts";
import { type Asked, readRule } from "./rule.ts";

// Whatever the host itself needs is taken here: after `harden()` it is nowhere to be had.
const { stdin, stdout } = Deno;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const chunk = new Uint8Array(64 * 1024);
const { createObjectURL, revokeObjectURL } = URL;
const { Blob, setTimeout } = globalThis;
const { parse, stringify } = JSON;

/** A description that is larger than this is none. */
const ANSWER_CHARS_MAX = 256 * 1024;
const REASON_CHARS_MAX = 300;
const RULE_HELPER = "export const defineRule = (rule) => rule;";

/** A loaded rule, and the address of its module, by which a line of its own is known in a stack. */
interface Known {
  readonly asked: Asked;
  readonly url: string;
}

const rules: Known[] = [];
let evidence = "";
let sample: SampleMessage | null = null;

/** The next line; null when there will be none. Waiting here stops everything that a rule may have left behind. */
function* lines(): Generator<string> {
  let parts: string[] = [];
  for (;;) {
    const count = stdin.readSync(chunk);
    if (count === null) return;
    const text = decoder.decode(chunk.subarray(0, count), { stream: true });
    let start = 0;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
      parts.push(text.slice(start, end));
      yield parts.join("");
      parts = [];
      start = end + 1;
    }
    parts.push(text.slice(start));
  }
}

function say(answer: Answer): void {
  let bytes = encoder.encode(`${stringify(answer)}\n`);
  while (bytes.length > 0) bytes = bytes.subarray(stdout.writeSync(bytes));
}

function moduleOf(source: string, type = "text/javascript"): string {
  return createObjectURL(new Blob([source], { type }));
}

/** Each rule has helpers of its own: what one changes in them, no other sees. */
async function load(pieces: readonly string[]): Promise<Answer> {
  const names = new Map<string, string>();
  const source = pieces.map((piece, index) => {
    if (index % 2 === 0) return piece;
    const url = moduleOf(piece === "oktsec/evidence" ? evidence : RULE_HELPER);
    names.set(url, piece);
    return url;
  });
  const url = moduleOf(source.join(""));
  try {
    const module: unknown = await import(url);
    const { facts, asked } = readRule(Reflect.get(Object(module), "default"));
    const text = stringify(facts);
    if (text.length > ANSWER_CHARS_MAX) throw new RangeError("its texts come to more than 256 KiB");
    // What it left for later runs now, while it is this rule's turn.
    await new Promise((resolve) => setTimeout(resolve, 0));
    rules.push({ asked, url });
    // A copy: the parent is told what was checked, not what a getter says the second time.
    return parse(text);
  } catch (error) {
    return errorOf(error, { url, names });
  } finally {
    for (const made of [url, ...names.keys()]) revokeObjectURL(made);
  }
}

function ask(index: number): Answer {
  const rule = rules[index];
  if (!rule || !sample) return { kind: "error", reason: "there is no such rule or no text", line: null };
  try {
    return { kind: "spans", spans: rule.asked(sampleOf(sample)) };
  } catch (error) {
    return errorOf(error, rule);
  }
}

/** A sample for one rule alone: its lists could be changed. */
function sampleOf({ text, view, kind, tool, path }: SampleMessage): Sample {
  return new LazySample({ part: { kind, path }, text, view, tool, meter: new Meter() });
}

/** The parser of the runtime knows line and reason; the first statement keeps the rest from running. */
async function explain(source: string): Promise<Answer> {
  const url = moduleOf(`throw "";${source}`, "text/typescript");
  try {
    await import(url);
  } catch (error) {
    const text = error instanceof Error ? String(error.message) : "";
    const reason = /^(?:The module's source code could not be parsed: )?(?:SyntaxError: )?([^\n]+)/.exec(text);
    const answer = errorOf(error, { url });
    if (answer.kind === "error" && answer.line !== null && reason) return { ...answer, reason: reason[1] ?? "" };
  }
  return { kind: "error", reason: "", line: null };
}

interface Origin {
  readonly url: string;
  /** What the addresses of its imports are called. */
  readonly names?: ReadonlyMap<string, string>;
}

/** A rule may throw anything. */
function errorOf(thrown: unknown, { url, names = new Map() }: Origin): Answer {
  try {
    const message = String(thrown instanceof Error ? thrown.message : thrown);
    const places = `${message}\n${thrown instanceof Error ? String(thrown.stack) : ""}`;
    const at = places.indexOf(`${url}:`);
    const line = at < 0 ? NaN : Number.parseInt(places.slice(at + url.length + 1, at + url.length + 9), 10);
    let reason = message.split("\n", 1)[0] ?? "";
    for (const [address, name] of names) reason = reason.replaceAll(address, name);
    reason = reason.replace(/ at blob:\S*$/, "").slice(0, REASON_CHARS_MAX);
    return { kind: "error", reason: reason || "it throws an error that says nothing", line: line > 0 ? line : null };
  } catch {
    return { kind: "error", reason: "it throws something that cannot be shown", line: null };
  }
}

async function answer(question: Exclude<Question, { kind: "ask" }>): Promise<Answer | null> {
  switch (question.kind) {
    case "evidence":
      evidence = question.source;
      return null;
    case "sample":
      sample = question.sample;
      return null;
    case "load":
      return await load(question.pieces);
    case "parse":
      return await explain(question.source);
  }
}

harden([LazySample, Meter, parse, stringify]);
for (const line of lines()) {
  // The parent's own words; the types of both sides are the same file.
  const question = parse(line) as Question;
  // Only loading waits: while rules are asked, nothing that one left behind can run.
  const said = question.kind === "ask" ? ask(question.rule) : await answer(question);
  if (said) say(said);
}
