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
import { type Assets, openAssets } from "./static.ts";

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
  /** Makes the state of one request. */
  state(request: Request): State;
  /** Told of what a page threw; the reader sees only the status. */
  onError(error: unknown, request: Request): void;
}

/** Name of the built client script. */
export const CLIENT = "client";

/** Answers requests under the base path. Files first: their names cannot clash with routes, which have no dot. */
export function createApp<State>(options: AppOptions<State>): (request: Request) => Promise<Response> {
  const { manifest, basePath } = options;
  registerIslands(manifest.islands);
  const assets = openAssets(manifest.assets);
  setBuildId(assets.buildId);
  const { routes, root } = readRoutes(manifest.routes);
  const site: Site<State> = { ...options, client: basePath + assets.island(CLIENT) };
  const app = new Hono().basePath(basePath);
  for (const route of routes) {
    const { pattern } = route;
    app.all(
      pattern,
      (c) => run(site, { request: c.req.raw, route, params: c.req.param(), end: (ctx) => handle(route, ctx) }),
    );
  }
  const missing = (request: Request) => run(site, { request, route: root, params: {}, end: notFound });
  app.notFound((c) => missing(c.req.raw));
  return async (request) => {
    const { pathname } = new URL(request.url);
    return serveAsset(assets, pathname.slice(basePath.length), request) ?? await app.fetch(request);
  };
}

function serveAsset(assets: Assets, path: string, request: Request): Response | null {
  return path.includes(".") ? assets.serve(path, request) : null;
}

interface Site<State> extends AppOptions<State> {
  readonly client: string;
}
interface Job {
  readonly request: Request;
  readonly route: Surround | Route;
  readonly params: Record<string, string>;
  readonly end: (ctx: Live) => Promise<Response>;
}
/** The context while the layer still writes to it. */
type Live = { -readonly [K in keyof Context<unknown>]: Context<unknown>[K] };

async function run<State>(site: Site<State>, { request, route, params, end }: Job): Promise<Response> {
  const ctx = makeContext(site, { request, route, params, end });
  let response: Response;
  try {
    response = await step(route.middlewares, 0, ctx, end);
  } catch (error) {
    response = await failed(site, ctx, route, error);
  }
  // A reader of headers only: the same answer, without its body.
  return request.method === "HEAD" ? new Response(null, response) : response;
}

function step(chain: readonly Middleware<unknown>[], at: number, ctx: Live, end: Job["end"]): Promise<Response> {
  const middleware = chain[at];
  if (!middleware) return end(ctx);
  ctx.next = () => step(chain, at + 1, ctx, end);
  return Promise.resolve(middleware(ctx));
}

function makeContext<State>(site: Site<State>, { request, route, params }: Job): Live {
  const ctx: Live = {
    req: request,
    url: new URL(request.url),
    params,
    route: "pattern" in route ? route.pattern : null,
    state: site.state(request),
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
