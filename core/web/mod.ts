/**
 * The part of Fresh 2's public surface that our routes use: same names, same shapes. The import map calls it "fresh";
 * where JSR can be reached, pointing that name at `jsr:@fresh/core` leaves every route file as it is.
 *
 * @module
 */
export { createDefine, type Define } from "./define.ts";
export {
  type HandlerByMethod,
  type HandlerFn,
  type Method,
  page,
  type PageOptions,
  type PageResponse,
  type RouteHandler,
} from "./handlers.ts";
export type { Context, LayoutConfig, Middleware, PageProps, RouteConfig } from "./context.ts";
export { HttpError } from "./error.ts";
