/**
 * Stands around everything that the HTTP server answers, errors included: who may be addressed, who may send forms,
 * and which headers tell a browser to trust nothing else.
 */
import type { MiddlewareHandler } from "@hono/hono";
import { isIP } from "node:net";
import { LRUCache } from "lru-cache";
import { newId } from "../ids.ts";
import type { Clock } from "../clock.ts";
import { BASE } from "../queries/links.ts";

/** Which hosts a request may be addressed to. */
export interface HostPolicy {
  /** The bound address, as configured. */
  readonly bind: string;
  /** `server.allowed_hosts`. */
  readonly allowed: readonly string[];
}

/** What the guard needs. */
export interface GuardOptions {
  /** Read at every request, so that a change of config counts at once. */
  hosts(): HostPolicy;
  /** Told of each refusal: "wrong_host", "cross_site". */
  onRefused(code: string): void;
  readonly now: Clock;
}

/** Pages load nothing from elsewhere, run no inline script, and are framed by nobody. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS: readonly (readonly [string, string])[] = [
  ["x-content-type-options", "nosniff"],
  ["x-frame-options", "DENY"],
  // Not "no-referrer": with it browsers send "Origin: null" with forms, and no form could prove where it comes from.
  ["referrer-policy", "same-origin"],
  ["permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
];

/** The guard, to be the first middleware. Refusals are `{"error", "code"}` with status 403. */
export function guard({ hosts, onRefused, now }: GuardOptions): MiddlewareHandler {
  return async (c, next) => {
    const request = c.req.raw;
    const given = request.headers.get("x-request-id");
    const id = given !== null && /^[\w.:-]{1,64}$/.test(given) ? given : newId(now());
    const isPage = isUnder(BASE, c.req.path);
    const refusal = !isAddressedTo(request, hosts())
      ? { error: "This server does not answer to that host name", code: "wrong_host" }
      : isPage && isUnsafe(request.method) && !isSameSite(request)
      ? { error: "This request does not come from a page of this server", code: "cross_site" }
      : null;
    if (refusal) {
      onRefused(refusal.code);
      c.res = Response.json(refusal, { status: 403 });
    } else {
      await next();
    }
    const dressed = withHeaders(c.res, [
      ["x-request-id", id],
      ...HEADERS,
      ["content-security-policy", isPage ? PAGE_POLICY : "default-src 'none'; frame-ancestors 'none'"],
      ...(isPage && !c.res.headers.has("cache-control") ? [["cache-control", "no-store"]] as const : []),
    ]);
    // Assigning makes Hono copy all headers: only where it is another response.
    if (dressed !== c.res) c.res = dressed;
  };
}

function isUnder(prefix: string, path: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}

function isUnsafe(method: string): boolean {
  return method !== "GET" && method !== "HEAD" && method !== "OPTIONS";
}

/**
 * A page anywhere may make a browser call a name that it points at this machine (DNS rebinding). Such a request carries
 * the attacker's host name, so only names that are known to be ours are answered.
 */
export function isAddressedTo(request: Request, { bind, allowed }: HostPolicy): boolean {
  const header = request.headers.get("host");
  // The request line may name a host of its own, and HTTP/2 has only that one: both must be ours.
  const named = [authorityOf(request.url), ...(header === null ? [] : [header])].map(hostName);
  const ours = new Set(["localhost", "127.0.0.1", "::1", bind, ...allowed].map(hostName));
  // Bound to every address, a server cannot list its own; an address, unlike a name, cannot be rebound.
  const isOpen = bind === "0.0.0.0" || bind === "::";
  return named.every((name) => name !== null && (ours.has(name) || (isOpen && isIP(name) !== 0)));
}

/** Host and port of an absolute URL, which the server has parsed already. */
function authorityOf(url: string): string {
  const start = url.indexOf("//") + 2;
  const end = url.indexOf("/", start);
  return url.slice(start, end < 0 ? undefined : end);
}

/** Hosts as they are sent are few, and parsing one costs more than the rest of the guard. */
const parsed = new LRUCache<string, { readonly name: string | null }>({ max: 256 });

function hostName(host: string): string | null {
  let entry = parsed.get(host);
  if (!entry) parsed.set(host, entry = { name: parseHost(host) });
  return entry.name;
}

/** Lower case, without port, brackets and the root's dot; null when it is no host. */
function parseHost(host: string): string | null {
  if (isIP(host) === 6) return new URL(`http://[${host}]`).hostname.slice(1, -1);
  if (!/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`http://${host}`)) return null;
  return new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
}

/**
 * Browsers say where a form comes from in `Origin`, and the newer ones in `Sec-Fetch-Site`. What is said must be us, and
 * something must be said: a request that says nothing is not from a page of ours.
 */
function isSameSite(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  if (site === null && origin === null) return false;
  if (site !== null && site !== "same-origin") return false;
  // Hosts are compared, not schemes: behind a proxy that ends TLS we see http where the browser sees https.
  const host = request.headers.get("host") ?? new URL(request.url).host;
  return origin === null || (URL.canParse(origin) && new URL(origin).host === host.toLowerCase());
}

function withHeaders(response: Response, headers: readonly (readonly [string, string])[]): Response {
  try {
    for (const [name, value] of headers) response.headers.set(name, value);
    return response;
  } catch {
    // Headers of some responses, redirects among them, cannot be changed: a copy carries them.
    const copy = new Headers(response.headers);
    for (const [name, value] of headers) copy.set(name, value);
    return new Response(response.body, { status: response.status, statusText: response.statusText, headers: copy });
  }
}
