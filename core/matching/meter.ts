/**
 * Counts the effort of a scan in units of about one nanosecond. Counted, not timed, so that the same traffic always
 * gets the same answer and a test can tell linear from quadratic. The clock is a second line of defence: what takes
 * far longer than it was counted for is charged by time.
 */
import { DECODED_CHARS_MAX } from "../limits.ts";

/** Below this a stretch of work is what it was counted for; noise of the machine stays below too. */
const SUSPICIOUS_MS = 20;
const UNITS_PER_MS = 1_000_000;

/** The effort of one scan. */
export class Meter {
  /** Units spent. */
  work = 0;
  /** Characters that decoding may still make; below zero the scan is out of budget. */
  outputLeft = DECODED_CHARS_MAX;
  /** Set where a pattern was compiled, which takes time and is no work of this text: whoever drives the scan may look at the clock. */
  hasCompiled = false;
  /** Milliseconds from any fixed point. */
  readonly now: () => number;

  constructor(now: () => number = () => 0) {
    this.now = now;
  }

  /** Takes from what decoding may make. False, and the scan out of budget, where there is not so much left. */
  take(chars: number): boolean {
    this.outputLeft -= chars;
    return this.outputLeft >= 0;
  }

  /** Charges a stretch that began at `start` by the clock, if it took suspiciously long. */
  settle(start: number): void {
    const ms = this.now() - start;
    if (ms > SUSPICIOUS_MS) this.work += Math.ceil(ms * UNITS_PER_MS);
  }
}
