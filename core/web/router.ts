/** Turns a folder of route files into an ordered list of routes, as Fresh reads it. Pure: no request passes here. */
import type { AnyComponent } from "preact";
import { fail } from "../errors.ts";
import type { Middleware, PageProps, RouteConfig } from "./context.ts";
import { type HandlerFn, type Method, METHODS } from "./handlers.ts";

/** A page, layout, `_app` or `_error`. Which state and data it takes is the route file's business. */
export type Template = AnyComponent<PageProps<unknown, unknown>>;
/** A handler whose state is the route file's business. */
export type Handler = HandlerFn<unknown, unknown>;

/** The templates and middlewares around a path. */
export interface Surround {
  readonly app: Template | null;
  /** Outermost first. */
  readonly layouts: readonly Template[];
  /** Outermost first. */
  readonly middlewares: readonly Middleware<unknown>[];
  /** The nearest `_error` above. */
  readonly failure: Template | null;
}

/** One route file, ready to run. */
export interface Route extends Surround {
  readonly file: string;
  /** Hono's notation: "/events/:id". */
  readonly pattern: string;
  readonly page: Template | null;
  readonly handlers: Handler | Readonly<Partial<Record<Method, Handler>>>;
  readonly config: RouteConfig;
}

/** Route files by path ("./routes/events/[id].tsx"), each the module as imported. */
export type RouteFiles = Readonly<Record<string, unknown>>;

/** Routes in the order in which they must be tried, and what surrounds a path that none of them takes. */
export function readRoutes(files: RouteFiles): { readonly routes: readonly Route[]; readonly root: Surround } {
  const routes = Object.keys(files).filter(isRoute).map((file) => readRoute(files, file));
  routes.sort((a, b) => compare(rank(a.pattern), rank(b.pattern)) || compare(a.pattern, b.pattern));
  routes.forEach((route, at) => {
    const before = routes[at - 1];
    if (before?.pattern === route.pattern) {
      throw fail("web/bad-route", [route.file, `"${before.file}" has the same path`]);
    }
  });
  return { routes, root: surround(files, "./routes/index.tsx") };
}

/** "./routes/(admin)/rules/[id].tsx" becomes "/rules/:id"; "[...rest]" becomes ":rest{.+}". */
export function toPattern(file: string): string {
  const path = file.replace(/^\.\/routes/, "").replace(/\.tsx?$/, "").replace(/\/\([^/]*\)/g, "").replace(
    /\/index$/,
    "",
  );
  return path.replace(/\[\.\.\.(\w+)\]/g, ":$1{.+}").replace(/\[(\w+)\]/g, ":$1") || "/";
}

// Names that start with an underscore are templates; folders like "(_shared)" hold what routes share.
function isRoute(file: string): boolean {
  return /\.tsx?$/.test(file) && !/\/_[^/]*$/.test(file) && !file.includes("/(_");
}

/** Static segments before parameters, parameters before catch-alls, at every depth. */
function rank(pattern: string): string {
  return pattern.split("/").map((part) => !part.includes(":") ? "0" : part.includes("{") ? "2" : "1").join("");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function readRoute(files: RouteFiles, file: string): Route {
  const module = asModule(file, files[file]);
  const page = asTemplate(file, module.default);
  const given = module.handler ?? module.handlers;
  if (!page && given === undefined) throw fail("web/bad-route", [file, "it exports neither a page nor a handler"]);
  const config = (module.config ?? {}) as RouteConfig; // True: `config` is ours to define, and only its two flags are read.
  return { ...surround(files, file), file, pattern: toPattern(file), page, handlers: asHandlers(file, given), config };
}

function surround(files: RouteFiles, file: string): Surround {
  const folders = file.split("/").slice(0, -1).map((_, at, parts) => parts.slice(0, at + 1).join("/")).slice(1);
  const all = (name: string) =>
    folders.flatMap((folder) => {
      const path = [`${folder}/${name}.tsx`, `${folder}/${name}.ts`].find((candidate) => candidate in files);
      return path === undefined ? [] : [{ path, module: asModule(path, files[path]) }];
    });
  const templates = (name: string) => all(name).flatMap(({ path, module }) => asTemplate(path, module.default) ?? []);
  return {
    app: templates("_app")[0] ?? null,
    layouts: templates("_layout"),
    failure: templates("_error").at(-1) ?? null,
    middlewares: all("_middleware").flatMap(({ path, module }) =>
      asMiddlewares(path, module.handler ?? module.handlers ?? module.default)
    ),
  };
}

function asModule(file: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) throw fail("web/bad-route", [file, "it is not a module"]);
  return value as Readonly<Record<string, unknown>>; // True: any object can be read by name.
}

function asTemplate(file: string, value: unknown): Template | null {
  if (value === undefined) return null;
  if (typeof value !== "function") throw fail("web/bad-route", [file, "its default export is not a component"]);
  return value as Template; // True: a function; which props it takes was checked where it was defined.
}

function asHandlers(file: string, value: unknown): Route["handlers"] {
  if (value === undefined) return {};
  if (typeof value === "function") return value as Handler; // True: a function; its state was checked where it was defined.
  const byMethod = asModule(file, value);
  for (const [method, handler] of Object.entries(byMethod)) {
    if (!METHODS.some((known) => known === method) || typeof handler !== "function") {
      throw fail("web/bad-route", [file, `its handler "${method}" is not a function for a known method`]);
    }
  }
  return byMethod as Readonly<Partial<Record<Method, Handler>>>; // True: checked just above.
}

function asMiddlewares(file: string, value: unknown): readonly Middleware<unknown>[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.some((item) => typeof item !== "function")) throw fail("web/bad-route", [file, "it exports no middleware"]);
  return list as readonly Middleware<unknown>[]; // True: checked just above.
}
