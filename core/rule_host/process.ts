/** One process of the rule host: questions go in, answers come out in the same order. It ends with the first doubt. */
import { clearTimeout, setTimeout } from "node:timers";
import { tmpdir } from "node:os";
import { RULE_HOST_LINE_BYTES_MAX, RULE_HOST_QUEUE_CHARS_MAX } from "../limits.ts";
import { hostCommand, LENGTH_DIGITS } from "./boot.ts";
import type { Answer, Question, SampleMessage } from "./protocol.ts";

/** Why there is no answer. */
export class HostLost extends Error {
  override readonly name = "HostLost";
  constructor(
    message: string,
    /** True where this very question was being answered when the process ended. */
    readonly isGuilty: boolean,
  ) {
    super(message);
  }
}

/** A question that waits for its answer. */
interface Waiting {
  readonly deadlineMs: number;
  readonly chars: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: HostLost) => void;
}

/** A timer that comes this much late says that we were busy, not the host. */
const LATE_MS = 60;

/** A running host. Once it is lost it stays so. */
export class HostProcess {
  readonly #child: Deno.ChildProcess;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly #encoder = new TextEncoder();
  #queue: Waiting[] = [];
  #queuedChars = 0;
  #sample: SampleMessage | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #lost: string | null = null;

  constructor(program: string) {
    const { command, args } = hostCommand();
    this.#child = new Deno.Command(command, {
      args: [...args],
      // Nothing of our environment, nor of the folder we stand in, is the host's business.
      cwd: tmpdir(),
      clearEnv: true,
      env: { NO_COLOR: "1", ...platformEnv() },
      stdin: "piped",
      stdout: "piped",
      stderr: "null",
    }).spawn();
    this.#child.unref();
    this.#writer = this.#child.stdin.getWriter();
    // Both end where the process ends, which is noticed there.
    this.#read().catch(() => this.#end("its answers cannot be read"));
    this.#child.status.then(({ code, signal }) => this.#end(`it ended with ${signal ?? `code ${code}`}`));
    const bytes = this.#encoder.encode(program);
    this.#write(this.#encoder.encode(String(bytes.length).padStart(LENGTH_DIGITS, "0")));
    this.#write(bytes);
  }

  /** Why it is lost; null while it runs. */
  get lost(): string | null {
    return this.#lost;
  }

  /** For tests that look at the process from outside. */
  get pid(): number {
    return this.#child.pid;
  }

  /** Says something that is not answered. */
  tell(question: Question): void {
    this.#write(this.#encoder.encode(`${JSON.stringify(question)}\n`));
  }

  /** Asks one rule about one text; the text is sent once for all rules that are asked in a row. */
  ask(rule: number, sample: SampleMessage, deadlineMs: number): Promise<Answer> {
    const isNew = this.#sample !== sample;
    if (isNew && this.#lost === null) {
      this.#sample = sample;
      this.tell({ kind: "sample", sample });
    }
    return this.request({ kind: "ask", rule }, { deadlineMs, chars: isNew ? sample.text.length : 0 });
  }

  /** Asks. The time counts from the moment at which the answers before are in. Rejects with `HostLost`. */
  request(question: Question, { deadlineMs, chars = 0 }: { deadlineMs: number; chars?: number }): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#lost !== null) return reject(new HostLost(this.#lost, false));
      if (this.#queuedChars + chars > RULE_HOST_QUEUE_CHARS_MAX) {
        return reject(new HostLost("too much waits for it", false));
      }
      this.#queue.push({ deadlineMs, chars, resolve, reject });
      this.#queuedChars += chars;
      this.tell(question);
      if (this.#queue.length === 1) this.#watch();
    });
  }

  /** Ends it at once. */
  kill(reason = "it was stopped"): void {
    this.#end(reason);
  }

  #write(bytes: Uint8Array): void {
    if (this.#lost !== null) return;
    this.#writer.write(bytes).catch(() => this.#end("it does not listen"));
  }

  #watch(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const [first] = this.#queue;
    if (!first) return;
    const began = performance.now();
    const ring = () => {
      const late = performance.now() - began - first.deadlineMs;
      // We slept ourselves: what came meanwhile is read first.
      if (late > LATE_MS) this.#timer = setTimeout(() => this.#end(tooLate(first.deadlineMs)), first.deadlineMs);
      else this.#end(tooLate(first.deadlineMs));
      this.#timer?.unref();
    };
    this.#timer = setTimeout(ring, first.deadlineMs);
  }

  async #read(): Promise<void> {
    let rest = new Uint8Array(0);
    for await (const chunk of this.#child.stdout) {
      let bytes = rest.length === 0 ? chunk : joined(rest, chunk);
      for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE)) {
        this.#take(bytes.subarray(0, end));
        bytes = bytes.subarray(end + 1);
      }
      if (bytes.length > RULE_HOST_LINE_BYTES_MAX) return this.#end("its answer is too long");
      rest = bytes.slice();
    }
  }

  #take(line: Uint8Array): void {
    if (this.#lost !== null) return;
    const answer = line.length > RULE_HOST_LINE_BYTES_MAX ? null : readAnswer(new TextDecoder().decode(line));
    const first = this.#queue[0];
    if (!answer || !first) return this.#end("it says what nobody asked");
    this.#queue.shift();
    this.#queuedChars -= first.chars;
    this.#watch();
    first.resolve(answer);
  }

  #end(reason: string): void {
    if (this.#lost !== null) return;
    this.#lost = reason;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const waiting = this.#queue;
    this.#queue = [];
    for (const [index, { reject }] of waiting.entries()) reject(new HostLost(reason, index === 0));
    try {
      this.#child.kill("SIGKILL");
    } catch {
      // It is gone already.
    }
    this.#writer.abort().catch(() => {});
  }
}

const NEWLINE = 10;

function tooLate(ms: number): string {
  return `no answer within ${ms} ms`;
}

/** Windows starts no program without these. */
function platformEnv(): Record<string, string> {
  if (Deno.build.os !== "windows") return {};
  const root = Deno.env.get("SystemRoot");
  return root === undefined ? {} : { SystemRoot: root };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}

/** An answer in its form; null for anything else. What it holds is looked at by who asked. */
function readAnswer(line: string): Answer | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null || !("kind" in value)) return null;
  if (value.kind === "loaded" && "rule" in value && "matchers" in value) {
    return { kind: "loaded", rule: value.rule, matchers: value.matchers };
  }
  if (value.kind === "spans" && "spans" in value && isNumbers(value.spans)) {
    return { kind: "spans", spans: value.spans };
  }
  if (value.kind === "error" && "reason" in value && typeof value.reason === "string") {
    const line = "line" in value && typeof value.line === "number" ? value.line : null;
    return { kind: "error", reason: value.reason, line };
  }
  return null;
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => typeof item === "number");
}
