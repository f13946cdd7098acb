/**
 * Edits (insert, delete, replace, swap of neighbours) between two texts, or `most + 1` when there are more than `most`.
 * Work is bounded by the product of the lengths, and texts whose lengths differ by more than `most` cost nothing.
 */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  if (a === b) return 0;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      let value = Math.min(get(previous, j) + 1, get(current, j - 1) + 1, get(previous, j - 1) + cost);
      const swapped = i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) value = Math.min(value, get(before, j - 2) + 1);
      current.push(value);
      best = Math.min(best, value);
    }
    if (best > most) return most + 1;
    before = previous;
    previous = current;
  }
  return Math.min(get(previous, b.length), most + 1);
}

/** Rows are filled from the left before they are read, so that the index is always there. */
function get(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
