import type { FunctionComponent, VNode } from "preact";

/** Which of the surrounding templates a page does without. */
export interface LayoutConfig {
  readonly skipInheritedLayouts?: boolean;
  readonly skipAppWrapper?: boolean;
}

/** What a handler, a middleware or a page sees of one request. */
export interface Context<State> {
  readonly req: Request;
  readonly url: URL;
  /** Values of `[name]` in the file's path, decoded. */
  readonly params: Record<string, string>;
  /** The pattern that matched, such as "/events/:id"; null where none did. */
  readonly route: string | null;
  readonly state: State;
  /** What was thrown, while `_error.tsx` renders; else null. */
  readonly error: unknown;
  /** The inner part of a layout or of `_app`. */
  readonly Component: FunctionComponent;
  /** Runs the rest of the chain. */
  next(): Promise<Response>;
  /** Sends the browser elsewhere on this site; a path that names another host is bent back to this one. */
  redirect(pathOrUrl: string, status?: number): Response;
  /** Renders inside the layouts and `_app` of this route. */
  render(vnode: VNode | null, init?: ResponseInit, config?: LayoutConfig): Promise<Response>;
}

/** What a page, a layout or `_app` is given. */
export interface PageProps<Data = unknown, State = unknown>
  extends Pick<Context<State>, "req" | "url" | "params" | "route" | "state" | "error" | "Component"> {
  readonly data: Data;
}

/** Runs before the handlers of its folder and of all below; goes on with `ctx.next()`. */
export interface Middleware<State> {
  (ctx: Context<State>): Response | Promise<Response>;
}

/** What a route file may export as `config`. */
export type RouteConfig = LayoutConfig;
