/** Where commands write. stdout is data, stderr is talk; neither lets text from outside steer the terminal. */
import type { Output } from "./app.ts";
import { drawTable } from "./table.ts";
import { guard, plainJson } from "./text.ts";

/** One end of a pipe or a terminal. */
export interface Sink {
  readonly isTerminal: boolean;
  /** Columns of the terminal; null where there is none. */
  columns(): number | null;
  /** Writes some of the bytes and tells how many. */
  write(bytes: Uint8Array): number;
}

/** The reader of stdout went away: `oktsec logs | head`. Unwinds the command; `runCli` ends quietly on it. */
export class OutputClosed extends Error {
  override readonly name = "OutputClosed";
}

const encoder = new TextEncoder();
const pause = new Int32Array(new SharedArrayBuffer(4));

/** A sink over a stream of the process. */
export function processSink(stream: typeof Deno.stdout | typeof Deno.stderr): Sink {
  return {
    isTerminal: stream.isTerminal(),
    columns() {
      if (!stream.isTerminal()) return null;
      try {
        return Deno.consoleSize().columns;
      } catch {
        return 80;
      }
    },
    write: (bytes) => stream.writeSync(bytes),
  };
}

/** Writes everything: a pipe may take less at a time, or ask to be asked again. Throws `OutputClosed`. */
export function writeAll(sink: Sink, text: string): void {
  let bytes = encoder.encode(text);
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(sink.write(bytes));
    } catch (error) {
      if (error instanceof Deno.errors.BrokenPipe) throw new OutputClosed("stdout was closed", { cause: error });
      if (!(error instanceof Deno.errors.WouldBlock)) throw error;
      // The other end shares a non-blocking pipe with us and is slow; nothing else is to be done until it reads.
      Atomics.wait(pause, 0, 0, 5);
    }
  }
}

/** True where colour is wanted: NO_COLOR says never, FORCE_COLOR always, else a terminal that can. */
export function wantsColor(sink: Sink, env: (name: string) => string | undefined): boolean {
  if (env("NO_COLOR")) return false;
  const force = env("FORCE_COLOR");
  if (force !== undefined && force !== "") return force !== "0";
  return sink.isTerminal && env("TERM") !== "dumb";
}

/** What an output is made of; a test gives its own. */
export interface OutputOptions {
  readonly stdout?: Sink;
  readonly stderr?: Sink;
  readonly env?: (name: string) => string | undefined;
}

/** The output over this process's streams, or over given ones. */
export function createOutput(options: OutputOptions = {}): Output {
  const stdout = options.stdout ?? processSink(Deno.stdout);
  const stderr = options.stderr ?? processSink(Deno.stderr);
  const env = options.env ?? ((name: string) => Deno.env.get(name));
  const color = wantsColor(stdout, env);
  const talksColor = wantsColor(stderr, env);
  const print = (text: string) => writeAll(stdout, guard(text, color) + "\n");
  return {
    color,
    isTerminal: stdout.isTerminal,
    print,
    json(value, { line = false } = {}) {
      writeAll(stdout, plainJson(value, line ? undefined : 2) + "\n");
    },
    say(text) {
      try {
        writeAll(stderr, guard(text, talksColor) + "\n");
      } catch (error) {
        // Nobody listens; that is no reason to leave the work undone.
        if (!(error instanceof OutputClosed)) throw error;
      }
    },
    table(headings, rows, { empty, style }) {
      if (rows.length === 0) return print(empty);
      print(drawTable(headings, rows, { color, columns: stdout.columns(), ...(style ? { style } : {}) }));
    },
  };
}
