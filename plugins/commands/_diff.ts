/** Prints what a dry run would change, with every secret masked. */
import type { Output } from "../../core/cli/app.ts";
import { paint, type Style } from "../../core/cli/text.ts";
import type { Format } from "../../core/contract/platform.ts";
import { unifiedDiff } from "../../core/edits/diff.ts";
import { maskedText } from "../../core/platforms/masked_text.ts";

/** A file before and after. */
export interface Change {
  readonly path: string;
  readonly format: Format;
  readonly before: string;
  readonly after: string;
}

const STYLES: Readonly<Record<string, Style>> = { "+": "green", "-": "red", "@": "cyan" };

/** Prints a unified diff of each file that changes. */
export function printDiffs(changes: readonly Change[], out: Output): void {
  for (const { path, format, before, after } of changes) {
    if (before === after) continue;
    const diff = unifiedDiff(path, maskedText(before, format), maskedText(after, format));
    for (const line of diff.trimEnd().split("\n")) out.print(paint(line, STYLES[line.slice(0, 1)] ?? null, out.color));
  }
}
