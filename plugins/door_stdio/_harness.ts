/** Runs the proxy in this process around a real server, with a decision point that follows a script. For tests only. */
import { fileURLToPath } from "node:url";
import type { Decision, Mode } from "../../core/contract/decision.ts";
import type { Envelope } from "../../core/contract/envelope.ts";
import type { Finding } from "../../core/contract/finding.ts";
import type { Logger } from "../../core/contract/plugin.ts";
import { effectOf } from "../../core/pipeline/pipeline.ts";
import { type Child, startChild } from "./child.ts";
import { PATIENCE, type Patience, type Ready, runProxy } from "./proxy.ts";

const SCRIPTED = fileURLToPath(new URL("../../tests/fixtures/mcp_servers/scripted.ts", import.meta.url));

/** Command line of the scripted server. */
export function scripted(...flags: readonly string[]): string[] {
  return [Deno.execPath(), "run", "-A", "--no-check", "--no-config", SCRIPTED, ...flags];
}

/** What a test may set. */
export interface HarnessOptions {
  readonly mode?: Mode;
  readonly argv?: readonly string[];
  readonly child?: Child;
  readonly frameBytes?: number;
  readonly patience?: Partial<Patience>;
  readonly ready?: (ready: Ready) => Promise<Ready>;
  /** Says more than the script does; null leaves it to the script. */
  readonly decide?: (envelope: Envelope) => Promise<Partial<Decision> | null>;
}

/** A client's view of a running proxy. */
export interface Harness extends AsyncDisposable {
  /** Everything that was decided on, in order. */
  readonly envelopes: readonly Envelope[];
  /** Writes text or bytes as they are. */
  send(text: string | Uint8Array): Promise<void>;
  /** The next line that the client receives, without its newline; null at the end. */
  line(): Promise<string | null>;
  /** All that the client received so far. */
  received(): string;
  /** Closes the client's end. */
  close(): Promise<void>;
  readonly exit: Promise<number>;
}

/** Words that the scripted decision point acts on. */
export const EVIL = "EVIL";
/** The same, for a hold. */
export const DUBIOUS = "DUBIOUS";

/** Starts server and proxy. */
export function start(options: HarnessOptions = {}): Harness {
  const envelopes: Envelope[] = [];
  const mode = options.mode ?? "enforce";
  const ready: Ready = {
    point: {
      async decide(envelope) {
        envelopes.push(envelope);
        const more = await options.decide?.(envelope);
        return { ...scriptedDecision(envelope, mode), ...more };
      },
    },
    mode: () => mode,
    limits: () => ({ frame_bytes: options.frameBytes ?? 16 * 1024 * 1024, depth: 128 }),
    log: SILENT,
  };
  const input = new TransformStream<Uint8Array, Uint8Array>();
  const output = new TransformStream<Uint8Array, Uint8Array>(undefined, { highWaterMark: 1 << 20 });
  const exit = runProxy({
    child: options.child ?? startChild(options.argv ?? scripted()),
    agent: "files",
    client: "test",
    ready: options.ready ? options.ready(ready) : Promise.resolve(ready),
    input: input.readable,
    output: output.writable,
    now: () => 1_800_000_000_000,
    patience: { ...PATIENCE, ...options.patience },
  });
  exit.catch(() => {});
  return client(envelopes, input.writable.getWriter(), output.readable.getReader(), exit);
}

function client(
  envelopes: readonly Envelope[],
  writer: WritableStreamDefaultWriter<Uint8Array>,
  reader: ReadableStreamDefaultReader<Uint8Array>,
  exit: Promise<number>,
): Harness {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  let rest = "";
  let all = "";
  return {
    envelopes,
    exit,
    received: () => all,
    async send(text) {
      await writer.write(typeof text === "string" ? encoder.encode(text) : text);
    },
    async line() {
      for (;;) {
        const end = rest.indexOf("\n");
        if (end >= 0) {
          const line = rest.slice(0, end);
          rest = rest.slice(end + 1);
          return line;
        }
        const { value, done } = await reader.read();
        if (done) {
          const last = rest;
          rest = "";
          return last === "" ? null : last;
        }
        const text = decoder.decode(value, { stream: true });
        rest += text;
        all += text;
      }
    },
    close: () => writer.close(),
    async [Symbol.asyncDispose]() {
      await writer.close().catch(() => {});
      void (async () => {
        while (!(await reader.read()).done);
      })().catch(() => {});
      await exit.catch(() => {});
    },
  };
}

function scriptedDecision(envelope: Envelope, mode: Mode): Decision {
  const finding = envelope.parts.map(({ text, path, kind }) => seen(text, path, kind)).find((found) => found !== null);
  const fault = envelope.faults.find(({ weight }) => weight === "refuse");
  const verdict = fault ? "block" : finding?.rule === "T-002" ? "quarantine" : finding ? "block" : "clean";
  const reason = fault?.code ?? (finding ? verdict === "block" ? "content_blocked" : "content_quarantined" : "allow");
  const effect = effectOf(verdict, reason, mode);
  return {
    envelope: envelope.id,
    verdict,
    reason,
    mode,
    effect,
    status: "delivered",
    findings: finding ? [finding] : [],
    identity: { state: "local", fingerprint: null },
    failure: null,
    ignored: [],
    prior: null,
    policy: "test",
    hold: effect === "hold" ? { id: envelope.id, expiresAt: 0 } : null,
    trace: [],
    tookMs: 0,
  };
}

function seen(text: string, path: string, kind: Finding["kind"]): Finding | null {
  const rule = text.includes(EVIL) ? "T-001" : text.includes(DUBIOUS) ? "T-002" : null;
  if (rule === null) return null;
  const span = { start: 0, end: text.length };
  return {
    rule,
    title: "",
    severity: "critical",
    category: "test",
    lane: "block",
    path,
    kind,
    view: "raw",
    span,
    excerpt: "",
    fix: "",
  };
}

const SILENT: Logger = { debug() {}, info() {}, warn() {}, error() {} };
