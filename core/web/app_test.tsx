import assert from "node:assert/strict";
import { useState } from "preact/hooks";
import { createApp, type Manifest } from "./app.ts";
import { createDefine, HttpError, page } from "./mod.ts";
import { asset } from "./runtime.ts";

interface State {
  title: string;
  user?: string;
}
const define = createDefine<State>();

function Counter({ start }: { start: number }) {
  const [n, setN] = useState(start);
  return <button type="button" onClick={() => setN(n + 1)}>{n}</button>;
}
/** An island that contains another. */
function Panel({ label }: { label: string }) {
  return (
    <div>
      {label}
      <Counter start={7} />
    </div>
  );
}

const detail = define.handlers({
  GET(ctx) {
    if (ctx.params.id === "none") throw new HttpError(404, "No such rule");
    if (ctx.params.id === "broken") throw new Error("secret detail");
    return page({ id: ctx.params.id ?? "" }, { status: 203, headers: { "x-page": "yes" } });
  },
});

const manifest: Manifest = {
  routes: {
    "./routes/_app.tsx": {
      default: define.layout(({ Component, state, error }) => (
        <html>
          <head>
            <title>{error === null ? state.title : "failed"}</title>
            <link rel="stylesheet" href={asset("/styles.css", "/base")} />
          </head>
          <body>
            <Component />
          </body>
        </html>
      )),
    },
    "./routes/_layout.tsx": {
      default: define.layout(({ Component, state, url }) => (
        <main data-path={url.pathname} data-user={state.user}>
          <Component />
        </main>
      )),
    },
    "./routes/_middleware.ts": {
      default: define.middleware(async (ctx) => {
        ctx.state.user = "ada";
        const response = await ctx.next();
        response.headers.set("x-middleware", "ran");
        return response;
      }),
    },
    "./routes/_error.tsx": {
      default: define.layout(({ error }) => (
        <h1>{error instanceof HttpError ? `${error.status} ${error.message}` : "500"}</h1>
      )),
    },
    "./routes/index.tsx": {
      handler: define.handlers({
        GET(ctx) {
          ctx.state.title = "Home";
          return page({ n: 3 });
        },
        POST: (ctx) => ctx.redirect("//evil.example/x", 303),
      }),
      default: define.page<never, { n: number }>(({ data }) => <Counter start={data.n} />),
    },
    "./routes/nested.tsx": { default: () => <Panel label="outer" /> },
    "./routes/plain.tsx": { config: { skipInheritedLayouts: true }, default: () => <p>plain</p> },
    "./routes/bad.tsx": { default: () => <Counter start={Number.NaN} /> },
    "./routes/rules/[id].tsx": {
      handler: detail,
      default: define.page<typeof detail>(({ data }) => <h1>Rule {data.id}</h1>),
    },
    "./routes/api/any.ts": { handler: (ctx: { req: Request }) => new Response(ctx.req.method) },
  },
  islands: { Counter, Panel },
  assets: { "styles.css": "a{}", "_islands/client.js": "client", "_islands/islands/Counter.js": "counter" },
};

const thrown: unknown[] = [];
const app = createApp<State>({ manifest, basePath: "/base", onError: (error) => void thrown.push(error) });
const get = (path: string, init?: RequestInit) =>
  app.fetch(new Request(`http://localhost/base${path}`, init), { title: "Title" });

Deno.test("a page stands inside its layouts inside _app, with the data of its handler and the state of its middleware", async () => {
  const response = await get("/rules/IAP-1");
  const html = await response.text();
  assert.equal(response.status, 203);
  assert.equal(response.headers.get("x-page"), "yes");
  assert.equal(response.headers.get("x-middleware"), "ran");
  assert.match(html, /^<!DOCTYPE html><html><head><title>Title<\/title>/);
  assert.match(html, /<main data-path="\/base\/rules\/IAP-1" data-user="ada"><h1>Rule IAP-1<\/h1><\/main>/);
});

Deno.test("an island is marked with its name and props, and one external module is loaded for it", async () => {
  const html = await (await get("")).text();
  assert.match(
    html,
    /<x-island name="Counter" props="\{&quot;start&quot;:3\}"><button type="button">3<\/button><\/x-island>/,
  );
  const scripts = html.match(/<script[^>]*>/g) ?? [];
  assert.equal(scripts.length, 1);
  assert.match(scripts[0] ?? "", /^<script type="module" src="\/base\/_islands\/[0-9a-f]{12}\/client\.js">$/);
});

Deno.test("a page without islands carries no script", async () => {
  assert.doesNotMatch(await (await get("/plain")).text(), /<script/);
});

