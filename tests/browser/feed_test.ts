import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { Feeds } from "../../core/http/events.ts";
import { FEED_BACKLOG_MAX, FEED_PAGE_ROWS, FEEDS_MAX, SESSION_MS } from "../../core/limits.ts";
import { openMemoryStore } from "../../plugins/store_memory/store.ts";
import { openSqliteStore } from "../../plugins/store_sqlite/store.ts";
import { csrfOf, decision, form, openSite, signIn, type Site, until } from "./_fixture.ts";

/** One event of the stream; comments have no data. */
interface Received {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** Reads a feed in the background until it is closed. */
class Listener implements AsyncDisposable {
  readonly events: Received[] = [];
  text = "";
  isClosed = false;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #done: Promise<void>;

  constructor(readonly response: Response) {
    assert.ok(response.body);
    this.#reader = response.body.getReader();
    this.#done = this.#read();
  }

  get rows(): readonly { readonly from: string; readonly id: string }[] {
    return this.events.filter(({ event }) => event === "message").map(({ data }) => JSON.parse(data));
  }

  async #read(): Promise<void> {
    const decoder = new TextDecoder();
    let rest = "";
    for (;;) {
      const { done, value } = await this.#reader.read();
      if (done) break;
      const piece = decoder.decode(value, { stream: true });
      this.text += piece;
      const blocks = (rest + piece).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1] ?? "";
        if (field("data") !== "") {
          this.events.push({ id: field("id"), event: field("event") || "message", data: field("data") });
        }
      }
    }
    this.isClosed = true;
  }

  async [Symbol.asyncDispose]() {
    await this.#reader.cancel();
    await this.#done;
  }
}

async function listen(site: Site, cookie: string, { cursor, last }: { cursor?: string; last?: string } = {}) {
  const headers = { cookie, ...(last === undefined ? {} : { "last-event-id": last }) };
  const query = cursor === undefined ? "" : `?cursor=${encodeURIComponent(cursor)}`;
  return new Listener(await site.ask(`/dashboard/api/events${query}`, { headers }));
}

Deno.test("a new row reaches the feed with its cursor as id, and rows from before do not", async () => {
  await using site = await openSite();
  await site.store.audit.append(decision({ from: "before" }));
  await using feed = await listen(site, await signIn(site));
  assert.equal(feed.response.headers.get("content-type"), "text/event-stream; charset=utf-8");
  await until(() => feed.text.includes("still here"), "the feed has begun");
  const entry = await site.store.audit.append(decision({ from: "after" }));
  site.wake();
  await until(() => feed.rows.length > 0, "a row arrives");
  assert.deepEqual(feed.rows.map(({ from }) => from), ["after"]);
  assert.equal(feed.events.find(({ event }) => event === "message")?.id, entry.cursor);
});

Deno.test("rows that are no decisions are left out", async () => {
  await using site = await openSite();
  const { cursor } = await site.store.audit.append(decision());
  await using feed = await listen(site, await signIn(site), { cursor });
  await site.store.audit.append(decision({ kind: "admin", status: null, actor: "ada", note: "changed" }));
  await site.store.audit.append(decision({ from: "next" }));
  await until(() => feed.rows.length > 0, "a row arrives");
  assert.deepEqual(feed.rows.map(({ from }) => from), ["next"]);
});

Deno.test("a feed resumes after ?cursor, and Last-Event-ID wins over it", async () => {
  await using site = await openSite();
  const cursors: string[] = [];
  for (const from of ["one", "two", "three"]) cursors.push((await site.store.audit.append(decision({ from }))).cursor);
  const cookie = await signIn(site);
  await using first = await listen(site, cookie, { cursor: cursors[0] ?? "" });
  await until(() => first.rows.length >= 2, "two rows arrive");
  assert.deepEqual(first.rows.map(({ from }) => from), ["two", "three"]);
  await using second = await listen(site, cookie, { cursor: cursors[0] ?? "", last: cursors[1] ?? "" });
  await until(() => second.rows.length >= 1, "a row arrives");
  assert.deepEqual(second.rows.map(({ from }) => from), ["three"]);
});

