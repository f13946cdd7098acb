/** Times, sizes and counts as people read them. Pure. */

/** "2026-01-31 12:00:00", in UTC as the audit keeps it. */
export function utc(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace("T", " ");
}

/** RFC 3339 in UTC with milliseconds; null stays null. */
export function rfc3339<T extends number | null>(at: T): T extends number ? string : null {
  // A conditional type is not followed into the branches of a condition; the two cases are exactly its two.
  return (at === null ? null : new Date(at).toISOString()) as T extends number ? string : null;
}

const UNITS: readonly (readonly [ms: number, name: string])[] = [[86_400_000, "d"], [3_600_000, "h"], [60_000, "m"], [
  1_000,
  "s",
]];

/** A length of time in its largest whole unit: "3h", "12s". */
export function span(ms: number): string {
  for (const [unit, name] of UNITS) if (ms >= unit) return `${Math.floor(ms / unit)}${name}`;
  return "0s";
}

/** "2.1 MiB". */
export function bytes(count: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  const power = Math.min(units.length - 1, count < 1 ? 0 : Math.floor(Math.log2(count) / 10));
  return `${power === 0 ? count : (count / 1024 ** power).toFixed(1)} ${units[power]}`;
}

/** "1 row", "1,024 rows". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? noun : plural}`;
}
