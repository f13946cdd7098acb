/** Requests with a deadline each, retried with jitter where that is safe. */
import { OktsecClientError, reasonOf } from "./errors.ts";
import { type Answer, isObject, isStillJudged } from "./outcome.ts";

/** How the transport behaves. */
export interface TransportOptions {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly retries: number;
  readonly retryDelayMs: number;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
}

/** One request. */
export interface Call {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
  /** True where the server takes the same request twice for one: then also a lost answer is retried. */
  readonly isRepeatable: boolean;
}

/** What one attempt came to. */
type Attempt =
  | { readonly kind: "answer"; readonly answer: Answer; readonly retryAfterMs: number | null }
  | { readonly kind: "lost"; readonly error: OktsecClientError };

const ANSWER_BYTES_MAX = 1024 * 1024;
const DELAY_MS_MAX = 5_000;
const RETRY_AFTER_MS_MAX = 30_000;
// A signed message is fresh for 5 minutes by the server's clock: past 4 there is no point in sending it again.
const PATIENCE_MS = 4 * 60_000;

/** Makes the request; resolves to the last answer. Throws `unreachable`, `timeout`, `bad_answer`, or the signal's reason. */
export async function request(options: TransportOptions, call: Call): Promise<Answer> {
  const giveUpAt = options.now() + PATIENCE_MS;
  for (let attempt = 0;; attempt++) {
    const result = await once(options, call);
    const delayMs = waitBefore(attempt, result, options);
    if (attempt >= options.retries || !mayRetry(result, call) || options.now() + delayMs > giveUpAt) {
      if (result.kind === "lost") throw result.error;
      return result.answer;
    }
    await sleep(delayMs, call.signal);
  }
}

async function once(options: TransportOptions, call: Call): Promise<Attempt> {
  call.signal?.throwIfAborted();
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), options.timeoutMs);
  const signal = call.signal ? AbortSignal.any([call.signal, deadline.signal]) : deadline.signal;
  try {
    const response = await options.fetch(options.baseUrl + call.path, {
      method: call.method,
      headers: { ...options.headers, ...call.headers },
      ...(call.body === undefined ? {} : { body: call.body }),
      signal,
      // Following one would hand the message, and the API key, to someone else.
      redirect: "error",
    });
    return await read(response, options.now());
  } catch (error) {
    call.signal?.throwIfAborted();
    if (error instanceof OktsecClientError) throw error;
    const code = deadline.signal.aborted ? "timeout" : "unreachable";
    const why = deadline.signal.aborted ? `no answer within ${options.timeoutMs} ms` : reasonOf(error);
    const message = `Cannot reach ${options.baseUrl}: ${why}`;
    return { kind: "lost", error: new OktsecClientError(code, message, { cause: error }) };
  } finally {
    clearTimeout(timer);
  }
}

async function read(response: Response, now: number): Promise<Attempt> {
  const text = await readText(response);
  const { status } = response;
  return { kind: "answer", answer: { status, body: parse(text) }, retryAfterMs: retryAfter(response.headers, now) };
}

function parse(text: string): Answer["body"] {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null; // A gateway's error page, for instance: whoever needs an object will say so.
  }
}

async function readText(response: Response): Promise<string> {
  if (!response.body) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of chunks(response.body)) {
    bytes += chunk.length;
    if (bytes > ANSWER_BYTES_MAX) {
      throw new OktsecClientError("bad_answer", "Cannot read the answer: it is larger than 1 MiB", {
        status: response.status,
      });
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Not every browser iterates a stream. Leaving early cancels the rest. */
async function* chunks(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => {}); // Nothing to cancel once it has ended.
  }
}

function mayRetry(result: Attempt, { isRepeatable }: Call): boolean {
  if (result.kind === "lost") return isRepeatable;
  const { status, body } = result.answer;
  if (status === 429) return true;
  if (isStillJudged(result.answer)) return true;
  // With a code of its own the server says that it did not take the message; without one, a gateway on the way failed.
  return status >= 500 && (isRepeatable || typeof body?.["code"] === "string");
}

/** Full jitter, so that many clients that failed together do not come back together. */
export function waitBefore(
  attempt: number,
  result: Attempt,
  { retryDelayMs, random }: Pick<TransportOptions, "retryDelayMs" | "random">,
): number {
  const ceiling = Math.min(retryDelayMs * 2 ** attempt, DELAY_MS_MAX);
  const [a = 0, b = 0] = random(2);
  const jitter = ceiling * ((a * 256 + b) / 65_536);
  const asked = result.kind === "answer" ? result.retryAfterMs ?? 0 : 0;
  return asked + jitter;
}

/** Milliseconds of a Retry-After header, in either of its forms; null without one. */
export function retryAfter(headers: Headers, now: number): number | null {
  const text = headers.get("retry-after");
  if (text === null) return null;
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), RETRY_AFTER_MS_MAX);
}

/** Resolves after that time; rejects with the signal's reason as soon as it is aborted. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}
