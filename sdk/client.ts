/** Sends messages through Oktsec. */
import { toBase64, toBase64Url } from "./bytes.ts";
import { OktsecClientError } from "./errors.ts";
import type { Signer } from "./keys.ts";
import { checkName } from "./names.ts";
import { type Body, type Outcome, refused, textOf, toOutcome } from "./outcome.ts";
import { signedBytes, type SignedFields } from "./payload.ts";
import { request, sleep, type TransportOptions } from "./transport.ts";

/** How a client is set up. */
export interface ClientOptions {
  /** Name under which it sends. */
  readonly agent: string;
  /** Signs what is sent. Left out: nothing is signed, and the server must not require it. */
  readonly keyPair?: Signer;
  /** Number of the key, where the server's config pins one (`agents.NAME.key_version`). */
  readonly keyVersion?: number;
  /** Sent as bearer token, where the server has an API key. */
  readonly apiKey?: string;
  /** For one attempt. Default 10,000. */
  readonly timeoutMs?: number;
  /** Further attempts after the first, at most 10. Default 3. */
  readonly retries?: number;
  /** Longest wait before the first retry; doubles with each. Default 200. */
  readonly retryDelayMs?: number;
  readonly fetch?: typeof fetch;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** As many random bytes as asked for. */
  readonly random?: (bytes: number) => Uint8Array;
}

/** What may go with a message. */
export interface SendOptions {
  /** Scanned, signed and kept with the message. At most 64 entries. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Groups messages in the audit: at most 128 visible ASCII characters. */
  readonly session?: string;
  /** Declared purpose. */
  readonly intent?: string;
  /** Gives up. A message that is on its way may still arrive. */
  readonly signal?: AbortSignal;
}

/** The server's word on itself. */
export interface Health {
  /** "ok" when all is well. */
  readonly status: string;
  readonly version: string | null;
}

/** A held message. */
export interface QuarantineItem {
  readonly id: string;
  readonly status: "pending" | "approved" | "rejected" | "expired" | "used";
  readonly expiresAt: Date | null;
}

const STATES: ReadonlySet<string> = new Set<QuarantineItem["status"]>([
  "pending",
  "approved",
  "rejected",
  "expired",
  "used",
]);
const RETRIES_MAX = 10;
const NONCE_BYTES = 16;
const POLL_MS_MIN = 100;

/**
 * A client of one agent. Safe to share; holds no connection of its own.
 *
 * Each `send` signs once and retries with the same bytes, which the server accepts once: with a key pair a message is
 * delivered exactly once, whatever happens on the way. Without one, a lost answer is not retried, since the server
 * could not tell the second message from the first.
 *
 * @example
 * ```ts
 * import { loadKeyPair, OktsecClient } from "oktsec/sdk";
 *
 * const keyPair = await loadKeyPair("./keys", "research-agent");
 * const client = new OktsecClient("http://127.0.0.1:8080", { agent: "research-agent", keyPair });
 * const outcome = await client.send("analysis-agent", "Here are the figures", { metadata: { task: "42" } });
 * switch (outcome.kind) {
 *   case "delivered":
 *   case "flagged":
 *     break;
 *   case "quarantined":
 *     await client.waitForQuarantine(outcome.quarantineId, { signal: AbortSignal.timeout(60_000) });
 *     break;
 *   default:
 *     throw new Error(`not sent: ${outcome.kind}`);
 * }
 * ```
 */
export class OktsecClient {
  readonly #agent: string;
  readonly #keyPair: Signer | null;
  readonly #keyVersion: number | null;
  readonly #transport: TransportOptions;

