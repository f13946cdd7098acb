/** Lets a command that runs until stopped end in order: Ctrl-C and SIGTERM abort its signal, a second one ends the process. */

/** A signal that aborts when the process is asked to stop; disposing restores the usual behaviour. */
export interface Interrupt extends Disposable {
  readonly signal: AbortSignal;
}

/** Listens for Ctrl-C and, where the system has it, SIGTERM. */
export function onInterrupt(): Interrupt {
  const controller = new AbortController();
  const names: readonly Deno.Signal[] = Deno.build.os === "windows" ? ["SIGINT"] : ["SIGINT", "SIGTERM"];
  const stop = () => {
    controller.abort();
    remove();
  };
  // Once removed, the next signal meets the system's own handling: a command that hangs while closing can be ended.
  const remove = () => names.forEach((name) => Deno.removeSignalListener(name, stop));
  names.forEach((name) => Deno.addSignalListener(name, stop));
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      if (!controller.signal.aborted) remove();
    },
  };
}

/** Waits so many milliseconds, or until the signal aborts. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
}
