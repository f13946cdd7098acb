/** Scans files with the rules, one by one, and shows how far it is. For every command that looks into files. */
import { counted } from "../../core/cli/format.ts";
import { onInterrupt } from "../../core/cli/interrupt.ts";
import { startProgress } from "../../core/cli/progress.ts";
import type { PartKind } from "../../core/contract/envelope.ts";
import type { Finding } from "../../core/contract/finding.ts";
import { readRegular } from "../../core/edits/read.ts";
import { fail } from "../../core/errors.ts";
import type { Engine } from "../../core/matching/engine.ts";
import type { ScanFile, Unread } from "./_scan_files.ts";
import { isBinary, partsOfFile, type PlacedPart } from "./_scan_parts.ts";
import { Lines, type ScanFinding, type ScanReport } from "./_scan_report.ts";

/** Scans every file, with a line on a terminal that follows. Throws `cli/stopped` when the user interrupts. */
export async function scanFiles(
  files: readonly ScanFile[],
  { scanner, now }: { readonly scanner: FileScanner; readonly now: () => number },
): Promise<void> {
  using progress = startProgress(now);
  using interrupt = onInterrupt();
  for (const [index, file] of files.entries()) {
    if (interrupt.signal.aborted) throw fail("cli/stopped", ["the scan"]);
    progress.show(`${bar(index, files.length)} ${counted(index, "file")} of ${files.length}  ${file.name}`);
    await scanner.file(file);
  }
}

const BAR_CELLS = 20;

function bar(done: number, all: number): string {
  const full = Math.floor(done / Math.max(1, all) * BAR_CELLS);
  return `[${"#".repeat(full)}${"-".repeat(BAR_CELLS - full)}]`;
}

/** How to scan. */
export interface ScannerOptions {
  readonly kind: PartKind | null;
  readonly bytesMax: number;
  readonly ignored: ReadonlySet<string>;
}

/** Where in a file a rule has found something. */
interface Seen {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

/** Parts that are scanned together: their findings share one bound, so a long list is taken in portions. */
const PARTS_AT_ONCE = 256;

/** Scans files one by one and keeps what it found. */
export class FileScanner {
  readonly #engine: Engine;
  readonly #options: ScannerOptions;
  readonly #findings: ScanFinding[] = [];
  readonly #unread: Unread[] = [];
  #files = 0;
  #binary = 0;

  constructor(engine: Engine, options: ScannerOptions) {
    this.#engine = engine;
    this.#options = options;
  }

  /** A larger file is not scanned. */
  get bytesMax(): number {
    return this.#options.bytesMax;
  }

  /** Reads and scans a file; one that cannot be read is told. */
  async file({ path, name }: ScanFile): Promise<void> {
    const read = await readRegular(await resolved(path), { bytesMax: this.#options.bytesMax });
    if (read.kind === "read") return await this.bytes(read.bytes, name);
    this.#unread.push({ name, reason: read.kind === "missing" ? "it is gone" : read.reason });
  }

  /** Scans what was read; a file without text is counted. */
  async bytes(bytes: Uint8Array, name: string): Promise<void> {
    if (isBinary(bytes)) return void this.#binary++;
    this.#files++;
    const { text, parts } = partsOfFile(bytes, { name, kind: this.#options.kind });
    const lines = new Lines(text);
    const seen: Seen[] = [];
    for (let from = 0; from < parts.length; from += PARTS_AT_ONCE) {
      await this.#portion(parts.slice(from, from + PARTS_AT_ONCE), { name, lines, seen });
    }
  }

  async #portion(
    placed: readonly PlacedPart[],
    { name, lines, seen }: { readonly name: string; readonly lines: Lines; readonly seen: Seen[] },
  ): Promise<void> {
    const { findings, failure } = await this.#engine.scan(placed.map(({ part }) => part), { tool: null });
    if (failure !== null) this.#unread.push({ name, reason: FAILURES[failure] });
    for (const finding of findings) {
      if (this.#options.ignored.has(finding.rule)) continue;
      const toFile = placeOf(placed, finding);
      const start = toFile(finding.span.start);
      const end = toFile(Math.max(finding.span.start, finding.span.end - 1)) + 1;
      // A config is read string by string and as a whole: what both say is said once.
      const isKnown = seen.some((other) => other.rule === finding.rule && other.start < end && start < other.end);
      seen.push({ rule: finding.rule, start, end });
      if (!isKnown) this.#findings.push({ file: name, finding, from: lines.at(start), to: lines.at(end) });
    }
  }

  /** What was found so far. */
  report(unread: readonly Unread[]): ScanReport {
    return {
      files: this.#files,
      binary: this.#binary,
      findings: this.#findings,
      unread: [...unread, ...this.#unread],
    };
  }
}

/** A finding tells its part by path and kind; where several have both, the first that is long enough. */
function placeOf(placed: readonly PlacedPart[], { path, kind, span }: Finding): (offset: number) => number {
  const own = placed.find(({ part }) => part.path === path && part.kind === kind && part.text.length >= span.end);
  return own ? (offset) => own.toFile(offset) : () => 0;
}

const FAILURES = {
  scan_budget: "it takes more work than one text may",
  scan_error: "a rule failed on it",
} as const;

/** A link that was listed leads to a file of the same folder. */
async function resolved(path: string): Promise<string> {
  const { realpath } = await import("node:fs/promises");
  return await realpath(path).catch(() => path);
}
