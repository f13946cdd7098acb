/**
 * `deno task wording [FILE…]`: what the list of words is worth on lines that it has not seen. Each file of `eval/lines`, or each that is
 * named, is left out of a fit and scored with it: a file is an author, and what holds for one need not hold for the next.
 */
import { drawTable } from "../core/cli/table.ts";
import { KIND_OF } from "../eval/judge.ts";
import { type Stance, stanceOf } from "../plugins/detect_evidence/facts.ts";
import { FLAG_AT, HOLD_AT } from "../plugins/detect_evidence/wording/levels.ts";
import { fitWording } from "./fit_wording.ts";
import { type KeptLine, linesByFile, scorerOf } from "./generate_wording.ts";

/** Shares of lines, from 0 to 1; NaN where there are none. */
export interface Judged {
  readonly flagged: number;
  readonly held: number;
}

/** Fits without some lines, and scores them. */
export function judgeWording(
  learnt: readonly KeptLine[],
  lines: readonly KeptLine[],
): { readonly hostile: Judged; readonly harmless: Judged } {
  const fit = fitWording(learnt);
  const scorer = scorerOf(fit);
  const share = (some: readonly KeptLine[], levels: Readonly<Record<Stance, number>>) =>
    some.filter((line) => scorer.stretchesOf(line.text, levels[stanceOf(KIND_OF[line.context])] - fit.bias).length > 0)
      .length /
    some.length;
  const judge = (some: readonly KeptLine[]) => ({ flagged: share(some, FLAG_AT), held: share(some, HOLD_AT) });
  const { true: hostile = [], false: harmless = [] } = Object.groupBy(lines, ({ isAttack }) => `${isAttack}`);
  return { hostile: judge(hostile), harmless: judge(harmless) };
}

function percent(share: number): string {
  return Number.isNaN(share) ? "" : (share * 100).toFixed(1);
}

if (import.meta.main) {
  const files = await linesByFile(new URL("../", import.meta.url));
  const unknown = Deno.args.find((name) => !files.has(name));
  const encoder = new TextEncoder();
  if (unknown !== undefined) {
    Deno.stderr.writeSync(encoder.encode(`${unknown} is no file of eval/lines\n`));
    Deno.exit(2);
  }
  const names = Deno.args.length > 0 ? Deno.args : [...files.keys()];
  const rows: string[][] = [];
  for (const [index, name] of names.entries()) {
    Deno.stderr.writeSync(encoder.encode(`${index + 1} of ${names.length}: ${name}\n`));
    const learnt = [...files].filter(([other]) => other !== name).flatMap(([, lines]) => lines);
    const { hostile, harmless } = judgeWording(learnt, files.get(name) ?? []);
    rows.push([
      name,
      ...[hostile.flagged, hostile.held, harmless.flagged, harmless.held].map(percent),
    ]);
  }
  const heads = ["left out", "hostile: flagged %", "held %", "harmless: flagged %", "held %"];
  Deno.stdout.writeSync(encoder.encode(drawTable(heads, rows, { color: false, columns: null })));
}
