/** Bounds of listings: cursors that were handed out, and how many items one page may have. */
import { fail } from "../../core/errors.ts";
import { LIST_LIMIT_MAX } from "../../core/limits.ts";

/** The row number in a cursor. Throws `store/bad-cursor`. */
export function cursorOf(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor)) throw fail("store/bad-cursor", [cursor.slice(0, 64)]);
  return Number(cursor);
}

/** A page size between 1 and `LIST_LIMIT_MAX`. */
export function limitOf(limit: number): number {
  return Number.isFinite(limit) ? Math.min(Math.max(Math.trunc(limit), 1), LIST_LIMIT_MAX) : LIST_LIMIT_MAX;
}
