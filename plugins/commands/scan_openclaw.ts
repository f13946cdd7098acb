/** `oktsec scan-openclaw`: judges an OpenClaw installation by its config, its files and the texts that its agents obey. */
import { resolve } from "node:path";
import type { App } from "../../core/cli/app.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { counted } from "../../core/cli/format.ts";
import { defineCommand, JSON_FLAG } from "../../core/cli/spec.ts";
import { drawFields } from "../../core/cli/table.ts";
import { plain } from "../../core/cli/text.ts";
import type { Finding } from "../../core/contract/finding.ts";
import type { AgentTexts, CheckOptions, Platform } from "../../core/contract/platform.ts";
import type { Check } from "../../core/contract/check.ts";
import { fail, reasonOf } from "../../core/errors.ts";
import { SCAN_FILE_BYTES_DEFAULT } from "../../core/limits.ts";
import { compileEngine } from "../../core/matching/engine.ts";
import { loadPlatforms, platformNamed } from "../../core/platforms/known.ts";
import { machineOf } from "../../core/platforms/machine.ts";
import { isSevere } from "../../core/platforms/posture.ts";
import { FileScanner, scanFiles } from "./_file_scanner.ts";
import { checkJson, countsOf, countsText, failuresOf, printFailures, riskOf, severityText } from "./_posture.ts";
import { jsonOf, printFindings } from "./_scan_output.ts";
import type { ScanReport } from "./_scan_report.ts";

/** Words of `oktsec scan-openclaw`. */
export const spec = defineCommand({
  name: "scan-openclaw",
  summary: "Check an OpenClaw installation: config, permissions, and the texts that its agents obey",
  about: [
    "Reads openclaw.json with everything that it includes, for every profile, and judges who can reach the agents, what they may run, and who else can read the files. Then the workspace (AGENTS.md, SOUL.md, skills, memory) is scanned with the detection rules. Nothing is changed, nothing is sent.",
    "OpenClaw talks to its agents over a gateway of its own, which cannot be wrapped; an MCP server that it hosts can: oktsec wrap openclaw --server NAME.",
  ],
  flags: {
    path: { kind: "text", value: "PATH", help: "A config or a state folder, instead of those of this user" },
    json: JSON_FLAG,
  },
  examples: [
    { run: "oktsec scan-openclaw", does: "every profile of this user" },
    { run: "oktsec scan-openclaw --path backup/openclaw.json", does: "one config" },
    { run: "oktsec scan-openclaw --json", does: "the same for a program" },
  ],
  exits: {
    0: "nothing high or critical, or OpenClaw is not installed",
    1: "something high or critical",
    3: "nothing of that, but something could not be read",
  },
});

/** Scans and prints. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  const { flags } = parseFlags(argv, spec);
  const platform = await openclaw(app);
  const machine = machineOf(app.surroundings);
  const options: CheckOptions = flags.path === null ? {} : { path: resolve(app.surroundings.cwd, flags.path) };
  const checks = await platform.check?.(machine, options) ?? [];
  if (checks.length === 0) {
    if (options.path !== undefined) throw fail("scan/unreadable", [options.path, "there is no such file or folder"]);
    if (flags.json) app.out.json({ installed: false, risk: null, counts: null, checks: [], content: null });
    else app.out.print("OpenClaw is not installed: no config and no state folder; name one with --path");
    return 0;
  }
  const texts = await platform.texts?.(machine, options) ?? { files: [], unread: [] };
  const content = await scanTexts(app, texts);
  if (flags.json) {
    app.out.json({
      installed: true,
      risk: riskOf(checks),
      counts: countsOf(checks),
      checks: checks.map(checkJson),
      content: jsonOf(content),
    });
  } else report(app, { checks, content });
  return exitOf(checks, content);
}

async function openclaw({ registry }: App): Promise<Platform> {
  const platform = platformNamed(await loadPlatforms(registry.platforms), "openclaw");
  if (!platform) throw fail("cli/bad-arguments", ["Cannot scan OpenClaw: its platform is not loaded"]);
  return platform;
}

async function scanTexts(app: App, { files, unread }: AgentTexts): Promise<ScanReport> {
  const engine = compileEngine(app.registry.rules, {
    onError: (rule, error) => app.log.error("A rule failed", { rule, reason: reasonOf(error) }),
  });
  const scanner = new FileScanner(engine, { kind: null, bytesMax: SCAN_FILE_BYTES_DEFAULT, ignored: new Set() });
  await scanFiles(files, { scanner, now: app.now });
  const report = scanner.report(unread);
  // What the rules say of a config as text, the checks have said of its keys.
  return { ...report, findings: report.findings.filter(({ finding }) => !isSaid(finding)) };
}

function isSaid({ category, kind }: Finding): boolean {
  return category === "openclaw-config" && kind === "config";
}

interface Result {
  readonly checks: readonly Check[];
  readonly content: ScanReport;
}

function report(app: App, { checks, content }: Result): void {
  const { out } = app;
  const risk = riskOf(checks);
  const paths = [...new Set(checks.filter(({ id }) => id === "OC-CFG-001").map(pathOf))];
  for (const path of paths) out.print(`OpenClaw: ${plain(path)}`);
  out.print(`\nRisk level: ${severityText(risk, out.color)}\n`);
  const failures = failuresOf(checks);
  printFailures(app, checks);
  if (content.findings.length > 0) out.print("\nIn the texts:");
  printFindings(app, content);
  const factors = failures.filter(({ severity }) => severity !== "info").length;
  out.print(`\n${
    drawFields([
      ["Config risk", risk.toUpperCase()],
      ["Risk factors", String(factors)],
      ["Checks", countsText(checks)],
      ["Workspace files", `${content.files} scanned`],
      ["Content issues", counted(content.findings.length, "finding")],
    ], out.color)
  }`);
}

function pathOf({ detail }: Check): string {
  return detail.split(": ", 1)[0] ?? "";
}

function exitOf(checks: readonly Check[], { findings, unread }: ScanReport): number {
  const isBad = checks.some(isSevere) ||
    findings.some(({ finding: { severity } }) => severity === "high" || severity === "critical");
  return isBad ? 1 : unread.length > 0 ? 3 : 0;
}
