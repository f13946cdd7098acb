import { useEffect, useRef, useState } from "preact/hooks";
import type { EventRow, Summary } from "../core/queries/overview.ts";
import { Empty } from "./_part/Empty.tsx";
import { EventTable } from "./_part/EventTable.tsx";
import { receive, release, type Rows, startWith } from "./_part/feed_state.ts";
import { Numbers } from "./_part/Numbers.tsx";

/** What the server knows when it renders; plain JSON. */
export interface FeedProps {
  readonly summary: Summary;
  readonly events: readonly EventRow[];
  readonly cursor: string | null;
  readonly renderedAt: number;
  /** Of the feed. */
  readonly url: string;
  /** Scheme, host and port that the reader uses. */
  readonly origin: string;
}

/** "off": before the script runs, or without one. */
type Connection = "off" | "connecting" | "live" | "lost";

const WORDS: Readonly<Record<Connection, string>> = {
  off: "",
  connecting: "Connecting",
  live: "Live",
  lost: "Not connected",
};
/** Between attempts after the server refused the feed; browsers retry by themselves when it merely broke off. */
const RETRY_MS = 5_000;
const TICK_MS = 10_000;
const SPEAK_MS = 5_000;
/** Rows that come together are drawn together. */
const DRAW_MS = 50;

/** The overview that keeps itself up to date. Without a script it is the same page, as of when it was asked for. */
export default function Feed({ summary, events, cursor, renderedAt, url, origin }: FeedProps) {
  const [rows, setRows] = useState<Rows>(() => startWith(events));
  const [numbers, setNumbers] = useState(summary);
  const [connection, setConnection] = useState<Connection>("off");
  const [isPaused, setPaused] = useState(false);
  const [hasGap, setGap] = useState(false);
  const [now, setNow] = useState(renderedAt);
  const paused = useRef(false);

  useEffect(() =>
    follow(url, cursor, {
      onRows: (came) => {
        setRows((before) => receive(before, came, paused.current));
        setNow(Date.now());
      },
      onSummary: setNumbers,
      onGap: () => setGap(true),
      onConnection: setConnection,
    }), [url, cursor]);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);

  const toggle = () => {
    paused.current = !isPaused;
    setPaused(!isPaused);
    if (isPaused) setRows(release);
  };
  return (
    <>
      <h1 class="hidden">Overview</h1>
      <Numbers summary={numbers} />
      <section class="panel feed" aria-labelledby="events">
        <header>
          <h2 id="events">Latest events</h2>
          {connection !== "off" && (
            <Controls connection={connection} isPaused={isPaused} waiting={rows.waitingCount} onToggle={toggle} />
          )}
        </header>
        {connection === "lost" && (
          <p class="band">
            The live feed is not reachable: the server stopped or your session is over.{" "}
            <a href="">Load the page again</a>
          </p>
        )}
        {hasGap && <p class="band">More came than can be shown one by one; these are the newest.</p>}
        {rows.shown.length === 0
          ? <Empty origin={origin} />
          : <EventTable events={rows.shown} now={now} fresh={rows.fresh} />}
        <Announcer arrived={rows.arrived} />
      </section>
    </>
  );
}

function Controls(
  { connection, isPaused, waiting, onToggle }: {
    readonly connection: Connection;
    readonly isPaused: boolean;
    readonly waiting: number;
    readonly onToggle: () => void;
  },
) {
  return (
    <div class="controls">
      <span class={`connection ${isPaused ? "paused" : connection}`} role="status">
        {isPaused ? "Paused" : WORDS[connection]}
      </span>
      <button type="button" class="quiet" aria-pressed={isPaused} onClick={onToggle}>
        {isPaused ? (waiting > 0 ? `Show ${waiting} new` : "Go on") : "Pause"}
      </button>
    </div>
  );
}

/** Tells screen readers how many came, not each of them, and not more than once in a while. */
function Announcer({ arrived }: { readonly arrived: number }) {
  const [text, setText] = useState("");
  const said = useRef(0);
  useEffect(() => {
    if (arrived === said.current) return;
    const timer = setTimeout(() => {
      const count = arrived - said.current;
      said.current = arrived;
      setText(count === 1 ? "A new event arrived" : `${count} new events arrived`);
    }, SPEAK_MS);
    return () => clearTimeout(timer);
  }, [arrived]);
  return <p class="hidden" aria-live="polite">{text}</p>;
}

interface Listener {
  /** Oldest first. */
  onRows(rows: readonly EventRow[]): void;
  onSummary(summary: Summary): void;
  onGap(): void;
  onConnection(connection: Connection): void;
}

/**
 * Listens while the page is visible: a browser has six connections to a server, and a feed in each forgotten tab would
 * use them up. Goes on after the last row that was seen. Returns what ends it.
 */
function follow(url: string, start: string | null, listener: Listener): () => void {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let cursor = start;
  let came: EventRow[] = [];
  let drawing: ReturnType<typeof setTimeout> | undefined;
  const draw = () => {
    drawing = undefined;
    listener.onRows(came);
    came = [];
  };
  const open = () => {
    close();
    listener.onConnection("connecting");
    const feed = new EventSource(cursor === null ? url : `${url}?cursor=${encodeURIComponent(cursor)}`);
    source = feed;
    feed.onopen = () => listener.onConnection("live");
    feed.onmessage = (event) => {
      cursor = event.lastEventId;
      came.push(JSON.parse(event.data));
      drawing ??= setTimeout(draw, DRAW_MS);
    };
    feed.addEventListener("summary", (event) => listener.onSummary(JSON.parse(event.data)));
    feed.addEventListener("gap", () => listener.onGap());
    feed.onerror = () => {
      if (feed.readyState !== EventSource.CLOSED) return listener.onConnection("connecting");
      listener.onConnection("lost");
      retry = setTimeout(open, RETRY_MS);
    };
  };
  const close = () => {
    clearTimeout(retry);
    source?.close();
    source = null;
  };
  const turn = () => document.hidden ? close() : open();
  document.addEventListener("visibilitychange", turn);
  if (!document.hidden) open();
  return () => {
    document.removeEventListener("visibilitychange", turn);
    clearTimeout(drawing);
    close();
  };
}
