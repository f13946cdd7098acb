/** Writes the tables of `docs/openclaw.md`: every check, and OpenClaw's own audit point by point. */
import type { CheckSpec } from "../core/platforms/posture.ts";
import { CHECKS as NANOCLAW } from "../plugins/platform_nanoclaw/checks.ts";
import { CHECKS as OPENCLAW } from "../plugins/platform_openclaw/checks/mod.ts";
import { checksFor, FIXTURES, isFor, type Point, SAMPLES } from "../tests/_openclaw.ts";

const DOC = "docs/openclaw.md";

/** The document with its tables as they are now. */
export async function generateOpenClaw(root: URL): Promise<ReadonlyMap<string, string>> {
  let text = await Deno.readTextFile(new URL(DOC, root));
  const points = await recordedPoints();
  const tables = {
    "openclaw-checks": checkTable(OPENCLAW),
    "openclaw-recorded": points.stamp,
    "openclaw-points": pointTable(points.seen),
    "openclaw-other-points": otherTable(points.seen),
    "nanoclaw-checks": checkTable(NANOCLAW),
  };
  for (const [name, table] of Object.entries(tables)) {
    const [before, rest = ""] = text.split(`<!-- ${name} -->\n`, 2);
    const after = rest.slice(rest.indexOf(`<!-- /${name} -->`));
    text = `${before}<!-- ${name} -->\n\n${table}\n\n${after}`;
  }
  return new Map([[DOC, text]]);
}

function checkTable<Facts>(checks: readonly CheckSpec<Facts>[]): string {
  return tableOf(
    ["check", "severity", "what is wrong", "what to do", "serves"],
    checks.map(({ id, severity, title, fix, maps }) => [id, severity, title, fix, maps.join(", ")]),
  );
}

interface Seen {
  readonly severities: ReadonlySet<string>;
  readonly samples: readonly string[];
}

/** What OpenClaw said of the samples, by point, and when. */
async function recordedPoints(): Promise<{ readonly stamp: string; readonly seen: ReadonlyMap<string, Seen> }> {
  const seen = new Map<string, Seen>();
  const stamps = new Set<string>();
  for (const sample of SAMPLES) {
    // Written by tools/record_openclaw.ts.
    const recorded: { version: string; date: string; points: readonly Point[] } = JSON.parse(
      await Deno.readTextFile(new URL(`${sample}.audit.json`, FIXTURES)),
    );
    stamps.add(`Recorded from OpenClaw ${recorded.version} on ${recorded.date}.`);
    for (const { id, severity } of recorded.points) {
      const { severities = [], samples = [] } = seen.get(id) ?? {};
      seen.set(id, { severities: new Set([...severities, severity]), samples: [...samples, sample] });
    }
  }
  return { stamp: [...stamps].join("\n"), seen: new Map([...seen].toSorted(byFirst)) };
}

function pointTable(seen: ReadonlyMap<string, Seen>): string {
  return tableOf(
    ["OpenClaw's point", "its severity", "samples", "our check"],
    [...seen].map(([id, { severities, samples }]) => [
      `\`${id}\``,
      [...severities].join(", "),
      samples.join(", "),
      checksFor(id).join(", "),
    ]),
  );
}

/** Points that checks make and no sample gives rise to. */
function otherTable(seen: ReadonlyMap<string, Seen>): string {
  const others = OPENCLAW.flatMap(({ id, covers = [] }) =>
    covers.filter((point) => ![...seen.keys()].some((known) => isFor(point, known))).map((point) =>
      [`\`${point}\``, id] as const
    )
  );
  return tableOf(["OpenClaw's point", "our check"], others.toSorted(byFirst));
}

function byFirst(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}

/** Columns padded as the formatter pads them. */
function tableOf(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [headings, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|").replaceAll("*", "\\*")));
  const safe = cells.map((row) => row.map((cell) => cell.startsWith("`") ? cell.replaceAll("\\*", "*") : cell));
  const widths = headings.map((_, column) => Math.max(3, ...safe.map((row) => (row[column] ?? "").length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = safe;
  return [line(head), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...body.map(line)].join("\n");
}
