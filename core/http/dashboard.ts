/**
 * The dashboard as one function from request to response. Signing in, form tokens and body limits are judged here,
 * before any route: a page cannot be left open by forgetting something.
 */
import { Buffer } from "node:buffer";
import { randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { RuleFacts } from "../contract/rule.ts";
import type { Logger } from "../contract/plugin.ts";
import type { Store } from "../contract/store.ts";
import { reasonOf } from "../errors.ts";
import { FORM_BYTES_MAX } from "../limits.ts";
import { BASE, links } from "../queries/links.ts";
import { makeQueries, type QueryParts } from "../queries/mod.ts";
import type { State } from "../queries/state.ts";
import { createApp, type Manifest } from "../web/app.ts";
import { HttpError } from "../web/error.ts";
import { AccessCode } from "./auth.ts";
import { readBody } from "./body.ts";
import { Feeds } from "./events.ts";
import { isSame, type Session, Sessions, setCookie, tokenOf } from "./sessions.ts";

export type { Manifest } from "../web/app.ts";

/** What the dashboard is built over. */
export interface DashboardServices extends Pick<QueryParts, "loaded" | "rules" | "forcedEnforce"> {
  readonly store: Store;
  readonly rules: readonly RuleFacts[];
  /** Eight digits, printed at start. */
  readonly accessCode: string;
  readonly now: Clock;
  readonly version: string;
  /** Aborted when the server stops: live feeds end, so that it can. */
  readonly onStop: AbortSignal;
  readonly log: Pick<Logger, "error">;
  /** That many random bytes; the machine's, unless a test gives others. */
  readonly random?: (bytes: number) => Uint8Array;
}

/** The dashboard, ready to answer. */
export interface Dashboard {
  /** Answers everything under /dashboard. `address` is the client's. */
  readonly answer: (request: Request, address: string) => Promise<Response>;
  /** Something was recorded by this process: live feeds look at once. */
  readonly wake: () => void;
}

/** Builds the dashboard from `fresh.gen.ts`, the generated manifest. `guard()` must stand before it. */
export function dashboard(services: DashboardServices, manifest: Manifest): Dashboard {
  const { store, now, onStop, log, random = randomBytes } = services;
  const onError = (error: unknown) => log.error("The dashboard failed", { reason: reasonOf(error) });
  const queries = makeQueries(services);
  const feeds = new Feeds({
    audit: store.audit,
    write: (entry) => {
      const row = queries.row(entry);
      return row && JSON.stringify(row);
    },
    summary: async () => JSON.stringify(await queries.summary()),
    signal: onStop,
    onError,
  });
  const sessions = new Sessions(now, random);
  const shared: Shared = {
    ...services,
    queries,
    feeds,
    sessions,
    code: new AccessCode(services.accessCode, now),
    loginToken: Buffer.from(random(32)).toString("base64url"),
  };
  const app = createApp<State>({ manifest, basePath: BASE, admit, onError });
  const answer: Dashboard["answer"] = async (request, address) => {
    const { pathname, search } = new URL(request.url);
    if (pathname === `${BASE}/`) return redirect(BASE + search, 308);
    // Styles and scripts hold nothing that is worth hiding, and the login page needs them.
    const file = app.file(request);
    if (file) return file;
    const whole = await bounded(request);
    return whole instanceof Response ? whole : await app.fetch(whole, stateOf(shared, whole, address));
  };
  return { answer, wake: () => feeds.notify() };
}

interface Shared extends DashboardServices {
  readonly queries: State["queries"];
  readonly feeds: Feeds;
  readonly sessions: Sessions;
  readonly code: AccessCode;
  /** Stands in for a session's form token before there is a session. */
  readonly loginToken: string;
}

function stateOf(shared: Shared, request: Request, address: string): State {
  const { sessions, code, store } = shared;
  const token = tokenOf(request);
  const session = sessions.find(token);
  const isSecure = isOverTls(request);
  return {
    title: "Oktsec",
    version: shared.version,
    isSignedIn: session !== null,
    csrf: session?.csrf ?? shared.loginToken,
    queries: shared.queries,
    access: {
      signIn(given) {
        const attempt = code.attempt(given, address);
        if (attempt.kind !== "granted") {
          store.counters.add(attempt.kind === "wrong" ? "refused.dashboard.bad_code" : "refused.dashboard.locked");
          return attempt;
        }
        // The old session, if any, ends here: a cookie that was planted before signing in is worth nothing after.
        sessions.end(token);
        return { kind: "granted", cookie: setCookie(sessions.begin().token, { isSecure }) };
      },
      signOut() {
        sessions.end(token);
        return setCookie(null, { isSecure });
      },
    },
    feed: (cursor) => shared.feeds.open({ cursor, isWelcome: () => isAlive(sessions, token, session) }),
  };
}

function isAlive(sessions: Sessions, token: string | null, session: Session | null): boolean {
  return session !== null && sessions.find(token) === session;
}

// Only decides whether the cookie is marked Secure: a client that lies about it keeps itself out, and nobody else.
function isOverTls(request: Request): boolean {
  return new URL(request.url).protocol === "https:" || request.headers.get("x-forwarded-proto") === "https";
}

/** Who may come in: everyone to the login page, the signed-in to the rest; forms only with their token. */
async function admit(request: Request, state: State): Promise<Response | null> {
  const { pathname, search } = new URL(request.url);
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (!state.isSignedIn && pathname !== links.login) {
    if (pathname.startsWith(`${BASE}/api/`)) {
      return Response.json({ error: "session expired", code: "no_session" }, { status: 401 });
    }
    const back = pathname === BASE || !isRead ? "" : `?next=${encodeURIComponent(pathname + search)}`;
    return redirect(links.login + back, isRead ? 302 : 303);
  }
  if (isRead || isSame(await formToken(request), state.csrf)) return null;
  throw new HttpError(
    403,
    "This form is out of date: it was made before the last sign-in or restart. Load the page again",
  );
}

async function formToken(request: Request): Promise<string> {
  const header = request.headers.get("x-csrf-token");
  if (header !== null) return header;
  if (!request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded")) return "";
  return new URLSearchParams(await request.clone().text()).get("csrf") ?? "";
}

/** The request with its body read, never past the bound of a form. */
async function bounded(request: Request): Promise<Request | Response> {
  if (!request.body) return request;
  const read = await readBody(request, FORM_BYTES_MAX);
  if (read.kind === "body") {
    const { method, headers, url } = request;
    const body = method === "GET" || method === "HEAD" ? null : read.bytes;
    return new Request(url, { method, headers, body });
  }
  const status = read.kind === "too_large" ? 413 : read.kind === "slow" ? 408 : 400;
  return Response.json({ error: "The form could not be read", code: read.kind }, { status });
}

function redirect(to: string, status: number): Response {
  return new Response(null, { status, headers: { location: to } });
}
