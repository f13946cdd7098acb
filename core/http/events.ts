/**
 * The live feed: rows of the audit trail as server-sent events, whichever process wrote them. Every feed is a cursor;
 * one poller reads on for all of them, so a feed that was away, or reads slowly, catches up and misses nothing.
 */
import type { AuditEntry, AuditStore } from "../contract/store.ts";
import {
  FEED_BACKLOG_MAX,
  FEED_BUFFER_BYTES,
  FEED_JUMP_ROWS,
  FEED_PAGE_ROWS,
  FEED_STALL_MS,
  FEEDS_MAX,
} from "../limits.ts";

/** What feeds are made of. */
export interface FeedOptions {
  readonly audit: Pick<AuditStore, "tail" | "query">;
  /** The text of one row's `data`, one line; null leaves the row out. */
  write(entry: AuditEntry): string | null;
  /** The text of an event `summary`, sent when rows came and with each heartbeat; null where nothing is to be said. */
  summary?: (() => Promise<string>) | null;
  /** Closes every feed. */
  readonly signal: AbortSignal;
  onError(error: unknown): void;
  /** Between two looks at the store while a feed is open. */
  readonly pollMs?: number;
  readonly heartbeatMs?: number;
  /** At least this long between two summaries. */
  readonly summaryMs?: number;
  /** How long a reader may take nothing of what waits for it. */
  readonly stallMs?: number;
}

/** Who reads. */
export interface Reader {
  /** Rows after this one; null starts at the end. */
  readonly cursor: string | null;
  /** False ends the feed: its session is over. */
  isWelcome(): boolean;
}

interface Feed extends Reader {
  at: string | null;
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
  /** Rows sent since it last stood at the end. */
  behind: number;
  /** It fell too far behind, and goes on with the newest rows. */
  isLost: boolean;
  /** When the reader last took what was waiting. */
  movedAt: number;
}

/** What is sent of one row. */
interface Line {
  readonly cursor: string;
  readonly data: string | null;
}

/** Stands for no row: where lost feeds are gathered. */
const LOST = Symbol("lost");
const encoder = new TextEncoder();
/** Proxies that buffer would hold events back. */
const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store",
  "x-accel-buffering": "no",
};

/** All feeds of one server. Costs nothing while none is open. */
export class Feeds {
  readonly #options: FeedOptions;
  readonly #pollMs: number;
  readonly #heartbeatMs: number;
  readonly #summaryMs: number;
  readonly #stallMs: number;
  readonly #feeds = new Set<Feed>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isPolling = false;
  #isDirty = false;
  #beatAt = -Infinity;
  #summaryAt = -Infinity;
  #hasNews = false;

