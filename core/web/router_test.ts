import assert from "node:assert/strict";
import { readRoutes, toPattern } from "./router.ts";

const page = () => null;
const route = { default: page };

Deno.test("toPattern() reads parameters, catch-alls, groups and index files as Fresh does", () => {
  assert.equal(toPattern("./routes/index.tsx"), "/");
  assert.equal(toPattern("./routes/rules/index.tsx"), "/rules");
  assert.equal(toPattern("./routes/rules/[id].tsx"), "/rules/:id");
  assert.equal(toPattern("./routes/docs/[...rest].tsx"), "/docs/:rest{.+}");
  assert.equal(toPattern("./routes/(admin)/settings.tsx"), "/settings");
  assert.equal(toPattern("./routes/api/events.ts"), "/api/events");
});

Deno.test("readRoutes() tries static paths before parameters before catch-alls, whatever the order of the files", () => {
  const { routes } = readRoutes({
    "./routes/[...rest].tsx": route,
    "./routes/rules/[id].tsx": route,
    "./routes/rules/new.tsx": route,
    "./routes/[page].tsx": route,
    "./routes/rules/[id]/edit.tsx": route,
  });
  assert.deepEqual(routes.map(({ pattern }) => pattern), [
    "/rules/new",
    "/rules/:id",
    "/rules/:id/edit",
    "/:page",
    "/:rest{.+}",
  ]);
});

Deno.test("readRoutes() takes neither templates nor shared folders for routes", () => {
  const { routes } = readRoutes({
    "./routes/_app.tsx": route,
    "./routes/_layout.tsx": route,
    "./routes/(_shared)/define.ts": { define: {} },
    "./routes/index.tsx": route,
  });
  assert.deepEqual(routes.map(({ pattern }) => pattern), ["/"]);
});

Deno.test("readRoutes() gathers layouts and middlewares from the root down, and the nearest error page", () => {
  const [outer, inner, first, second, far, near] = [page, () => null, () => null, () => null, () => null, () => null];
  const { routes, root } = readRoutes({
    "./routes/_app.tsx": { default: page },
    "./routes/_layout.tsx": { default: outer },
    "./routes/_middleware.ts": { default: first },
    "./routes/_error.tsx": { default: far },
    "./routes/rules/_layout.tsx": { default: inner },
    "./routes/rules/_middleware.ts": { handler: [second] },
    "./routes/rules/_error.tsx": { default: near },
    "./routes/rules/index.tsx": route,
  });
  assert.deepEqual(routes[0]?.layouts, [outer, inner]);
  assert.deepEqual(routes[0]?.middlewares, [first, second]);
  assert.equal(routes[0]?.failure, near);
  assert.equal(root.failure, far);
  assert.equal(root.app, page);
});

Deno.test("readRoutes() refuses a file that is no route, a handler that is no function, and two files for one path", () => {
  const bad = { code: "web/bad-route" };
  assert.throws(() => readRoutes({ "./routes/a.tsx": { other: 1 } }), bad);
  assert.throws(() => readRoutes({ "./routes/a.tsx": { default: "no component" } }), bad);
  assert.throws(() => readRoutes({ "./routes/a.ts": { handler: { GET: "no function" } } }), bad);
  assert.throws(() => readRoutes({ "./routes/a.ts": { handler: { FETCH: page } } }), bad);
  assert.throws(() => readRoutes({ "./routes/_middleware.ts": {}, "./routes/a.tsx": route }), bad);
  assert.throws(() => readRoutes({ "./routes/a.tsx": route, "./routes/(group)/a.tsx": route }), bad);
});
