/** The small parts around the server: bodies, addresses, the banner, the port. */
import assert from "node:assert/strict";
import { banner } from "./banner.ts";
import { readBody } from "./body.ts";
import { clientAddress, trustedProxies } from "./client_address.ts";
import { listen } from "./listen.ts";

function streamed(chunks: readonly string[], headers: HeadersInit = {}): Request {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
  return new Request("http://localhost/", { method: "POST", body, headers });
}

Deno.test("a body at the bound is read, one byte more is not, whatever the length header says", async () => {
  const at = await readBody(streamed(["12345", "67890"]), 10);
  assert.ok(at.kind === "body");
  assert.equal(new TextDecoder().decode(at.bytes), "1234567890");
  assert.equal((await readBody(streamed(["12345", "678901"]), 10)).kind, "too_large");
  assert.equal((await readBody(streamed(["1"], { "content-length": "11" }), 10)).kind, "too_large");
});

Deno.test("a body that never ends is cut off, one that breaks is told apart", async () => {
  const never = new Request("http://localhost/", { method: "POST", body: new ReadableStream({}) });
  assert.equal((await readBody(never, 10, 10)).kind, "slow");
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error("reset")) });
  assert.equal((await readBody(new Request("http://localhost/", { method: "POST", body: broken }), 10)).kind, "broken");
});

Deno.test("X-Forwarded-For is read from the right, as far as proxies are trusted", () => {
  const trusted = trustedProxies(["10.0.0.0/8", "::1"]);
  const from = (header: string, socket: string) =>
    clientAddress(new Headers({ "x-forwarded-for": header }), socket, trusted);
  assert.equal(from("1.1.1.1", "203.0.113.9"), "203.0.113.9", "an untrusted socket speaks for itself");
  assert.equal(from("1.1.1.1", "10.0.0.1"), "1.1.1.1");
  assert.equal(from("6.6.6.6, 1.1.1.1", "10.0.0.1"), "1.1.1.1", "what the client wrote further left is not believed");
  assert.equal(from("1.1.1.1, 10.2.2.2", "10.0.0.1"), "1.1.1.1");
  assert.equal(from("2001:db8::7", "::1"), "2001:db8::7");
  assert.equal(from("nonsense", "10.0.0.1"), "10.0.0.1");
  assert.equal(
    clientAddress(new Headers({ "x-forwarded-for": "1.1.1.1" }), "10.0.0.1", trustedProxies([])),
    "10.0.0.1",
  );
});

Deno.test("the banner's box is closed on every line and holds addresses and code", () => {
  const text = banner({
    version: "1.2.3",
    base: "http://127.0.0.1:8080",
    accessCode: "01234567",
    notes: ["Mode: observe"],
  });
  const box = text.split("\n").filter((line) => /[│┌├└]/.test(line));
  assert.equal(new Set(box.map((line) => [...line].length)).size, 1);
  for (
    const fact of [
      "v1.2.3",
      "http://127.0.0.1:8080/dashboard",
      "http://127.0.0.1:8080/health",
      "01234567",
      "Mode: observe",
    ]
  ) {
    assert.ok(text.includes(fact), fact);
  }
});

Deno.test("a busy port is an error that tells who has it, and auto_port takes the next", async () => {
  const answer = () => Response.json({ status: "ok", version: "9.9.9" });
  const first = await listen(answer, { bind: "127.0.0.1", port: 0, autoPort: false });
  const { port } = first.addr;
  await assert.rejects(listen(answer, { bind: "127.0.0.1", port, autoPort: false }), {
    code: "server/port-busy",
    message: new RegExp(`127.0.0.1:${port}.*another Oktsec, version 9.9.9`),
  });
  const next = await listen(answer, { bind: "127.0.0.1", port, autoPort: true });
  assert.ok(next.addr.port > port && next.addr.port <= port + 10);
  await Promise.all([first.shutdown(), next.shutdown()]);
});

Deno.test("an address that is not ours to listen on is an error of its own", async () => {
  await assert.rejects(listen(() => new Response(), { bind: "203.0.113.77", port: 0, autoPort: false }), {
    code: "server/cannot-listen",
  });
});
