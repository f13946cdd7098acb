/** What the live feed shows, as pure functions: rows come, wait while paused, and never pile up. */
import type { EventRow } from "../../core/queries/overview.ts";

/** Rows on the page, and as many again while it is paused. */
export const ROWS_MAX = 50;

/** The table and what waits to enter it. */
export interface Rows {
  /** Newest first. */
  readonly shown: readonly EventRow[];
  /** Newest first; came while paused. */
  readonly waiting: readonly EventRow[];
  /** How many came while paused, also those that did not fit. */
  readonly waitingCount: number;
  /** Ids that came while the reader looked. */
  readonly fresh: ReadonlySet<string>;
  /** How many have come into the table since the page was made. */
  readonly arrived: number;
}

/** What the server rendered. */
export function startWith(events: readonly EventRow[]): Rows {
  return { shown: events, waiting: [], waitingCount: 0, fresh: new Set(), arrived: 0 };
}

/** Rows from the feed, oldest first. Those that are known already, because feed and page overlap, change nothing. */
export function receive(rows: Rows, came: readonly EventRow[], isPaused: boolean): Rows {
  const known = new Set([...rows.shown, ...rows.waiting].map(({ id }) => id));
  const news = came.filter(({ id }) => !known.has(id)).toReversed();
  if (news.length === 0) return rows;
  const waiting = [...news, ...rows.waiting].slice(0, ROWS_MAX);
  const held = { ...rows, waiting, waitingCount: rows.waitingCount + news.length };
  return isPaused ? held : release(held);
}

/** Lets in what waited. */
export function release({ shown, waiting, waitingCount, fresh, arrived }: Rows): Rows {
  const ids = [...waiting.map(({ id }) => id), ...fresh].slice(0, ROWS_MAX);
  return {
    shown: [...waiting, ...shown].slice(0, ROWS_MAX),
    waiting: [],
    waitingCount: 0,
    fresh: new Set(ids),
    arrived: arrived + waitingCount,
  };
}
