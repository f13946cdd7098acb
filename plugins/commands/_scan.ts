/** `oktsec rules scan`: scans files with all rules, without a server or a home. For CI and before a commit. */
import { resolve } from "node:path";
import process from "node:process";
import type { App } from "../../core/cli/app.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { counted } from "../../core/cli/format.ts";
import { onInterrupt } from "../../core/cli/interrupt.ts";
import { startProgress } from "../../core/cli/progress.ts";
import { defineCommand, JSON_FLAG } from "../../core/cli/spec.ts";
import { paint, plain, type Style } from "../../core/cli/text.ts";
import { PART_KINDS, type PartKind } from "../../core/contract/envelope.ts";
import type { Finding } from "../../core/contract/finding.ts";
import { SEVERITIES, type Severity } from "../../core/contract/verdict.ts";
import { readRegular } from "../../core/edits/read.ts";
import { fail, reasonOf } from "../../core/errors.ts";
import { SCAN_FILE_BYTES_DEFAULT } from "../../core/limits.ts";
import { compileEngine, type Engine } from "../../core/matching/engine.ts";
import { VERSION } from "../../core/version.ts";
import { loadOwnRules, type OwnRules, tellRefused } from "./_own_rules.ts";
import { type FileList, listFiles, type ScanFile, type Unread } from "./_scan_files.ts";
import { isBinary, partsOfFile, type PlacedPart } from "./_scan_parts.ts";
import { Lines, type ScanFinding, type ScanReport } from "./_scan_report.ts";

/** Words of `oktsec rules scan`. */
export const SCAN = defineCommand({
  name: "rules scan",
  summary: "Scan files for what the rules find: skills, instructions, MCP configs, tool lists, scripts, logs",
  about: [
    "What a file is follows from its name and form: an MCP config, a list of tools, a script, a document. JSON is read string by string. Folders such as .git and node_modules are skipped, symlinks are not followed out of the folder.",
    "No config is read unless --config names one: a file of the folder that is scanned must not decide what is found in it. Then its custom_rules_dir and its ignored rules count.",
  ],
  operands: { target: { help: "A file, a folder, or - for stdin", required: true } },
  flags: {
    kind: { kind: "choice", values: PART_KINDS, help: "Read everything as this kind of text" },
    "fail-on": {
      kind: "choice",
      values: [...SEVERITIES, "never"],
      default: "info",
      help: "Exit with 1 only for findings at least this severe",
    },
    rules: { kind: "text", value: "DIR", help: "Folder of your own rules, instead of the config's" },
    skip: { kind: "text", value: "PATTERN", repeat: true, help: "Files and folders to pass over, as in .gitignore" },
    "max-bytes": {
      kind: "int",
      value: "BYTES",
      min: 1,
      max: 256 * 1024 * 1024,
      default: SCAN_FILE_BYTES_DEFAULT,
      help: "A larger file is not scanned, and the exit code says so",
    },
    config: { kind: "text", value: "FILE", help: "Config to read; none otherwise" },
    json: JSON_FLAG,
    sarif: { kind: "switch", help: "Print SARIF 2.1.0 instead of text" },
  },
  exclusive: [["json", "sarif"]],
  examples: [
    { run: "oktsec rules scan .", does: "the folder you are in" },
    { run: "oktsec rules scan skills/ --fail-on high", does: "fail only for what is severe" },
    { run: "oktsec rules scan . --sarif > oktsec.sarif", does: "for a code host" },
    { run: "cat tools.json | oktsec rules scan - --kind tool_description", does: "what a server says of its tools" },
  ],
  exits: {
    0: "nothing was found, or nothing as severe as --fail-on",
    1: "something was found",
    3: "nothing was found, but something could not be scanned",
  },
});

/** Scans and prints. */
export async function scan(argv: readonly string[], app: App): Promise<number> {
  const { flags, operands } = parseFlags(argv, SCAN);
  const loaded = flags.config === null ? null : await app.loadConfig({ flag: flags.config, local: false });
  const dir = flags.rules === null ? loaded?.config.custom_rules_dir : resolve(app.surroundings.cwd, flags.rules);
  using own = await loadOwnRules(app, dir);
  if (!flags.json && !flags.sarif) tellRefused(app, own);
  const ignored = new Set(loaded?.config.rules.filter(({ action }) => action === "ignore").map(({ id }) => id));
  const rules = [...app.registry.rules, ...own?.set.rules.map(({ rule }) => rule) ?? []];
  const scanner = new FileScanner(await engineOf(app, own), {
    kind: flags.kind,
    bytesMax: flags["max-bytes"],
    ignored,
  });
  const report = await scanAll(operands.target, { app, scanner, skip: flags.skip });
  const whole: ScanReport = { ...report, unread: [...report.unread, ...refusedOf(own)] };
  if (flags.sarif) {
    const { sarifOf } = await import("./_scan_sarif.ts");
    app.out.json(sarifOf(whole, { rules, version: VERSION }));
  } else if (flags.json) app.out.json(jsonOf(whole));
  else printText(app, whole);
  return exitOf(whole, flags["fail-on"]);
}

