/** One writer at a time among our own processes. The system lets go of the lock when a process dies. */
import { setTimeout as delay } from "node:timers/promises";

/** Between two tries: an edit takes a few milliseconds. */
const WAIT_MS = 10;

/**
 * Waits for the lock of `path` and holds it until disposed; null where another process kept it for `waitMs`. The lock
 * is on a file beside, `path` + ".lock", which stays: taking it away would let two hold "the" lock.
 */
export async function lockBeside(
  path: string,
  { waitMs }: { readonly waitMs: number },
): Promise<AsyncDisposable | null> {
  // `node:fs` has no locks.
  const file = await Deno.open(`${path}.lock`, { create: true, write: true, mode: 0o600 });
  const giveUp = performance.now() + waitMs;
  try {
    while (!await file.tryLock(true)) {
      if (performance.now() > giveUp) {
        file.close();
        return null;
      }
      await delay(WAIT_MS);
    }
  } catch (error) {
    file.close();
    throw error;
  }
  return {
    async [Symbol.asyncDispose]() {
      await file.unlock();
      file.close();
    },
  };
}
