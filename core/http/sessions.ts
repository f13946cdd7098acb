/** Who is signed in to the dashboard. Sessions live in memory: they end with the server, as its access code does. */
import { Buffer } from "node:buffer";
import { createHash, timingSafeEqual } from "node:crypto";
import type { Clock } from "../clock.ts";
import { SESSION_MS, SESSIONS_MAX } from "../limits.ts";

/** Name of the session cookie, as in the reference. */
export const COOKIE = "oktsec_session";

/** One signed-in browser. */
export interface Session {
  /** Every form carries it: proof that the form was ours. */
  readonly csrf: string;
  /** Ms since the epoch; absolute, never moved. */
  readonly expiresAt: number;
}

/** Where a cookie is set. */
export interface CookieOptions {
  /** The browser reached us over TLS. */
  readonly isSecure: boolean;
}

/** All sessions of this process, bounded; the oldest goes first. */
export class Sessions {
  readonly #now: Clock;
  readonly #random: (bytes: number) => Uint8Array;
  // Keyed by the token's hash: a look-up leaks nothing about tokens by its timing, and a memory dump holds none.
  readonly #byHash = new Map<string, Session>();

  constructor(now: Clock, random: (bytes: number) => Uint8Array) {
    this.#now = now;
    this.#random = random;
  }

  /** Begins a session. The token goes into the cookie and is kept nowhere else. */
  begin(): { readonly token: string; readonly session: Session } {
    const token = this.#secret();
    const session: Session = { csrf: this.#secret(), expiresAt: this.#now() + SESSION_MS };
    this.#byHash.set(hash(token), session);
    for (const key of this.#byHash.keys()) {
      if (this.#byHash.size <= SESSIONS_MAX) break;
      this.#byHash.delete(key);
    }
    return { token, session };
  }

  /** The session that a token belongs to; null when there is none, or its time is over. */
  find(token: string | null): Session | null {
    if (token === null) return null;
    const key = hash(token);
    const session = this.#byHash.get(key);
    if (!session) return null;
    if (session.expiresAt > this.#now()) return session;
    this.#byHash.delete(key);
    return null;
  }

  /** Ends a session; a token that has none changes nothing. */
  end(token: string | null): void {
    if (token !== null) this.#byHash.delete(hash(token));
  }

  #secret(): string {
    return Buffer.from(this.#random(32)).toString("base64url");
  }
}

/** True when two secrets are the same, in a time that does not depend on where they differ. */
export function isSame(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(hash(a)), Buffer.from(hash(b)));
}

/** The session token of a request; null when it carries none. */
export function tokenOf(request: Request): string | null {
  for (const pair of request.headers.get("cookie")?.split(";") ?? []) {
    const [name, value] = pair.trim().split("=", 2);
    if (name === COOKIE && value !== undefined && /^[\w-]{43}$/.test(value)) return value;
  }
  return null;
}

/** The header that sets the cookie, or with null takes it away. */
export function setCookie(token: string | null, { isSecure }: CookieOptions): string {
  const age = token === null ? 0 : SESSION_MS / 1000;
  const secure = isSecure ? "; Secure" : "";
  return `${COOKIE}=${token ?? ""}; Path=/dashboard; Max-Age=${age}; HttpOnly; SameSite=Strict${secure}`;
}

function hash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
