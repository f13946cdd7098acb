/** `oktsec rules scan`: scans files with all rules, without a server or a home. For CI and before a commit. */
import { resolve } from "node:path";
import process from "node:process";
import type { App } from "../../core/cli/app.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { defineCommand, JSON_FLAG } from "../../core/cli/spec.ts";
import { PART_KINDS } from "../../core/contract/envelope.ts";
import { SEVERITIES, type Severity } from "../../core/contract/verdict.ts";
import { fail, reasonOf } from "../../core/errors.ts";
import { SCAN_FILE_BYTES_DEFAULT } from "../../core/limits.ts";
import { compileEngine, type Engine } from "../../core/matching/engine.ts";
import { VERSION } from "../../core/version.ts";
import { loadOwnRules, type OwnRules, tellRefused } from "./_own_rules.ts";
import { FileScanner, scanFiles } from "./_file_scanner.ts";
import { listFiles, type Unread } from "./_scan_files.ts";
import { jsonOf, printFindings, scannedText } from "./_scan_output.ts";
import type { ScanFinding, ScanReport } from "./_scan_report.ts";

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
  else {
    printFindings(app, whole);
    app.out.print(scannedText(whole));
  }
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
  const list = await listFiles(resolve(app.surroundings.cwd, target), { skip });
  await scanFiles(list.files, { scanner, now: app.now });
  return scanner.report(list.unread);
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

function exitOf({ findings, unread }: ScanReport, failOn: Severity | "never"): number {
  const isSevere = ({ finding }: ScanFinding) =>
    failOn !== "never" && SEVERITIES.indexOf(finding.severity) >= SEVERITIES.indexOf(failOn);
  if (findings.some(isSevere)) return 1;
  return unread.length === 0 ? 0 : 3;
}
