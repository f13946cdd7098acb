/** The stdio door: a client on one side, the server that it believes to talk to on the other, and every frame between them decided on. */
import { type Child, signal } from "./child.ts";
import { Lane } from "./lane.ts";
import { type Ready, Session } from "./session.ts";
import { FrameWriter } from "./writer.ts";

export type { Ready } from "./session.ts";

/** How long things may take once a side is gone, in milliseconds. */
export interface Patience {
  /** The client closed its end and nothing is asked: until the server, silent, is told to end. */
  readonly afterEnd: number;
  /** The same while a request is not answered. */
  readonly whileAsked: number;
  /** From being told to end to being ended. Clients give us two seconds. */
  readonly afterTerm: number;
  /** The server has ended: until its pipe, silent but held open by a child of its own, is given up. */
  readonly afterExit: number;
}

/** Short enough for a client that waits for us, long enough for a server that flushes a file. */
export const PATIENCE: Patience = { afterEnd: 5_000, whileAsked: 30_000, afterTerm: 1_500, afterExit: 1_000 };

/** How often it is looked whether patience ran out. */
const LOOK_MS = 50;

/** What a proxy is given. */
export interface ProxyOptions {
  /** Running already: it starts while config and rules load. */
  readonly child: Child;
  /** The name under which the server is used. */
  readonly agent: string;
  /** The client's label, for the audit. */
  readonly client: string | null;
  /** Frames wait until this resolves. Where it rejects nothing ever passes. */
  readonly ready: Promise<Ready>;
  /** The client's end. */
  readonly input: ReadableStream<Uint8Array>;
  readonly output: WritableStream<Uint8Array>;
  readonly now: () => number;
  readonly patience?: Patience;
}

/**
 * Carries frames both ways until the server ends; resolves to its exit code. Rejects, with the server ended, when
 * `ready` does, or when a lane fails: never an open door.
 */
export async function runProxy(options: ProxyOptions): Promise<number> {
  const { child, input, output, patience = PATIENCE } = options;
  try {
    const session = new Session(await options.ready, options);
    const toClient = new FrameWriter(output);
    const toServer = new FrameWriter(child.stdin);
    const upstream = new Lane({ direction: "to_server", session, source: input, onward: toServer, back: toClient });
    const downstream = new Lane({
      direction: "to_client",
      session,
      source: child.stdout,
      onward: toClient,
      back: toServer,
    });
    return await carry({ child, session, upstream, downstream, toServer, toClient, patience });
  } catch (error) {
    signal(child, "SIGKILL");
    await child.status;
    throw error;
  }
}

interface Carried {
  readonly child: Child;
  readonly session: Session;
  readonly upstream: Lane;
  readonly downstream: Lane;
  readonly toServer: FrameWriter;
  readonly toClient: FrameWriter;
  readonly patience: Patience;
}

async function carry(all: Carried): Promise<number> {
  const { child, upstream, downstream, toServer, toClient, patience } = all;
  const over = new AbortController();
  const up = upstream.run();
  const down = downstream.run();
  // The client has said its last word, or is gone: the server is told in the only way that stdio has.
  const clientLeft = Promise.race([up, toClient.broken]).then(() => toServer.close());
  const reaped = clientLeft.then(() => reap(all, over.signal));
  reaped.catch(() => {}); // told by `failed`
  const failed = Promise.race([rejection(up), rejection(down)]);
  try {
    const { code } = await Promise.race([child.status, failed]);
    // What the server wrote before it ended still belongs to the client.
    await Promise.race([down, failed, until(() => downstream.silentMs > patience.afterExit, over.signal)]);
    return code;
  } finally {
    over.abort();
    await Promise.all([upstream.cancel(), downstream.cancel()]);
    await Promise.allSettled([reaped, toServer.close(), toClient.close()]);
  }
}

/** Ends a server that does not end by itself. */
async function reap(
  { child, session, upstream, downstream, toClient, patience }: Carried,
  over: AbortSignal,
): Promise<void> {
  let isGone = false;
  void toClient.broken.then(() => isGone = true);
  await until(() => {
    const isAsked = session.openRequests > 0 && !isGone;
    return Math.min(upstream.silentMs, downstream.silentMs) > (isAsked ? patience.whileAsked : patience.afterEnd);
  }, over);
  if (over.aborted) return;
  signal(child, "SIGTERM");
  const told = performance.now();
  await until(() => performance.now() - told > patience.afterTerm, over);
  if (!over.aborted) signal(child, "SIGKILL");
}

/** Resolves when the condition holds, or at once when it no longer matters. */
function until(condition: () => boolean, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!over.aborted && !condition()) return;
      clearInterval(timer);
      resolve();
    };
    const timer = setInterval(look, LOOK_MS);
    over.addEventListener("abort", look);
  });
}

/** Never resolves; rejects when the promise does. */
function rejection(promise: Promise<unknown>): Promise<never> {
  return new Promise((_, reject) => promise.catch(reject));
}
