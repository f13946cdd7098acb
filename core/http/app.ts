/** Assembles the HTTP server: the guard around everything, then health, the doors' routes, the dashboard. */
import { Hono } from "@hono/hono";
import type { App, Runtime } from "../cli/app.ts";
import { reasonOf } from "../errors.ts";
import { factsOf } from "../registry/known.ts";
import { clientAddress, trustedProxies } from "./client_address.ts";
import { dashboard } from "./dashboard.ts";
import { guard } from "./guard.ts";
import type { Answer } from "./listen.ts";

/** What a server is made of. */
export interface ServerParts {
  readonly app: App;
  readonly runtime: Runtime;
  readonly accessCode: string;
  /** The address that is listened on; requests must be addressed to it, or to another of our names. */
  readonly bind: string;
  readonly version: string;
  /** Aborts when the server stops: feeds close. */
  readonly signal: AbortSignal;
}
/** A server's answers, and what wakes its live feed. */
export interface Server {
  readonly answer: Answer;
  readonly wake: () => void;
}

/** Builds the server. Routes of plugins are made once, here. */
export async function makeServer(parts: ServerParts): Promise<Server> {
  const { app, runtime, version } = parts;
  const { log, now } = app;
  const pages = await app.pages();
  const board = dashboard(
    {
      store: runtime.store,
      loaded: runtime.loaded,
      rules: factsOf(app.registry),
      accessCode: parts.accessCode,
      now,
      version,
      log,
      forcedEnforce: runtime.forcedEnforce,
      onStop: parts.signal,
    },
    pages,
  );
  const hono = new Hono<{ Bindings: { address: string } }>();
  hono.use(guard({
    hosts: () => ({ bind: parts.bind, allowed: runtime.loaded().config.server.allowed_hosts }),
    onRefused: (code) => runtime.store.counters.add(`refused.http.${code}`),
    now,
  }));
  hono.onError((error) => {
    log.error("A request failed", { reason: reasonOf(error) });
    return Response.json({ error: "the request could not be answered", code: "internal" }, { status: 500 });
  });
  hono.get("/health", () => Response.json({ status: "ok", version }));
  hono.get("/", () => new Response(null, { status: 302, headers: { location: "/dashboard" } }));
  for (const { prefix, make } of app.registry.routes) {
    const handle = await make({
      point: runtime.point,
      store: runtime.store,
      log,
      config: () => runtime.loaded().config,
      now,
    });
    hono.all(`${prefix}/*`, (c) => handle(c.req.raw, c.env.address));
  }
  hono.all("/dashboard", (c) => board.answer(c.req.raw, c.env.address));
  hono.all("/dashboard/*", (c) => board.answer(c.req.raw, c.env.address));
  hono.notFound(() => Response.json({ error: "no such route", code: "not_found" }, { status: 404 }));
  const proxies = proxiesOf(runtime);
  return {
    answer: (request, socket) => hono.fetch(request, { address: clientAddress(request.headers, socket, proxies()) }),
    wake: board.wake,
  };
}

/** The trusted proxies of the live config, built again only when the config changed. */
function proxiesOf(runtime: Runtime): () => ReturnType<typeof trustedProxies> {
  let from = runtime.loaded();
  let list = trustedProxies(from.config.server.trusted_proxies);
  return () => {
    const current = runtime.loaded();
    if (current !== from) {
      from = current;
      list = trustedProxies(current.config.server.trusted_proxies);
    }
    return list;
  };
}
