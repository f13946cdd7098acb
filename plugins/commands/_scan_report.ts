/** What a scan found: each finding with its file, line and column. */
import type { Finding } from "../../core/contract/finding.ts";
import type { Unread } from "./_scan_files.ts";

/** Counted from 1, columns in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A finding in a file. */
export interface ScanFinding {
  readonly file: string;
  readonly finding: Finding;
  readonly from: Place;
  /** Behind its last character. */
  readonly to: Place;
}

/** A scan. */
export interface ScanReport {
  readonly files: number;
  /** Files that hold no text. */
  readonly binary: number;
  readonly findings: readonly ScanFinding[];
  /** What was not judged, and why: a scan with any of it is not clean. */
  readonly unread: readonly Unread[];
}

/** Lines of one text. */
export class Lines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.#starts.push(at + 1);
  }

  /** The place of an offset. */
  at(offset: number): Place {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }
}
