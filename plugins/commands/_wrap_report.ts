/** What `wrap`, `setup` and `run` say: the plan before, what became of it after. */
import type { Output } from "../../core/cli/app.ts";
import { counted } from "../../core/cli/format.ts";
import { paint, plain, type Style, widthOf } from "../../core/cli/text.ts";
import type { WrappedEntry } from "../../core/platforms/backups.ts";
import { maskArgv } from "../../core/platforms/mask.ts";
import type { Outcome, PlannedEntry, PlannedFile } from "../../core/platforms/plan.ts";
import { innermost } from "../../core/platforms/recognise.ts";
import type { Written } from "../../core/platforms/write.ts";

/** A file with what was planned, and what became of it; null before anything is written. */
export interface Told {
  readonly planned: PlannedFile;
  readonly written: Written | null;
}

/** How many servers met which end. */
export interface Totals {
  readonly wrapped: number;
  readonly updated: number;
  readonly kept: number;
  readonly skipped: number;
  readonly refused: number;
}

/** Joins the plan with what became of each file. */
export function tell(planned: readonly PlannedFile[], written: readonly Written[]): readonly Told[] {
  const byPath = new Map(written.map((one) => [one.realpath, one]));
  return planned.map((one) => {
    const known = byPath.get(one.file.realpath) ?? null;
    return { planned: known?.kind === "written" ? corrected(one, known.wrapped) : one, written: known };
  });
}

/** A server that somebody else changed between the look and the write was left alone. */
function corrected(planned: PlannedFile, wrapped: readonly WrappedEntry[]): PlannedFile {
  const paths = new Set(wrapped.map(({ path }) => JSON.stringify(path)));
  const entries = planned.entries.map(({ entry, outcome }): PlannedEntry => {
    const isThere = outcome.kind === "left" || paths.has(JSON.stringify(entry.path));
    const outcomeNow: Outcome = { kind: "left", reason: "it was changed meanwhile", isExpected: false };
    return { entry, outcome: isThere || outcome.kind === "kept" ? outcome : outcomeNow };
  });
  return { ...planned, entries };
}

/** Why nothing of a file was changed; null where nothing stood in the way. */
export function refusalOf({ planned, written }: Told): string | null {
  return planned.refused ?? (written?.kind === "refused" ? written.reason : null);
}

/** Counts servers, and files that were left alone. */
export function totalsOf(told: readonly Told[]): Totals {
  const done = told.filter((one) => refusalOf(one) === null).flatMap(({ planned }) => planned.entries);
  const count = (kind: Outcome["kind"]) => done.filter(({ outcome }) => outcome.kind === kind).length;
  return {
    wrapped: count("wrap"),
    updated: count("update"),
    kept: count("kept"),
    skipped: count("left"),
    refused: told.filter((one) => refusalOf(one) !== null).length,
  };
}

/** Whether something was left undone that could have been expected. */
export function isPartial(told: readonly Told[]): boolean {
  return told.some((one) =>
    refusalOf(one) !== null ||
    one.planned.entries.some(({ outcome }) => outcome.kind === "left" && !outcome.isExpected)
  );
}

const NAME_COLUMNS = 20;
const WORD_COLUMNS = 8;
const WORDS: Readonly<Record<Outcome["kind"], readonly [word: string, style: Style]>> = {
  wrap: ["wrapped", "green"],
  update: ["updated", "green"],
  kept: ["already", "dim"],
  left: ["skipped", "yellow"],
};
/** The same before it is done. */
const PLANNED_WORDS: Readonly<Record<Outcome["kind"], string>> = {
  wrap: "wrap",
  update: "update",
  kept: "already",
  left: "skip",
};

/** Prints each file with its servers. `isPlan`: nothing is done yet. */
export function printFiles(
  told: readonly Told[],
  { out, isPlan }: { readonly out: Output; readonly isPlan: boolean },
): void {
  for (const one of told) {
    const { planned: { file, entries } } = one;
    const refusal = refusalOf(one);
    if (refusal === null && entries.length === 0) continue;
    out.print(fileLine(one, out.color));
    if (refusal !== null) out.print(`  ${paint(isPlan ? "skip" : "skipped", "yellow", out.color)}  ${plain(refusal)}`);
    else for (const entry of entries) out.print(entryLine(entry, { color: out.color, isPlan }));
    if (file.path !== file.realpath && refusal === null) {
      out.print(`  ${paint(`a link; the file itself is ${file.realpath}`, "dim", out.color)}`);
    }
  }
}

function fileLine({ planned: { file } }: Told, color: boolean): string {
  const scope = file.scope === "user" ? "" : ` (${file.scope})`;
  const also = file.also.length === 0 ? "" : paint(`  also read by ${file.also.join(", ")}`, "dim", color);
  return `${paint(file.client.title, "bold", color)}${scope}  ${plain(file.path)}${also}`;
}

function entryLine({ entry, outcome }: PlannedEntry, { color, isPlan }: { color: boolean; isPlan: boolean }): string {
  const [word, style] = WORDS[outcome.kind];
  const told = isPlan ? PLANNED_WORDS[outcome.kind] : word;
  const off = entry.isDisabled ? " (off)" : "";
  const what = outcome.kind === "left"
    ? outcome.reason
    : `${maskArgv(innermost(entry.argv)).join(" ")}${outcome.agent === entry.name ? "" : `  as ${outcome.agent}`}`;
  return `  ${paint(padded(told, WORD_COLUMNS), style, color)}  ${padded(entry.name, NAME_COLUMNS)} ${
    plain(what)
  }${off}`;
}

function padded(text: string, columns: number): string {
  const safe = plain(text);
  return safe + " ".repeat(Math.max(0, columns - widthOf(safe)));
}

/** "Wrapped 3 servers, updated 1; 2 skipped, 1 file left alone". */
export function summaryOf({ wrapped, updated, kept, skipped, refused }: Totals, { isPlan = false } = {}): string {
  const done = [
    ...(wrapped > 0 ? [`${isPlan ? "would wrap" : "wrapped"} ${counted(wrapped, "server")}`] : []),
    ...(updated > 0 ? [`${isPlan ? "would update" : "updated"} ${updated}`] : []),
    ...(kept > 0 ? [`${kept} wrapped already`] : []),
  ];
  const not = [
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(refused > 0 ? [`${counted(refused, "file")} left alone`] : []),
  ];
  const text = [done.join(", ") || "nothing to wrap", ...(not.length > 0 ? [not.join(", ")] : [])].join("; ");
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** What a person does next so that the clients load what was written; each advice once. */
export function reloadsOf(told: readonly Told[]): readonly string[] {
  const changed = told.filter(({ written }) => written?.kind === "written");
  return [...new Set(changed.map(({ planned }) => `${planned.file.client.title}: ${planned.file.client.reload}`))];
}

/** The files as `--json` prints them. */
export function filesJson(told: readonly Told[]) {
  return told.filter(({ planned, written }) => planned.entries.length > 0 || planned.refused !== null || written)
    .map((one) => {
      const { planned: { file, entries }, written } = one;
      return {
        client: file.client.id,
        also: file.also,
        path: file.path,
        realpath: file.realpath,
        scope: file.scope,
        changed: written?.kind === "written",
        backup: written?.kind === "written" ? written.backup : null,
        refused: refusalOf(one),
        servers: entries.map(({ entry, outcome }) => ({
          name: entry.name,
          action: WORDS[outcome.kind][0],
          agent: outcome.kind === "left" ? null : outcome.agent,
          reason: outcome.kind === "left" ? outcome.reason : null,
        })),
      };
    });
}
