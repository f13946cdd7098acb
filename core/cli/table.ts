/** Rows under headings, columns aligned and fitted to the terminal. Pure. */
import { fit, paint, plain, type Style, widthOf } from "./text.ts";

const GAP = "  ";
/** A column is not made narrower than this: less says nothing. */
const COLUMN_MIN = 8;

/** How a table is drawn. */
export interface TableOptions {
  readonly color: boolean;
  /** Columns of the terminal; null leaves every cell whole. */
  readonly columns: number | null;
  readonly style?: (cell: string, column: number) => Style | null;
}

/** The lines of a table. Cells are escaped here: a cell never reaches past its line. */
export function drawTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  { color, columns, style }: TableOptions,
): string {
  const cells = rows.map((row) => headings.map((_, column) => plain(row[column] ?? "")));
  const widths = headings.map((heading, column) =>
    cells.reduce((widest, row) => Math.max(widest, widthOf(row[column] ?? "")), heading.length)
  );
  if (columns !== null) shrink(widths, columns);
  const draw = (row: readonly string[], styleOf: (cell: string, column: number) => Style | null) =>
    row.map((cell, column) => {
      const width = widths[column] ?? 0;
      const cut = fit(cell, width);
      const space = column === row.length - 1 ? "" : " ".repeat(Math.max(0, width - widthOf(cut)));
      return paint(cut, styleOf(cell, column), color) + space;
    }).join(GAP).trimEnd();
  return [draw(headings, () => "bold"), ...cells.map((row) => draw(row, style ?? (() => null)))].join("\n");
}

/** Takes columns from the widest until the row fits, or all are at their least. */
function shrink(widths: number[], columns: number): void {
  let over = widths.reduce((sum, width) => sum + width, 0) + GAP.length * (widths.length - 1) - columns;
  while (over > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    const second = Math.max(COLUMN_MIN, ...widths.filter((_, column) => column !== widest));
    const from = widths[widest] ?? 0;
    if (from <= COLUMN_MIN) return;
    const to = Math.max(COLUMN_MIN, Math.min(from - 1, second), from - over);
    over -= from - to;
    widths[widest] = to;
  }
}

/** Names and values in two columns: "mode      observe". Values are escaped; several lines stay under their value. */
export function drawFields(fields: readonly (readonly [name: string, value: string])[], color: boolean): string {
  const width = fields.reduce((widest, [name]) => Math.max(widest, name.length), 0) + GAP.length;
  return fields.map(([name, value]) => {
    const lines = value.split("\n").map(plain);
    return paint(name, "dim", color) + " ".repeat(width - name.length) + lines.join("\n" + " ".repeat(width));
  }).join("\n");
}
