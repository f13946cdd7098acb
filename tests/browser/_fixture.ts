/** A dashboard over a real store, behind the real guard, for tests. */
import { Hono } from "@hono/hono";
import type { AuditRecord, Store } from "../../core/contract/store.ts";
import { defineRule, type Rule } from "../../core/contract/rule.ts";
import { dashboard } from "../../core/http/dashboard.ts";
import { guard } from "../../core/http/guard.ts";
import { newId } from "../../core/ids.ts";
import type { ModeConfig } from "../../core/queries/overview.ts";
import { manifest } from "../../fresh.gen.ts";
import { openMemoryStore } from "../../plugins/store_memory/store.ts";

export const CODE = "48291057";
export const ORIGIN = "http://localhost:8080";

export const RULE: Rule = defineRule({
  id: "TEST-001",
  title: "A thing that must not happen <b>",
  why: "Because it did.",
  fix: "Undo it.",
  severity: "critical",
  category: "testing",
  lane: "block",
  maps: { asi: ["ASI01"] },
  match: "x",
  examples: { flags: ["x"], passes: ["y"] },
});

/** A site, its store, and what its log would hold. */
export interface Site extends AsyncDisposable {
  readonly store: Store;
  readonly logged: string[];
  /** Time can be moved. */
  readonly clock: { now: number };
  fetch(request: Request, address?: string): Promise<Response>;
  /** A request as a browser on our own pages makes it. */
  ask(path: string, init?: RequestInit & { readonly address?: string }): Promise<Response>;
  wake(): void;
  stop(): void;
}

export interface SiteOptions {
  readonly store?: Store;
  readonly config?: Partial<ModeConfig>;
}

export async function openSite({ store, config = {} }: SiteOptions = {}): Promise<Site> {
  const clock = { now: Date.now() };
  const now = () => clock.now;
  const own = store ?? await openMemoryStore({ path: "", signer: null, now });
  const stop = new AbortController();
  const logged: string[] = [];
  const whole: ModeConfig = { mode: "observe", doors: {}, agents: {}, ...config };
  const board = dashboard({
    store: own,
    loaded: () => ({ config: whole }),
    rules: [RULE],
    accessCode: CODE,
    now,
    version: "1.2.3",
    onStop: stop.signal,
    log: { error: (message, data) => void logged.push(`${message} ${JSON.stringify(data)}`) },
  }, manifest);
  const app = new Hono<{ Bindings: { address: string } }>();
  app.use(
    guard({ hosts: () => ({ bind: "127.0.0.1", allowed: [] }), onRefused: (code) => own.counters.add(code), now }),
  );
  app.all("/dashboard", (c) => board.answer(c.req.raw, c.env.address));
  app.all("/dashboard/*", (c) => board.answer(c.req.raw, c.env.address));
  const fetch = async (request: Request, address = "127.0.0.1") => await app.fetch(request, { address });
  return {
    store: own,
    logged,
    clock,
    fetch,
    wake: board.wake,
    stop: () => stop.abort(),
    ask(path, { address, ...init } = {}) {
      const headers = new Headers(init.headers);
      if (init.method === "POST" && !headers.has("origin")) headers.set("origin", ORIGIN);
      return fetch(new Request(ORIGIN + path, { ...init, headers }), address);
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      if (!store) await own[Symbol.asyncDispose]();
    },
  };
}

/** A form as a browser sends it. */
export function form(fields: Readonly<Record<string, string>>, headers: HeadersInit = {}): RequestInit {
  return { method: "POST", body: new URLSearchParams(fields), headers };
}

/** The form token on a page. */
export async function csrfOf(response: Response): Promise<string> {
  return /name="csrf" value="([^"]+)"/.exec(await response.text())?.[1] ?? "";
}

/** Signs in; the answer is the Cookie header of the session. */
export async function signIn(site: Site): Promise<string> {
  const csrf = await csrfOf(await site.ask("/dashboard/login"));
  const response = await site.ask("/dashboard/login", form({ code: CODE, csrf }));
  return response.headers.get("set-cookie")?.split(";")[0] ?? "";
}

/** A decision as the pipeline records one; `changes` make it another. */
export function decision(changes: Partial<AuditRecord> = {}): AuditRecord {
  const at = changes.at ?? Date.now();
  return {
    id: newId(at),
    kind: "decision",
    at,
    door: "message",
    phase: "request",
    from: "ada",
    to: "bob",
    tool: null,
    method: null,
    status: "delivered",
    reason: "allow",
    verdict: "clean",
    mode: "observe",
    effect: "pass",
    policy: "a1b2c3d4",
    clientTime: null,
    identity: "unsigned",
    fingerprint: null,
    address: "127.0.0.1",
    session: null,
    contentHash: "00".repeat(32),
    findings: [],
    latencyMs: 0.4,
    ref: null,
    actor: null,
    note: null,
    ...changes,
  };
}

/** A decision that enforce would have made a block. */
export function wouldBlock(changes: Partial<AuditRecord> = {}): AuditRecord {
  return decision({
    status: "would_block",
    reason: "content_blocked",
    verdict: "block",
    findings: [{
      rule: RULE.id,
      severity: "critical",
      category: "testing",
      lane: "block",
      path: "/content",
      kind: "message",
      view: "folded",
      span: { start: 0, end: 1 },
      excerpt: "… <img src=x onerror=alert(1)> …",
    }],
    ...changes,
  });
}

/** Polls until a claim holds. Throws when it does not within ten seconds. */
export async function until(claim: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!await claim()) {
    if (performance.now() > deadline) throw new Error(`Never became true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