Deno.test("a cursor that is none is a 400 and never reaches the store", async () => {
  await using site = await openSite();
  const cookie = await signIn(site);
  for (const cursor of ["a b", "'; DROP TABLE audit", "x".repeat(129), "\n"]) {
    const response = await site.ask(`/dashboard/api/events?cursor=${encodeURIComponent(cursor)}`, {
      headers: { cookie },
    });
    assert.equal(response.status, 400, cursor);
    await response.body?.cancel();
  }
});

Deno.test("rows of another process reach the feed, through the database alone", async () => {
  const dir = await Deno.makeTempDir();
  try {
    const path = `${dir}/oktsec.db`;
    await using store = await openSqliteStore({ path, signer: null, now: Date.now });
    await using site = await openSite({ store });
    await using feed = await listen(site, await signIn(site));
    await until(() => feed.text.includes("still here"), "the feed has begun");
    const script = fileURLToPath(new URL("./_other_process.ts", import.meta.url));
    const config = fileURLToPath(new URL("../../deno.json", import.meta.url));
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--no-check", "--config", config, script, path, "other-process"],
      stdout: "null",
      stderr: "piped",
    }).output();
    assert.ok(success, new TextDecoder().decode(stderr));
    await until(() => feed.rows.length > 0, "the other process's row arrives");
    assert.deepEqual(feed.rows.map(({ from }) => from), ["other-process"]);
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
});

Deno.test("the numbers follow the rows", async () => {
  await using site = await openSite();
  await using feed = await listen(site, await signIn(site));
  const totals = () =>
    feed.events.filter(({ event }) => event === "summary").map(({ data }) => JSON.parse(data).figures[0].value);
  await until(() => totals().length > 0, "a first summary arrives");
  for (let n = 0; n < 3; n++) await site.store.audit.append(decision());
  site.wake();
  await until(() => totals().at(-1) === "3", "a summary counts the rows");
});

Deno.test("signing out ends the session's feeds and leaves those of others", async () => {
  await using site = await openSite();
  const [mine, other] = [await signIn(site), await signIn(site)];
  await using feed = await listen(site, mine);
  await using left = await listen(site, other);
  const csrf = await csrfOf(await site.ask("/dashboard", { headers: { cookie: mine } }));
  await site.ask("/dashboard/logout", form({ csrf }, { cookie: mine }));
  await until(() => feed.isClosed, "the feed closes");
  assert.equal(left.isClosed, false);
});

Deno.test("a feed ends with its session's eight hours", async () => {
  await using site = await openSite();
  await using feed = await listen(site, await signIn(site));
  site.clock.now += SESSION_MS;
  await until(() => feed.isClosed, "the feed closes");
});

Deno.test("a server that stops closes its feeds and opens no more", async () => {
  await using site = await openSite();
  const cookie = await signIn(site);
  await using feed = await listen(site, cookie);
  site.stop();
  await until(() => feed.isClosed, "the feed closes");
  assert.equal((await site.ask("/dashboard/api/events", { headers: { cookie } })).status, 503);
});

Deno.test("feeds are bounded: at the bound one opens, past it it is a 503, and a place that is left is free again", async () => {
  await using site = await openSite();
  const cookie = await signIn(site);
  const feeds: Listener[] = [];
  for (let n = 0; n < FEEDS_MAX; n++) feeds.push(await listen(site, cookie));
  const refused = await site.ask("/dashboard/api/events", { headers: { cookie } });
  assert.equal(refused.status, 503);
  assert.equal((await refused.json()).code, "too_many_feeds");
  await feeds.pop()?.[Symbol.asyncDispose]();
  feeds.push(await listen(site, cookie));
  assert.equal(feeds.at(-1)?.response.status, 200);
  for (const feed of feeds) await feed[Symbol.asyncDispose]();
});

