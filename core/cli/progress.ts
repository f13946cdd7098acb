/** One line on stderr that follows a long work, where a person looks on; nothing where none does. */
import { processSink, type Sink } from "./output.ts";
import { plain } from "./text.ts";

/** Follows a work; disposing wipes the line. */
export interface Progress extends Disposable {
  /** Shows this text in place of the last; at most ten times a second. */
  show(text: string): void;
}

/** Starts a line. `now` is a clock in milliseconds. */
export function startProgress(now: () => number, sink: Sink = processSink(Deno.stderr)): Progress {
  let last = Number.NEGATIVE_INFINITY;
  let isShown = false;
  const write = (text: string) => {
    try {
      sink.write(new TextEncoder().encode(text));
    } catch {
      // A line that nobody may see is no reason to stop the work.
    }
  };
  return {
    show(text) {
      if (!sink.isTerminal || now() - last < 100) return;
      last = now();
      isShown = true;
      write(`\r\x1b[K${plain(text)}`);
    },
    [Symbol.dispose]() {
      if (isShown) write("\r\x1b[K");
    },
  };
}
