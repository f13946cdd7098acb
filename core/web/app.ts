/** Fresh's routes on Hono: middleware, handler, page; errors end in `_error`. */
import { Hono } from "@hono/hono";
import type { ComponentType, FunctionComponent } from "preact";
import type { Context, Middleware, PageProps } from "./context.ts";
import { HttpError } from "./error.ts";
import type { PageResponse } from "./handlers.ts";
import { registerIslands } from "./islands.ts";
import { element, renderPage } from "./render.ts";
import { type Handler, readRoutes, type Route, type RouteFiles, type Surround } from "./router.ts";
import { setBuildId } from "./runtime.ts";
import { openAssets } from "./static.ts";

/** What `fresh.gen.ts` lists: everything that a site consists of. */
export interface Manifest {
  /** Route files by path, each the module as imported. */
  readonly routes: RouteFiles;
  /** Components by name; `_islands/islands/NAME.js` is the browser's half. */
  readonly islands: Readonly<Record<string, ComponentType<never>>>;
  /** Texts by name: "styles.css", "_islands/client.js". */
  readonly assets: Readonly<Record<string, string>>;
}

/** How a site is mounted. */
export interface AppOptions<State> {
  readonly manifest: Manifest;
  /** Where the site begins, without a slash at the end: "/dashboard". */
  readonly basePath: string;
  /** Runs before every route, and inside its error handling: throws `HttpError`, or answers in the route's place. */
  admit?(request: Request, state: State): Promise<Response | null>;
  /** Told of what a page threw; the reader sees only the status. */
  onError(error: unknown, request: Request): void;
}

/** Name of the built client script. */
export const CLIENT = "client";

/** A site, ready to answer requests under its base path. */
export interface App<State> {
  /** The answer where the address names a file of the manifest, else null. */
  file(request: Request): Response | null;
  /** The answer of a route, or its error page. */
  fetch(request: Request, state: State): Promise<Response>;
}

/** Reads the manifest once. Throws `web/bad-route` for a file that is none. */
export function createApp<State>(options: AppOptions<State>): App<State> {
  const { manifest, basePath } = options;
  registerIslands(manifest.islands);
  const assets = openAssets(manifest.assets);
  setBuildId(assets.buildId);
  const { routes, root } = readRoutes(manifest.routes);
  const site: Site<State> = { ...options, client: basePath + assets.island(CLIENT) };
  const app = new Hono<{ Bindings: { state: State } }>().basePath(basePath);
  for (const route of routes) {
    const end = (ctx: Live) => handle(route, ctx);
    app.all(
      route.pattern,
      (c) => run(site, { request: c.req.raw, state: c.env.state, route, params: c.req.param(), end }),
    );
  }
  app.notFound((c) => run(site, { request: c.req.raw, state: c.env.state, route: root, params: {}, end: notFound }));
  return {
    file(request) {
      const { pathname } = new URL(request.url);
      return pathname.startsWith(`${basePath}/`) ? assets.serve(pathname.slice(basePath.length), request) : null;
    },
    fetch: async (request, state) => await app.fetch(request, { state }),
  };
}

interface Site<State> extends AppOptions<State> {
  readonly client: string;
}
interface Job<State> {
  readonly request: Request;
  readonly state: State;
  readonly route: Surround | Route;
  readonly params: Record<string, string>;
  readonly end: End;
}
type End = (ctx: Live) => Promise<Response>;
/** The context while the layer still writes to it. */
type Live = { -readonly [K in keyof Context<unknown>]: Context<unknown>[K] };

async function run<State>(site: Site<State>, job: Job<State>): Promise<Response> {
  const { request, state, route, end } = job;
  const ctx = makeContext(site, job);
  let response: Response;
  try {
    response = await site.admit?.(request, state) ?? await step(route.middlewares, 0, ctx, end);
  } catch (error) {
    response = await failed(site, ctx, route, error);
  }
  if (request.method !== "HEAD") return response;
  // A reader of headers only: the same answer, and whoever writes its body is told that nobody reads it.
  await response.body?.cancel();
  return new Response(null, { status: response.status, headers: response.headers });
}

function step(chain: readonly Middleware<unknown>[], at: number, ctx: Live, end: End): Promise<Response> {
  const middleware = chain[at];
  if (!middleware) return end(ctx);
  ctx.next = () => step(chain, at + 1, ctx, end);
  return Promise.resolve(middleware(ctx));
}

function makeContext<State>(site: Site<State>, { request, state, route, params }: Job<State>): Live {
  const ctx: Live = {
    req: request,
    url: new URL(request.url),
    params,
    route: "pattern" in route ? route.pattern : null,
    state,
    error: null,
    Component: Nothing,
    next: () => Promise.reject(new Error("next() is for middlewares")),
    redirect: (to, status = 302) => new Response(null, { status, headers: { location: stay(to) } }),
    render: (vnode, init = {}, config = {}) =>
      renderPage(vnode, { surround: route, props: propsOf(ctx, null), client: site.client, init, config }),
  };
  return ctx;
}

const Nothing: FunctionComponent = () => null;

// "//host" and "/\host" would leave this site.
function stay(to: string): string {
  return /^[\\/]/.test(to) ? to.replace(/^[\\/]+/, "/") : to;
}

function propsOf(
  { req, url, params, route, state, error, Component }: Live,
  data: unknown,
): PageProps<unknown, unknown> {
  return { req, url, params, route, state, error, Component, data };
}

async function handle(route: Route, ctx: Live): Promise<Response> {
  const answer = await respond(route, ctx);
  if (answer instanceof Response) return answer;
  if (!route.page) throw new Error(`${route.file} answers with data but has no page`);
  const init: ResponseInit = { status: answer.status ?? 200, ...(answer.headers ? { headers: answer.headers } : {}) };
  return await ctx.render(element(route.page, propsOf(ctx, answer.data)), init, route.config);
}

async function respond({ handlers, page }: Route, ctx: Live): Promise<Response | PageResponse<unknown>> {
  if (typeof handlers === "function") return await handlers(ctx);
  const { method } = ctx.req;
  const isRead = method === "GET" || method === "HEAD";
  const byName: Readonly<Partial<Record<string, Handler>>> = handlers;
  const handler = byName[method] ?? (isRead ? handlers.GET : undefined);
  if (handler) return await handler(ctx);
  if (isRead && page) return { data: undefined };
  throw new HttpError(405, "This address does not take that method");
}

function notFound(): Promise<Response> {
  return Promise.reject(new HttpError(404, "There is nothing at this address"));
}

async function failed<State>(site: Site<State>, ctx: Live, route: Surround, error: unknown): Promise<Response> {
  const status = error instanceof HttpError ? error.status : 500;
  if (status >= 500) site.onError(error, ctx.req);
  ctx.error = error;
  const headers: Record<string, string> = status === 405 ? { allow: allowed(route) } : {};
  if (!route.failure) return new Response(`${status}\n`, { status, headers });
  try {
    return await ctx.render(element(route.failure, propsOf(ctx, null)), { status, headers });
  } catch (second) {
    // The error page itself is broken; the reader still gets an answer.
    site.onError(second, ctx.req);
    return new Response(`${status}\n`, { status, headers });
  }
}

function allowed(route: Surround | Route): string {
  if (!("handlers" in route)) return "GET, HEAD";
  const named = typeof route.handlers === "function" ? [] : Object.keys(route.handlers);
  const reads = route.page || named.includes("GET") ? ["GET", "HEAD"] : [];
  return [...new Set([...reads, ...named])].join(", ");
}
