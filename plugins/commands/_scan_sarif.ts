/** Findings as SARIF 2.1.0, which code hosts and editors show beside the line. Pure. */
import type { Rule } from "../../core/contract/rule.ts";
import type { Severity } from "../../core/contract/verdict.ts";
import type { Place, ScanFinding, ScanReport } from "./_scan_report.ts";

const LEVELS = { critical: "error", high: "error", medium: "warning", low: "note", info: "note" } as const;
/** What code hosts sort by. */
const SCORES: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "3.0",
  info: "0.5",
};
const HOME = "https://github.com/oktsec/oktsec";

/** One run, in the form of the standard. */
export function sarifOf(
  { findings, unread }: ScanReport,
  { rules, version }: { readonly rules: readonly Rule[]; readonly version: string },
) {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const ids = [...new Set(findings.map(({ finding }) => finding.rule))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{
      tool: {
        driver: {
          name: "oktsec",
          semanticVersion: version,
          informationUri: HOME,
          rules: ids.map((id) => descriptor(id, known.get(id))),
        },
      },
      columnKind: "utf16CodeUnits",
      invocations: [{
        executionSuccessful: unread.length === 0,
        toolExecutionNotifications: unread.map(({ name, reason }) => ({
          level: "error",
          message: { text: `Not scanned: ${reason}` },
          locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(name) } } }],
        })),
      }],
      results: findings.map((found) => resultOf(found, ids.indexOf(found.finding.rule))),
    }],
  };
}

function descriptor(id: string, rule: Rule | undefined) {
  if (!rule) return { id };
  const { title, why, fix, severity, category, maps } = rule;
  return {
    id,
    name: id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${why}\n\n${fix}` },
    helpUri: maps.see?.[0] ?? HOME,
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: ["security", category, ...maps.asi, ...maps.mcp ?? [], ...maps.cwe ?? []],
      "security-severity": SCORES[severity],
    },
  };
}

function resultOf({ file, finding, from, to }: ScanFinding, ruleIndex: number) {
  const pointer = finding.path === "" ? [] : [{ fullyQualifiedName: finding.path, kind: "value" }];
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: { text: `${finding.title}: ${finding.excerpt}` },
    locations: [{
      physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: regionOf(from, to) },
      ...(pointer.length === 0 ? {} : { logicalLocations: pointer }),
    }],
  };
}

function regionOf(from: Place, to: Place) {
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}

/** A relative reference: names may hold what an address may not. */
function uriOf(name: string): string {
  const path = name === "-" ? "stdin" : name;
  return path.split("/").map(encodeURIComponent).join("/");
}
