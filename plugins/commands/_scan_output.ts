/** A scan as people and programs read it. */
import type { App } from "../../core/cli/app.ts";
import { counted } from "../../core/cli/format.ts";
import { paint, plain, type Style } from "../../core/cli/text.ts";
import type { Severity } from "../../core/contract/verdict.ts";
import type { ScanReport } from "./_scan_report.ts";

/** A scan as JSON. */
export function jsonOf({ files, binary, findings, unread }: ScanReport) {
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

/** Prints every finding, and on stderr what could not be scanned. */
export function printFindings(app: App, { findings, unread }: ScanReport): void {
  const { color } = app.out;
  for (const { file, finding, from } of findings) {
    const severity = paint(finding.severity, STYLES[finding.severity] ?? null, color);
    app.out.print(
      `${plain(file)}:${from.line}:${from.column}  ${severity}  ${plain(finding.rule)}  ${plain(finding.title)}`,
    );
    app.out.print(`    ${paint(finding.excerpt, "dim", color)}`);
  }
  for (const { name, reason } of unread) app.out.say(`Not scanned: ${plain(name)}: ${plain(reason)}`);
}

/** "12 files scanned, 1 finding". */
export function scannedText({ files, binary, findings }: ScanReport): string {
  const skipped = binary === 0 ? "" : `, ${counted(binary, "file")} without text skipped`;
  return `${counted(files, "file")} scanned, ${counted(findings.length, "finding")}${skipped}`;
}
