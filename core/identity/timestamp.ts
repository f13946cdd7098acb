/** Times that clients write into messages: RFC 3339 with a zone, and close to now. */
import { FRESH_AHEAD_MS, FRESH_PAST_MS } from "../limits.ts";

const RFC3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Milliseconds since the epoch; null for anything but RFC 3339, and for days that no month has. */
export function parseTimestamp(text: string): number | null {
  const match = RFC3339.exec(text);
  if (!match) return null;
  const [, year, month, day] = match;
  // `Date.parse` turns 30 February into 2 March.
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const at = Number(day) <= days ? Date.parse(text.toUpperCase()) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/** True when a signed time lies in the window in which its message is accepted: 5 minutes back, 30 seconds ahead. */
export function isFresh(at: number, now: number): boolean {
  return now - at <= FRESH_PAST_MS && at - now <= FRESH_AHEAD_MS;
}