Deno.test("a HEAD request holds no place among the feeds", async () => {
  await using site = await openSite();
  const cookie = await signIn(site);
  for (let n = 0; n < FEEDS_MAX + 5; n++) {
    const response = await site.ask("/dashboard/api/events", { method: "HEAD", headers: { cookie } });
    assert.equal(response.status, 200);
  }
  await using feed = await listen(site, cookie);
  assert.equal(feed.response.status, 200);
});

Deno.test("a feed that is far behind is told of the gap and goes on with the newest", async () => {
  await using site = await openSite();
  const { cursor } = await site.store.audit.append(decision());
  for (let n = 0; n < FEED_BACKLOG_MAX + 500; n++) await site.store.audit.append(decision({ from: "old" }));
  await using feed = await listen(site, await signIn(site), { cursor });
  await until(() => feed.events.some(({ event }) => event === "gap"), "the gap is told");
  await site.store.audit.append(decision({ from: "new" }));
  site.wake();
  await until(() => feed.rows.at(-1)?.from === "new", "the newest row arrives");
  const sent = feed.events.findIndex(({ event }) => event === "gap");
  assert.ok(sent >= FEED_BACKLOG_MAX && sent <= FEED_BACKLOG_MAX + 2, `${sent} events before the gap`);
  assert.ok(feed.rows.length <= FEED_BACKLOG_MAX + 2 * 51, `${feed.rows.length} rows`);
});

Deno.test("for a reader that takes nothing no more is read, and when it reads it gets every row", async () => {
  await using store = await openMemoryStore({ path: "", signer: null, now: Date.now });
  const { cursor } = await store.audit.append(decision());
  const rows = FEED_PAGE_ROWS * 3;
  for (let n = 0; n < rows; n++) await store.audit.append(decision({ from: `agent-${n}` }));
  const stop = new AbortController();
  let pages = 0;
  const feeds = new Feeds({
    audit: {
      query: (filter, options) => store.audit.query(filter, options),
      async tail(at, options) {
        const page = await store.audit.tail(at, options);
        if (page.items.length > 0) pages++;
        return page;
      },
    },
    write: (entry) => JSON.stringify({ from: entry.from, pad: "x".repeat(5_000) }),
    signal: stop.signal,
    onError: (error) => assert.fail(String(error)),
    pollMs: 5,
    heartbeatMs: 5,
  });
  const slow = feeds.open({ cursor, isWelcome: () => true });
  await until(() => pages > 0, "the first page is read");
  // Time for many more looks: another feed proves that they happen.
  await using other = new Listener(feeds.open({ cursor: null, isWelcome: () => true }));
  await until(() => (other.text.match(/still here/g)?.length ?? 0) > 20, "twenty more looks");
  assert.equal(pages, 1);
  await using awake = new Listener(slow);
  await until(() => awake.rows.length === rows, "every row arrives");
  assert.deepEqual(awake.rows.map(({ from }) => from), Array.from({ length: rows }, (_, n) => `agent-${n}`));
  stop.abort();
});

Deno.test("a reader that is gone without a word loses its place; one that reads keeps it", async () => {
  await using store = await openMemoryStore({ path: "", signer: null, now: Date.now });
  const { cursor } = await store.audit.append(decision());
  for (let n = 0; n < FEED_PAGE_ROWS; n++) await store.audit.append(decision());
  const stop = new AbortController();
  const feeds = new Feeds({
    audit: store.audit,
    write: () => JSON.stringify({ pad: "x".repeat(5_000) }),
    signal: stop.signal,
    onError: (error) => assert.fail(String(error)),
    pollMs: 5,
    stallMs: 100,
  });
  feeds.open({ cursor, isWelcome: () => true });
  await using reading = new Listener(feeds.open({ cursor, isWelcome: () => true }));
  await until(() => feeds.size === 1, "the silent one is dropped");
  assert.equal(reading.isClosed, false);
  stop.abort();
});