Deno.test("an island inside an island is hydrated with it, and not marked again", async () => {
  const html = await (await get("/nested")).text();
  assert.equal(html.match(/<x-island/g)?.length, 1);
  assert.match(html, /<x-island name="Panel"[^>]*><div>outer<button/);
});

Deno.test("skipInheritedLayouts leaves the layouts out and keeps _app", async () => {
  const html = await (await get("/plain")).text();
  assert.doesNotMatch(html, /<main/);
  assert.match(html, /<title>/);
});

Deno.test("what a handler throws is rendered by _error, and only an HttpError tells the reader why", async () => {
  const missing = await get("/rules/none");
  assert.equal(missing.status, 404);
  assert.match(await missing.text(), /<title>failed<\/title>.*<main.*<h1>404 No such rule<\/h1>/s);
  thrown.length = 0;
  const broken = await get("/rules/broken");
  assert.equal(broken.status, 500);
  assert.doesNotMatch(await broken.text(), /secret detail/);
  assert.equal(thrown.length, 1);
});

Deno.test("a page that cannot be rendered is a 500 with an error page, not half a page", async () => {
  const response = await get("/bad");
  assert.equal(response.status, 500);
  assert.match(await response.text(), /<h1>500<\/h1>/);
});

Deno.test("an address without a route is a 404 inside the root's middleware and templates", async () => {
  const response = await get("/nope");
  assert.equal(response.status, 404);
  assert.equal(response.headers.get("x-middleware"), null);
  assert.match(await response.text(), /data-user="ada".*404/s);
});

Deno.test("a method that a route does not take is a 405 that names those it takes", async () => {
  const response = await get("", { method: "DELETE" });
  assert.equal(response.status, 405);
  assert.equal(response.headers.get("allow"), "GET, HEAD, POST");
  assert.equal((await get("/plain", { method: "POST" })).status, 405);
});

Deno.test("HEAD is answered like GET, without a body", async () => {
  const response = await get("/rules/IAP-1", { method: "HEAD" });
  assert.equal(response.status, 203);
  assert.equal(response.headers.get("x-page"), "yes");
  assert.equal(await response.text(), "");
});

Deno.test("a handler that is one function takes every method", async () => {
  assert.equal(await (await get("/api/any", { method: "PATCH" })).text(), "PATCH");
});

Deno.test("redirect() never leaves this site", async () => {
  const response = await get("", { method: "POST" });
  assert.equal(response.status, 303);
  assert.equal(response.headers.get("location"), "/evil.example/x");
});

Deno.test("parameters arrive decoded", async () => {
  assert.match(await (await get("/rules/a%20b")).text(), /Rule a b/);
});

Deno.test("text from outside is escaped, in pages and in island props", async () => {
  const html = await (await get(`/rules/${encodeURIComponent("<script>alert(1)</script>")}`)).text();
  assert.doesNotMatch(html, /<script>alert/);
});

Deno.test("admit() runs before a route and may answer in its place or refuse", async () => {
  const guarded = createApp<State>({
    manifest,
    basePath: "/base",
    onError: () => {},
    admit: (request) => {
      if (request.url.endsWith("/plain")) return Promise.resolve(new Response("elsewhere", { status: 299 }));
      return Promise.reject(new HttpError(403, "Not yours"));
    },
  });
  const ask = (path: string) => guarded.fetch(new Request(`http://localhost/base${path}`), { title: "" });
  assert.equal((await ask("/plain")).status, 299);
  const refused = await ask("/nope");
  assert.equal(refused.status, 403);
  assert.match(await refused.text(), /403 Not yours/);
});

Deno.test("file() serves files pinned to the build for a year, others by their tag, and nothing that is not listed", () => {
  const ask = (path: string, headers: HeadersInit = {}) =>
    app.file(new Request(`http://localhost${path}`, { headers }));
  const pinned = ask(asset("/styles.css", "/base"));
  assert.equal(pinned?.headers.get("cache-control"), "public, max-age=31536000, immutable");
  assert.equal(pinned?.headers.get("content-type"), "text/css; charset=utf-8");
  const plain = ask("/base/styles.css");
  assert.equal(plain?.headers.get("cache-control"), "no-cache");
  const etag = plain?.headers.get("etag") ?? "";
  assert.equal(ask("/base/styles.css", { "if-none-match": `"x", W/${etag}` })?.status, 304);
  assert.equal(ask("/base/_islands/000000000000/client.js"), null);
  assert.equal(ask("/base/../deno.json"), null);
  assert.equal(ask("/styles.css"), null);
});