/** A rule that cannot be used is something that was not looked for. */
function refusedOf(own: OwnRules | null): readonly Unread[] {
  return own?.set.refused.map(({ file, reason }) => ({ name: file, reason: `the rule is refused: ${reason}` })) ?? [];
}

async function engineOf(app: App, own: OwnRules | null): Promise<Engine> {
  const onError = (rule: string, error: unknown) => app.log.error("A rule failed", { rule, reason: reasonOf(error) });
  if (!own) return compileEngine(app.registry.rules, { onError });
  const { customEngine } = await import("../../core/custom_rules/engine.ts");
  return customEngine(app.registry.rules, own.set, { onError, onHostFailure: () => "block" });
}

async function scanAll(
  target: string,
  { app, scanner, skip }: { readonly app: App; readonly scanner: FileScanner; readonly skip: readonly string[] },
): Promise<ScanReport> {
  if (target === "-") {
    await scanner.bytes(await readStdin(scanner.bytesMax), "-");
    return scanner.report([]);
  }
  const list: FileList = await listFiles(resolve(app.surroundings.cwd, target), { skip });
  using progress = startProgress(app.now);
  using interrupt = onInterrupt();
  for (const [index, file] of list.files.entries()) {
    if (interrupt.signal.aborted) throw fail("cli/stopped", ["the scan"]);
    progress.show(`${bar(index, list.files.length)} ${counted(index, "file")} of ${list.files.length}  ${file.name}`);
    await scanner.file(file);
  }
  return scanner.report(list.unread);
}

const BAR_CELLS = 20;

function bar(done: number, all: number): string {
  const full = Math.floor(done / Math.max(1, all) * BAR_CELLS);
  return `[${"#".repeat(full)}${"-".repeat(BAR_CELLS - full)}]`;
}

async function readStdin(bytesMax: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of process.stdin) {
    // Without an encoding, stdin gives bytes.
    const bytes = chunk as Uint8Array;
    total += bytes.length;
    if (total > bytesMax) throw fail("scan/unreadable", ["-", `it is larger than ${bytesMax} bytes`]);
    chunks.push(bytes);
  }
  const whole = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

interface ScannerOptions {
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
class FileScanner {
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

  get bytesMax(): number {
    return this.#options.bytesMax;
  }

  async file({ path, name }: ScanFile): Promise<void> {
    const read = await readRegular(await resolved(path), { bytesMax: this.#options.bytesMax });
    if (read.kind === "read") return await this.bytes(read.bytes, name);
    this.#unread.push({ name, reason: read.kind === "missing" ? "it is gone" : read.reason });
  }

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

function exitOf({ findings, unread }: ScanReport, failOn: Severity | "never"): number {
  const isSevere = ({ finding }: ScanFinding) =>
    failOn !== "never" && SEVERITIES.indexOf(finding.severity) >= SEVERITIES.indexOf(failOn);
  if (findings.some(isSevere)) return 1;
  return unread.length === 0 ? 0 : 3;
}

function jsonOf({ files, binary, findings, unread }: ScanReport) {
  return {
    files,
    binary,
    findings: findings.map(({ file, finding, from, to }) => ({
      file,
      line: from.line,
      column: from.column,
      end_line: to.line,
      end_column: to.column,
      rule: finding.rule,
      title: finding.title,
      severity: finding.severity,
      category: finding.category,
      lane: finding.lane,
      kind: finding.kind,
      path: finding.path,
      view: finding.view,
      excerpt: finding.excerpt,
      fix: finding.fix,
    })),
    unread,
  };
}

const STYLES: Readonly<Partial<Record<Severity, Style>>> = { critical: "red", high: "yellow" };

function printText(app: App, { files, binary, findings, unread }: ScanReport): void {
  const { color } = app.out;
  for (const { file, finding, from } of findings) {
    const severity = paint(finding.severity, STYLES[finding.severity] ?? null, color);
    app.out.print(
      `${plain(file)}:${from.line}:${from.column}  ${severity}  ${plain(finding.rule)}  ${plain(finding.title)}`,
    );
    app.out.print(`    ${paint(finding.excerpt, "dim", color)}`);
  }
  for (const { name, reason } of unread) app.out.say(`Not scanned: ${plain(name)}: ${plain(reason)}`);
  const skipped = binary === 0 ? "" : `, ${counted(binary, "file")} without text skipped`;
  app.out.print(`${counted(files, "file")} scanned, ${counted(findings.length, "finding")}${skipped}`);
}