  /** Throws `bad_argument` for a URL that is not http(s), or a name that no agent can have. */
  constructor(baseUrl: string | URL, options: ClientOptions) {
    demandName(options.agent);
    this.#agent = options.agent;
    this.#keyPair = options.keyPair ?? null;
    this.#keyVersion = options.keyVersion ?? null;
    this.#transport = {
      baseUrl: readBaseUrl(baseUrl),
      headers: options.apiKey === undefined ? {} : { authorization: `Bearer ${options.apiKey}` },
      timeoutMs: options.timeoutMs ?? 10_000,
      retries: Math.min(options.retries ?? 3, RETRIES_MAX),
      retryDelayMs: options.retryDelayMs ?? 200,
      fetch: options.fetch ?? ((input, init) => fetch(input, init)),
      now: options.now ?? (() => Date.now()),
      random: options.random ?? ((bytes) => crypto.getRandomValues(new Uint8Array(bytes))),
    };
  }

  /**
   * Sends a message and resolves to what became of it. What the server decides is never an exception. Throws
   * `OktsecClientError` when there is no decision, and the signal's reason when it was aborted.
   */
  async send(to: string, content: string, options: SendOptions = {}): Promise<Outcome> {
    demandName(to);
    const { metadata, session, intent, signal } = options;
    if (session !== undefined && !/^[\x21-\x7e]{1,128}$/.test(session)) {
      throw new OktsecClientError(
        "bad_argument",
        `Cannot use "${session}" as a session: it has 1 to 128 visible ASCII characters`,
      );
    }
    const fields: SignedFields = {
      from: this.#agent,
      to,
      content,
      timestamp: new Date(this.#transport.now()).toISOString(),
      nonce: toBase64Url(this.#transport.random(NONCE_BYTES)),
      keyVersion: this.#keyVersion,
      intent: intent ?? null,
      metadata: metadata ?? null,
      session: session ?? null,
    };
    const answer = await request(this.#transport, {
      method: "POST",
      path: "/v1/message",
      headers: {
        "content-type": "application/json",
        ...(session === undefined ? {} : { "x-oktsec-session": session }),
      },
      body: JSON.stringify({
        from: fields.from,
        to,
        content,
        timestamp: fields.timestamp,
        ...(intent === undefined ? {} : { intent }),
        ...(metadata === undefined ? {} : { metadata }),
        ...(await this.#signature(fields)),
      }),
      signal,
      isRepeatable: this.#keyPair !== null,
    });
    return toOutcome(answer);
  }

  /** Asks the server how it is. Throws `unreachable` and the like. */
  async health(options: { readonly signal?: AbortSignal } = {}): Promise<Health> {
    const { status, body } = await this.#get("/health", options.signal);
    const word = textOf(body?.["status"]);
    if (!body || status !== 200 || word === null) throw badAnswer(status, body);
    return { status: word, version: textOf(body["version"]) };
  }

  /** Looks a held message up by its `quarantineId`; null when the server does not know it. */
  async quarantine(id: string, options: { readonly signal?: AbortSignal } = {}): Promise<QuarantineItem | null> {
    const { status, body } = await this.#get(`/v1/quarantine/${encodeURIComponent(id)}`, options.signal);
    if (status === 404 && body?.["code"] === "not_found") return null;
    const state = textOf(body?.["status"]);
    if (!body || status !== 200 || !isState(state)) throw badAnswer(status, body);
    const expiresAt = new Date(textOf(body["expires_at"]) ?? Number.NaN);
    return {
      id: textOf(body["id"]) ?? id,
      status: state,
      expiresAt: Number.isNaN(expiresAt.getTime()) ? null : expiresAt,
    };
  }

  /**
   * Waits until a person has decided, or the time to decide is over; `pollMs` lies between two looks, default 2,000.
   * Without a signal that may take as long as the server holds messages. Throws `not_found` for an unknown id.
   */
  async waitForQuarantine(
    id: string,
    options: { readonly signal?: AbortSignal; readonly pollMs?: number } = {},
  ): Promise<QuarantineItem> {
    const pollMs = Math.max(options.pollMs ?? 2_000, POLL_MS_MIN);
    for (;;) {
      const item = await this.quarantine(id, options);
      if (!item) throw new OktsecClientError("not_found", `Cannot find quarantine item "${id}"`, { status: 404 });
      if (item.status !== "pending") return item;
      await sleep(pollMs, options.signal);
    }
  }

  #get(path: string, signal: AbortSignal | undefined) {
    return request(this.#transport, { method: "GET", path, signal, isRepeatable: true });
  }

  async #signature(fields: SignedFields): Promise<Readonly<Record<string, string | number>>> {
    if (!this.#keyPair) return {};
    const signature = toBase64(await this.#keyPair.sign(signedBytes(fields)));
    const keyVersion = fields.keyVersion === null ? {} : { key_version: fields.keyVersion };
    return { signature, sig_version: 3, nonce: fields.nonce, ...keyVersion };
  }
}

function demandName(name: string): void {
  const reason = checkName(name);
  if (reason !== null) throw new OktsecClientError("bad_argument", `Cannot use "${name}" as a name: ${reason}`);
}

/** Without a slash at the end, so that a server behind a path prefix works. */
function readBaseUrl(baseUrl: string | URL): string {
  const url = URL.canParse(String(baseUrl)) ? new URL(String(baseUrl)) : null;
  if (!url || (url.protocol !== "http:" && url.protocol !== "https:") || url.username !== "" || url.password !== "") {
    throw new OktsecClientError(
      "bad_argument",
      "Cannot use the base URL: it is http or https, without user and password",
    );
  }
  return url.origin + url.pathname.replace(/\/+$/, "");
}

function isState(text: string | null): text is QuarantineItem["status"] {
  return text !== null && STATES.has(text);
}

function badAnswer(status: number, body: Body | null): OktsecClientError {
  if (body && status !== 200) return refused(status, body);
  return new OktsecClientError("bad_answer", `Cannot read the answer: HTTP ${status} with an unexpected body`, {
    status,
  });
}
