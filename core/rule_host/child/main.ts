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

const rules: Asked[] = [];
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

/** Each rule has helpers of its own: what one changes in them, no other sees. */
async function load(pieces: readonly string[]): Promise<Answer> {
  const urls: string[] = [];
  const url = (source: string) => {
    const made = createObjectURL(new Blob([source], { type: "text/javascript" }));
    urls.push(made);
    return made;
  };
  const source = pieces.map((piece, index) => {
    if (index % 2 === 0) return piece;
    return url(piece === "oktsec/evidence" ? evidence : RULE_HELPER);
  });
  const module: unknown = await import(url(source.join("")));
  const { facts, asked } = readRule(Reflect.get(Object(module), "default"));
  const text = stringify(facts);
  if (text.length > ANSWER_CHARS_MAX) throw new RangeError("the rule is too large: its texts come to more than 256 KiB");
  // What it left for later runs now, while it is this rule's turn.
  await new Promise((resolve) => setTimeout(resolve, 0));
  for (const made of urls) revokeObjectURL(made);
  rules.push(asked);
  // A copy: the parent is told what was checked, not what a getter says the second time.
  return parse(text);
}

function ask(index: number): Answer {
  const rule = rules[index];
  if (!rule || !sample) throw new TypeError("there is no such rule or no text");
  return { kind: "spans", spans: rule(sampleOf(sample)) };
}

/** A sample for one rule alone: its lists could be changed. */
function sampleOf({ text, view, kind, tool, path }: SampleMessage): Sample {
  return new LazySample({ part: { kind, path }, text, view, tool, meter: new Meter() });
}

/** A rule may throw anything. */
function errorOf(thrown: unknown): Answer {
  try {
    const text = String(thrown instanceof Error ? thrown.message : thrown);
    const stack = thrown instanceof Error ? String(thrown.stack) : "";
    const at = /\bblob:[^\s:]*:?[^\s:]*?:(\d{1,7}):\d{1,7}/.exec(`${text}\n${stack}`);
    const reason = text.split("\n", 1)[0]?.replace(/ at blob:\S*$/, "") ?? "";
    return { kind: "error", reason: reason.slice(0, REASON_CHARS_MAX), line: at ? Number(at[1]) : null };
  } catch {
    return { kind: "error", reason: "it throws something that cannot be shown", line: null };
  }
}

async function answer(question: Question): Promise<Answer | null> {
  switch (question.kind) {
    case "evidence":
      evidence = question.source;
      return null;
    case "sample":
      sample = question.sample;
      return null;
    case "load":
      return await load(question.pieces);
    case "ask":
      return ask(question.rule);
  }
}

harden([LazySample, Meter, parse, stringify]);
for (const line of lines()) {
  let said: Answer | null;
  try {
    // The parent's own words; the types of both sides are the same file.
    const question = parse(line) as Question;
    // Only loading waits: while rules are asked, nothing that one left behind can run.
    said = question.kind === "ask" ? ask(question.rule) : await answer(question);
  } catch (error) {
    said = errorOf(error);
  }
  if (said) say(said);
}
