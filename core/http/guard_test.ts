import assert from "node:assert/strict";
import { Hono } from "@hono/hono";
import { guard, isAddressedTo } from "./guard.ts";

function server({ bind = "127.0.0.1", allowed = [] as readonly string[] } = {}) {
  const refused: string[] = [];
  const app = new Hono();
  app.use(guard({ hosts: () => ({ bind, allowed }), onRefused: (code) => void refused.push(code), now: () => 0 }));
  app.onError(() => Response.json({ error: "failed" }, { status: 500 }));
  app.all("/dashboard", (c) => c.text("page"));
  app.all("/dashboard/api", () => new Response("x", { headers: { "cache-control": "max-age=5" } }));
  app.all("/v1/message", (c) => c.json({ ok: true }));
  app.get("/moved", () => Response.redirect("http://localhost/dashboard"));
  app.get("/broken", () => {
    throw new Error("boom");
  });
  const ask = (path: string, init: RequestInit & { host?: string } = {}) =>
    app.request(`http://${init.host ?? "localhost:8080"}${path}`, init);
  return { ask, refused };
}

for (const path of ["/dashboard", "/v1/message", "/nope", "/broken", "/moved"]) {
  Deno.test(`security headers stand on every answer, errors and redirects included: ${path}`, async () => {
    const { headers } = await server().ask(path);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.equal(headers.get("x-frame-options"), "DENY");
    assert.equal(headers.get("referrer-policy"), "same-origin");
    assert.ok(headers.get("permissions-policy"));
    assert.match(headers.get("content-security-policy") ?? "", /default-src 'none'.*frame-ancestors 'none'/);
    assert.ok(headers.get("x-request-id"));
  });
}

Deno.test("pages may run scripts of this server only, none inline, and nothing may be evaluated", async () => {
  const policy = (await server().ask("/dashboard")).headers.get("content-security-policy") ?? "";
  assert.match(policy, /script-src 'self';/);
  assert.doesNotMatch(policy, /unsafe|nonce|https?:|\*|data:/);
});

Deno.test("dashboard answers are not stored, unless they say otherwise; others are left alone", async () => {
  const { ask } = server();
  assert.equal((await ask("/dashboard")).headers.get("cache-control"), "no-store");
  assert.equal((await ask("/dashboard/api")).headers.get("cache-control"), "max-age=5");
  assert.equal((await ask("/v1/message")).headers.get("cache-control"), null);
});

Deno.test("a request id is echoed when it is one, and made when it is not", async () => {
  const { ask } = server();
  const idOf = async (id: string) =>
    (await ask("/dashboard", { headers: { "x-request-id": id } })).headers.get("x-request-id");
  assert.equal(await idOf("abc-1.2:3"), "abc-1.2:3");
  assert.notEqual(await idOf("<script>"), "<script>");
  assert.notEqual(await idOf("x".repeat(65)), "x".repeat(65));
});

for (
  const host of ["evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.2", "0.0.0.0", "[::2]:8080"]
) {
  Deno.test(`a request addressed to ${host} is refused on every route (DNS rebinding)`, async () => {
    const { ask, refused } = server();
    for (const path of ["/dashboard", "/v1/message", "/nope"]) {
      const response = await ask(path, { host });
      assert.equal(response.status, 403);
      assert.equal((await response.json()).code, "wrong_host");
    }
    assert.deepEqual(refused, ["wrong_host", "wrong_host", "wrong_host"]);
  });
}

for (const host of ["localhost", "localhost:8080", "LOCALHOST:1", "127.0.0.1:8080", "[::1]:8080", "localhost."]) {
  Deno.test(`a request addressed to ${host} is answered`, async () => {
    assert.equal((await server().ask("/dashboard", { host })).status, 200);
  });
}

Deno.test("the bound address and allowed hosts are answered, whatever their case and port", async () => {
  const { ask } = server({ bind: "192.168.1.5", allowed: ["Gate.Example"] });
  assert.equal((await ask("/dashboard", { host: "192.168.1.5:8080" })).status, 200);
  assert.equal((await ask("/dashboard", { host: "gate.example" })).status, 200);
  assert.equal((await ask("/dashboard", { host: "192.168.1.6" })).status, 403);
});

Deno.test("bound to every address, any address is answered and no other name is", async () => {
  const { ask } = server({ bind: "0.0.0.0" });
  assert.equal((await ask("/dashboard", { host: "192.168.1.6:8080" })).status, 200);
  assert.equal((await ask("/dashboard", { host: "[2001:db8::1]:8080" })).status, 200);
  assert.equal((await ask("/dashboard", { host: "evil.example" })).status, 403);
});

Deno.test("the Host header and the request line must both be ours", () => {
  const policy = { bind: "127.0.0.1", allowed: [] };
  const of = (url: string, host: string) => isAddressedTo(new Request(url, { headers: { host } }), policy);
  assert.equal(of("http://localhost/", "localhost"), true);
  assert.equal(of("http://localhost/", "evil.example"), false);
  assert.equal(of("http://evil.example/", "localhost"), false);
  for (const host of ["", "localhost, evil.example", "user@localhost", "localhost/x"]) {
    assert.equal(of("http://localhost/", host), false, host);
  }
});

const POSTS: readonly (readonly [what: string, headers: Record<string, string>, status: number])[] = [
  ["the same origin", { origin: "http://localhost:8080" }, 200],
  ["the same origin over TLS that a proxy ended", { origin: "https://localhost:8080" }, 200],
  ["a browser that says same-origin", { "sec-fetch-site": "same-origin" }, 200],
  ["another origin", { origin: "http://evil.example" }, 403],
  ["another port of this machine", { origin: "http://localhost:9999" }, 403],
  ["a sandboxed frame", { origin: "null" }, 403],
  ["an origin that is none", { origin: "localhost:8080" }, 403],
  ["another site by its own word", { "sec-fetch-site": "cross-site", origin: "http://localhost:8080" }, 403],
  ["a sibling host", { "sec-fetch-site": "same-site" }, 403],
  ["nowhere it would say", {}, 403],
];
for (const [what, headers, status] of POSTS) {
  Deno.test(`a form from ${what} is ${status === 200 ? "taken" : "refused"}`, async () => {
    const { ask, refused } = server();
    assert.equal((await ask("/dashboard", { method: "POST", headers })).status, status);
    assert.deepEqual(refused, status === 200 ? [] : ["cross_site"]);
  });
}

Deno.test("the API takes posts without an origin: its clients are no browsers", async () => {
  assert.equal((await server().ask("/v1/message", { method: "POST" })).status, 200);
});
