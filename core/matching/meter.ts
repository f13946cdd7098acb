/**
 * Counts the effort of a scan in units of about one nanosecond. Counted, not timed, so that the same traffic always
 * gets the same answer and a test can tell linear from quadratic.
 */
export class Meter {
  /** Units spent. */
  work = 0;
}
