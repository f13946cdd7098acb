/** Predictions for lines of any file in the corpus's format: what the engine says, and nothing about who is right. */
import type { Progress } from "../core/cli/progress.ts";
import { readRows, type Row } from "./corpus.ts";
import type { Judgement } from "./judge.ts";

/** What a run of predictions needs. */
export interface Prediction {
  readonly from: string;
  readonly to: string;
  readonly judge: (row: Row) => Promise<Judgement>;
  readonly progress: Progress;
}

/** Writes one line for each row, in order. */
export async function writePredictions({ from, to, judge, progress }: Prediction): Promise<void> {
  const { rows } = await readRows(from);
  using file = await Deno.open(to, { write: true, create: true, truncate: true });
  const writer = file.writable.getWriter();
  const encoder = new TextEncoder();
  for (const [index, row] of rows.entries()) {
    await writer.write(encoder.encode(predictionLine(row, await judge(row)) + "\n"));
    progress.show(`${index + 1} of ${rows.length} lines`);
  }
  await writer.close();
}

/** `{id, verdict, findings: [{rule, category, severity}], us}`: no excerpt, so that no text of the corpus is copied. */
export function predictionLine({ id }: Pick<Row, "id">, { verdict, findings, us }: Judgement): string {
  return JSON.stringify({
    id,
    verdict,
    findings: findings.map(({ rule, category, severity }) => ({ rule, category, severity })),
    us,
  });
}
