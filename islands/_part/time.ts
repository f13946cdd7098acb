const STEPS: readonly (readonly [limit: number, size: number, unit: string])[] = [
  [60_000, 1_000, "s"],
  [3_600_000, 60_000, "min"],
  [86_400_000, 3_600_000, "h"],
  [Infinity, 86_400_000, "d"],
];

/** "now", "40 s ago", "3 min ago", "2 h ago", "5 d ago". A time ahead of the clock reads as now. */
export function ago(at: number, now: number): string {
  const past = now - at;
  if (past < 5_000) return "now";
  for (const [limit, size, unit] of STEPS) {
    if (past < limit) return `${Math.floor(past / size)} ${unit} ago`;
  }
  return "";
}

/** "09:00": the hour as the reader's clock shows it would differ between server and browser, so it is UTC. */
export function hourOf(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}