  constructor(options: FeedOptions) {
    this.#options = options;
    this.#pollMs = options.pollMs ?? 250;
    this.#heartbeatMs = options.heartbeatMs ?? 15_000;
    this.#summaryMs = options.summaryMs ?? 2_000;
    this.#stallMs = options.stallMs ?? FEED_STALL_MS;
    options.signal.addEventListener("abort", () => this.#closeAll(), { once: true });
  }

  /** How many are open. */
  get size(): number {
    return this.#feeds.size;
  }

  /** Opens a feed. 503 when there are too many already, or the server stops. */
  open(reader: Reader): Response {
    if (this.#options.signal.aborted || this.#feeds.size >= FEEDS_MAX) {
      const body = { error: "There are too many live feeds open", code: "too_many_feeds" };
      return Response.json(body, { status: 503, headers: { "retry-after": "10" } });
    }
    let feed: Feed;
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        feed = {
          ...reader,
          isWelcome: () => reader.isWelcome(),
          at: reader.cursor,
          controller,
          behind: 0,
          isLost: false,
          movedAt: performance.now(),
        };
        this.#feeds.add(feed);
        // A first line at once: it tells proxies and browsers that the feed is open.
        send(feed, "retry: 2000\n\n");
        // And with the next look the numbers of this moment.
        this.#beatAt = -Infinity;
      },
      cancel: () => this.#drop(feed),
    }, new ByteLengthQueuingStrategy({ highWaterMark: FEED_BUFFER_BYTES }));
    this.notify();
    return new Response(stream, { headers: HEADERS });
  }

  /** Wakes the poller: this process wrote something. Cheap when called often. */
  notify(): void {
    if (this.#feeds.size === 0) return;
    if (this.#isPolling) {
      this.#isDirty = true;
      return;
    }
    this.#schedule(0);
  }

  #schedule(ms: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = this.#feeds.size === 0 ? null : setTimeout(() => void this.#poll(), ms);
  }

  async #poll(): Promise<void> {
    this.#timer = null;
    this.#isPolling = true;
    this.#isDirty = false;
    const now = performance.now();
    try {
      this.#sweep(now);
      await this.#read();
      await this.#beat(now);
    } finally {
      this.#isPolling = false;
      // Rows of one burst go out together: a short pause costs nobody anything and saves a query a row.
      this.#schedule(this.#isDirty ? Math.min(20, this.#pollMs) : this.#pollMs);
    }
  }

  /** Closes feeds whose session is over, or whose reader is gone without a word. */
  #sweep(now: number): void {
    for (const feed of this.#feeds) {
      if ((feed.controller.desiredSize ?? 0) > 0) feed.movedAt = now;
      if (!feed.isWelcome() || now - feed.movedAt > this.#stallMs) this.#drop(feed);
    }
  }

  /** One query for all feeds that stand at the same row, which is nearly always all of them. */
  async #read(): Promise<void> {
    const groups = Map.groupBy(this.#ready(), (feed) => feed.isLost ? LOST : feed.at);
    await Promise.all([...groups].map(async ([at, feeds]) => {
      try {
        if (at === LOST) return await this.#jump(feeds);
        const { items, next } = await this.#options.audit.tail(at, { limit: FEED_PAGE_ROWS });
        const lines = this.#lines(items);
        for (const feed of feeds) this.#deliver(feed, lines, next);
      } catch (error) {
        // The reader comes back by itself, with the row where it stood.
        this.#options.onError(error);
        for (const feed of feeds) this.#drop(feed);
      }
    }));
  }

  #lines(entries: readonly AuditEntry[]): readonly Line[] {
    return entries.map((entry) => ({ cursor: entry.cursor, data: this.#options.write(entry) }));
  }

  /** Nobody reads a thousand rows as they fly past: says so, and goes on with the newest. */
  async #jump(feeds: readonly Feed[]): Promise<void> {
    const { audit } = this.#options;
    // The end first: what comes meanwhile is sent twice, and readers know rows by their id.
    const { next } = await audit.tail(null, { limit: 1 });
    const { items } = await audit.query({ kind: "decision" }, { limit: FEED_JUMP_ROWS });
    const text = `event: gap\ndata: {}\n\n${textOf(this.#lines(items.toReversed()))}`;
    for (const feed of feeds) {
      feed.isLost = false;
      feed.at = next;
      send(feed, text);
    }
  }

  // A reader that is behind gets nothing new until it has taken what waits for it: memory stays bounded, nothing is lost.
  #ready(): Feed[] {
    return [...this.#feeds].filter((feed) => (feed.controller.desiredSize ?? 0) > 0);
  }

  #deliver(feed: Feed, lines: readonly Line[], next: string | null): void {
    const text = textOf(lines);
    if (text !== "") {
      this.#hasNews = true;
      send(feed, text);
    }
    feed.at = next ?? feed.at;
    feed.behind = lines.length < FEED_PAGE_ROWS ? 0 : feed.behind + lines.length;
    if (feed.behind > 0) this.#isDirty = true;
    if (feed.behind < FEED_BACKLOG_MAX) return;
    feed.behind = 0;
    feed.isLost = true;
  }

  async #beat(now: number): Promise<void> {
    const isDue = now - this.#beatAt >= this.#heartbeatMs;
    if (isDue) {
      this.#beatAt = now;
      for (const feed of this.#ready()) send(feed, ": still here\n\n");
    }
    if (!isDue && !(this.#hasNews && now - this.#summaryAt >= this.#summaryMs)) return;
    this.#hasNews = false;
    this.#summaryAt = now;
    try {
      const text = await this.#options.summary?.();
      if (text !== undefined) { for (const feed of this.#ready()) send(feed, `event: summary\ndata: ${text}\n\n`); }
    } catch (error) {
      this.#options.onError(error);
    }
  }

  #drop(feed: Feed): void {
    if (!this.#feeds.delete(feed)) return;
    try {
      feed.controller.close();
    } catch {
      // Closed from the other side already, which is what is wanted.
    }
  }

  #closeAll(): void {
    for (const feed of this.#feeds) this.#drop(feed);
    this.#schedule(0);
  }
}

function textOf(lines: readonly Line[]): string {
  return lines.map(({ cursor, data }) => data === null ? "" : `id: ${cursor}\ndata: ${data}\n\n`).join("");
}

function send(feed: Feed, text: string): void {
  try {
    feed.controller.enqueue(encoder.encode(text));
  } catch {
    // The reader has gone between our look and our word; `cancel` takes the feed out.
  }
}
