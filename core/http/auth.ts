/** The access code of the dashboard: eight digits, new with every start, and few guesses for everyone. */
import { createHash, timingSafeEqual } from "node:crypto";
import { isIP } from "node:net";
import type { Clock } from "../clock.ts";
import { LOGIN_ADDRESSES_MAX, LOGIN_BUDGET_HOUR } from "../limits.ts";

/** Wrong codes of one address that lock it. */
const FAILURES_PER_LOCK = 5;
/** How long each lock of one address lasts; the last one repeats. */
const LOCK_MS = [5 * 60_000, 30 * 60_000, 2 * 60 * 60_000] as const;
const HOUR_MS = 60 * 60_000;

/** What became of an attempt to sign in. */
export type Attempt =
  | { readonly kind: "granted" }
  /** `left`: wrong codes until this address is locked. */
  | { readonly kind: "wrong"; readonly left: number }
  | { readonly kind: "locked"; readonly retryAfterMs: number };

/** Eight digits, each code as likely as any other. `random` gives that many random bytes. */
export function newAccessCode(random: (bytes: number) => Uint8Array): string {
  for (;;) {
    const bytes = random(4);
    const value = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
    // 2^32 is no multiple of 10^8: the rest would favour low codes.
    if (value < 4_200_000_000) return String(value % 100_000_000).padStart(8, "0");
  }
}

/** What one address has to its name. Never forgotten by time alone, so that four guesses an hour still lock. */
interface Failures {
  failures: number;
  lockedUntil: number;
}

/**
 * Judges access codes. Two bounds hold at once: an address is locked after five wrong codes, longer each time; and all
 * addresses together have a budget an hour. This machine has a budget of its own, so that a flood from the network
 * cannot lock out the person at the console.
 */
export class AccessCode {
  readonly #digest: Uint8Array;
  readonly #now: Clock;
  readonly #addresses = new Map<string, Failures>();
  readonly #budgets = { local: new Budget(), remote: new Budget() };

  constructor(code: string, now: Clock) {
    this.#digest = digest(code);
    this.#now = now;
  }

  /** Compares in constant time. While an address is locked not even the right code is looked at. */
  attempt(code: string, address: string): Attempt {
    const now = this.#now();
    const key = networkOf(address);
    const record = this.#addresses.get(key) ?? { failures: 0, lockedUntil: 0 };
    if (record.lockedUntil > now) return { kind: "locked", retryAfterMs: record.lockedUntil - now };
    const budget = this.#budgets[isLoopback(address) ? "local" : "remote"];
    const wait = budget.wait(now);
    if (wait > 0) return { kind: "locked", retryAfterMs: wait };
    if (timingSafeEqual(digest(code), this.#digest)) {
      this.#addresses.delete(key);
      return { kind: "granted" };
    }
    budget.spend(now);
    record.failures++;
    const used = record.failures % FAILURES_PER_LOCK;
    if (used === 0) {
      const lock = record.failures / FAILURES_PER_LOCK;
      record.lockedUntil = now + (LOCK_MS[lock - 1] ?? LOCK_MS[2]);
    }
    this.#remember(key, record);
    return used === 0
      ? { kind: "locked", retryAfterMs: record.lockedUntil - now }
      : { kind: "wrong", left: FAILURES_PER_LOCK - used };
  }

  #remember(key: string, record: Failures): void {
    this.#addresses.delete(key);
    this.#addresses.set(key, record);
    if (this.#addresses.size <= LOGIN_ADDRESSES_MAX) return;
    // The longest idle goes. Its lock is over: the budget lets far fewer in before that.
    const [oldest] = this.#addresses.keys();
    if (oldest !== undefined) this.#addresses.delete(oldest);
  }
}

/** Wrong codes of the hour that began with the first of them. */
class Budget {
  #spent = 0;
  #since = 0;

  wait(now: number): number {
    if (now - this.#since >= HOUR_MS) this.#spent = 0;
    return this.#spent >= LOGIN_BUDGET_HOUR ? this.#since + HOUR_MS - now : 0;
  }

  spend(now: number): void {
    if (this.#spent === 0) this.#since = now;
    this.#spent++;
  }
}

function digest(code: string): Uint8Array {
  return createHash("sha256").update(code).digest();
}

function isLoopback(address: string): boolean {
  return address === "::1" || /^(?:::ffff:)?127\./.test(address);
}

/** One household has a whole /64 of IPv6 addresses: they count as one. */
function networkOf(address: string): string {
  if (isIP(address) !== 6 || address.includes(".")) return address.replace(/^::ffff:/, "");
  const [head = "", tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const start = head === "" ? [] : head.split(":");
  const end = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array<string>(Math.max(0, 8 - start.length - end.length)).fill("0");
  return tail === undefined ? start.slice(0, 4).join(":") : [...start, ...zeros, ...end].slice(0, 4).join(":");
}
