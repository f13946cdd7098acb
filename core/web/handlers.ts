import type { Context } from "./context.ts";

/** Methods that a handler object may name. */
export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
/** Methods that a handler object may name. */
export type Method = typeof METHODS[number];

/** What a handler hands to its page. */
export interface PageResponse<T> {
  data: T;
  headers?: HeadersInit;
  status?: number;
}

/** Answers a request: with a `Response`, or with data for the page of the same file. */
export interface HandlerFn<Data, State> {
  (ctx: Context<State>): Response | PageResponse<Data> | Promise<Response | PageResponse<Data>>;
}

/** One handler a method. HEAD falls back to GET; a method that is not named is a 405. */
export type HandlerByMethod<Data, State> = { [M in Method]?: HandlerFn<Data, State> };

/** What a route file exports as `handler`: one function for all methods, or one for each. */
export type RouteHandler<Data, State> = HandlerFn<Data, State> | HandlerByMethod<Data, State>;

/** How a page is answered. */
export interface PageOptions {
  headers?: HeadersInit;
  status?: number;
}

/**
 * Renders the page of the same file with this data.
 *
 * @example
 * ```ts
 * export const handler = define.handlers({ GET: (ctx) => page({ id: ctx.params.id }) });
 * ```
 */
export function page<T>(data: T, options?: PageOptions): PageResponse<T>;
export function page(): PageResponse<undefined>;
export function page(data?: unknown, options?: PageOptions): PageResponse<unknown> {
  return { data, ...options };
}
