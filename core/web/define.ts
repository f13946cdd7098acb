import type { AnyComponent } from "preact";
import type { Middleware, PageProps } from "./context.ts";
import type { HandlerByMethod, HandlerFn, RouteHandler } from "./handlers.ts";

/** Identity functions, so that TypeScript infers data and state across a route file. */
export interface Define<State> {
  handlers<Data, Handlers extends RouteHandler<Data, State> = RouteHandler<Data, State>>(
    handlers: Handlers,
  ): typeof handlers;
  /** `define.page<typeof handler>(…)` types `data` from what the handler gives to `page()`. */
  page<
    Handler extends RouteHandler<unknown, State> = never,
    Data = Handler extends HandlerFn<infer D, State> ? D
      : Handler extends HandlerByMethod<infer D, State> ? D
      : never,
  >(render: AnyComponent<PageProps<Data, State>>): typeof render;
  middleware<M extends Middleware<State> | Middleware<State>[]>(middleware: M): typeof middleware;
  layout(render: AnyComponent<PageProps<unknown, State>>): typeof render;
}

/** The define functions for one kind of state; call it once and import the result in every route file. */
export function createDefine<State>(): Define<State> {
  return { handlers: (h) => h, page: (r) => r, middleware: (m) => m, layout: (r) => r };
}
