import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { payloadOf } from "../core/identity/payload.ts";
import { publicKeyFromRaw } from "../core/identity/keys.ts";
import { verifyBytes } from "../core/identity/signature.ts";
import { retryAfter, waitBefore } from "./transport.ts";
import { type ClientOptions, generateKeyPair, KeyPair, OktsecClient, OktsecClientError } from "./mod.ts";

const NOW = Date.UTC(2026, 1, 22, 10);
const ID = "01890a5d-ac96-774b-bcce-b302099a8057";
const PAIR = await KeyPair.fromSeed(new Uint8Array(32).fill(7));

/** What a scripted server answers: an answer, or a way to fail. */
type Step =
  | { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }
  | "hang"
  | "cut";

interface Seen {
  readonly path: string;
  readonly headers: Headers;
  readonly text: string;
}

/** A real HTTP server that follows a script, one step a request, and keeps what it was sent. */
async function scripted(
  steps: readonly Step[],
  test: (url: string, seen: readonly Seen[]) => Promise<void>,
): Promise<void> {
  const seen: Seen[] = [];
  const stop = new AbortController();
  const server = Deno.serve({
    port: 0,
    hostname: "127.0.0.1",
    signal: stop.signal,
    onListen() {},
    onError: () => new Response(null, { status: 500 }),
  }, async (request) => {
    seen.push({ path: new URL(request.url).pathname, headers: request.headers, text: await request.text() });
    const step = steps[Math.min(seen.length, steps.length) - 1];
    if (step === undefined || step === "hang") {
      return await new Promise<Response>((resolve) =>
        stop.signal.addEventListener("abort", () => resolve(new Response()))
      );
    }
    if (step === "cut") {
      return new Response(new ReadableStream({ pull: (controller) => controller.error(new Error("cut")) }));
    }
    return Response.json(step.body, { status: step.status, headers: step.headers ?? {} });
  });
  try {
    await test(`http://127.0.0.1:${server.addr.port}`, seen);
  } finally {
    stop.abort();
    await server.finished;
  }
}

function client(url: string, options: Partial<ClientOptions> = {}): OktsecClient {
  return new OktsecClient(url, { agent: "ada", keyPair: PAIR, retryDelayMs: 1, now: () => NOW, ...options });
}

const allowed = decided("delivered", "allow");
function decided(status: string, decision: string, extra: Record<string, unknown> = {}): Record<string, unknown> {
  return { status, message_id: ID, policy_decision: decision, rules_triggered: [], verified_sender: true, ...extra };
}
const ok: Step = { status: 200, body: allowed };
function replayed(status: string | null): Step {
  return { status: 409, body: { error: "sent before", code: "replayed", message_id: ID, status } };
}

Deno.test("a signed message is version 3, with everything that it says under the signature", () =>
  scripted([ok], async (url, seen) => {
    const sender = client(url, { keyVersion: 4, random: (bytes) => new Uint8Array(bytes).fill(255) });
    const outcome = await sender.send("bob", "héllo\n", {
      metadata: { b: "2", a: "1" },
      session: "s-1",
      intent: "ask",
    });
    assert.deepEqual(outcome, {
      kind: "delivered",
      messageId: ID,
      decision: "allow",
      rules: [],
      isVerified: true,
      isRepeat: false,
    });
    const [request] = seen;
    assert.ok(request);
    const body = JSON.parse(request.text);
    const { signature, ...rest } = body;
    assert.deepEqual(rest, {
      from: "ada",
      to: "bob",
      content: "héllo\n",
      timestamp: "2026-02-22T10:00:00.000Z",
      intent: "ask",
      metadata: { b: "2", a: "1" },
      sig_version: 3,
      nonce: "_____________________w",
      key_version: 4,
    });
    assert.equal(request.headers.get("x-oktsec-session"), "s-1");
    assert.equal(request.headers.get("content-type"), "application/json");
    const payload = payloadOf({
      ...rest,
      keyVersion: body.key_version,
      session: "s-1",
      deliver: null,
      delegationSha256: null,
    }, 3);
    const key = publicKeyFromRaw(PAIR.publicKey);
    assert.ok(key && payload && verifyBytes(key, payload, Buffer.from(signature, "base64")));
  }));

Deno.test("without a key nothing is signed; an API key travels as a bearer token", () =>
  scripted([ok], async (url, seen) => {
    await new OktsecClient(`${url}/`, { agent: "ada", apiKey: "secret" }).send("bob", "hello");
    assert.deepEqual(Object.keys(JSON.parse(seen[0]?.text ?? "")), ["from", "to", "content", "timestamp"]);
    assert.equal(seen[0]?.headers.get("authorization"), "Bearer secret");
  }));

Deno.test("two messages of the same text are two messages", () =>
  scripted([ok], async (url, seen) => {
    const sender = client(url);
    await sender.send("bob", "hello");
    await sender.send("bob", "hello");
    assert.notEqual(JSON.parse(seen[0]?.text ?? "").nonce, JSON.parse(seen[1]?.text ?? "").nonce);
  }));

Deno.test("each decision of the server is its own kind, and none is an exception", async () => {
  const rule = {
    rule_id: "IAP-001",
    name: "Relay",
    severity: "CRITICAL",
    category: "inter-agent",
    match: "x",
    remediation: "y",
  };
  const cases: readonly (readonly [number, Record<string, unknown>, Record<string, unknown>])[] = [
    [200, allowed, { kind: "delivered" }],
    [200, decided("delivered", "content_flagged", { rules_triggered: [rule] }), {
      kind: "flagged",
      decision: "content_flagged",
    }],
    [200, decided("delivered", "content_blocked"), { kind: "flagged", decision: "content_blocked" }],
    [
      202,
      decided("quarantined", "content_quarantined", {
        quarantine_id: ID,
        expires_at: "2026-02-23T10:00:00.000Z",
        suggestion: "wait",
      }),
      {
        kind: "quarantined",
        quarantineId: ID,
        expiresAt: new Date("2026-02-23T10:00:00Z"),
        suggestion: "wait",
      },
    ],
    [403, decided("blocked", "content_blocked", { remediation: "r" }), {
      kind: "blocked",
      decision: "content_blocked",
      remediation: "r",
    }],
    [403, decided("rejected", "identity_rejected"), { kind: "rejected", decision: "identity_rejected" }],
    [401, decided("rejected", "signature_required"), { kind: "rejected", decision: "signature_required" }],
    [403, decided("error", "scan_budget"), { kind: "failed", decision: "scan_budget" }],
    [429, { error: "rate limit exceeded", code: "rate_limited" }, {
      kind: "rejected",
      decision: "rate_limited",
      messageId: null,
    }],
    [503, { error: "could not be judged", code: "audit_failed" }, { kind: "failed", decision: "audit_failed" }],
  ];
  for (const [status, body, expected] of cases) {
    await scripted([{ status, body }], async (url) => {
      const outcome = await client(url, { retries: 0 }).send("bob", "hello");
      const told = Object.fromEntries(
        Object.keys(expected).map((key) => [key, Object.entries(outcome).find(([name]) => name === key)?.[1]]),
      );
      assert.deepEqual(told, expected);
      if (outcome.kind === "flagged" && outcome.rules.length > 0) {
        assert.deepEqual(outcome.rules, [{
          id: "IAP-001",
          name: "Relay",
          severity: "CRITICAL",
          category: "inter-agent",
          match: "x",
          remediation: "y",
        }]);
      }
    });
  }
});

Deno.test("what refuses the request as such is an error with the server's code", async () => {
  const cases: readonly (readonly [Step, string])[] = [
    [{ status: 400, body: { error: "too old", code: "stale_timestamp" } }, "stale_timestamp"],
    [{ status: 401, body: { error: "unauthorized" } }, "http_401"],
    [{ status: 403, body: { error: "wrong host", code: "wrong_host" } }, "wrong_host"],
    [{ status: 502, body: "bad gateway" }, "http_502"],
    [{ status: 200, body: ["not", "an", "object"] }, "bad_answer"],
    [{ status: 200, body: { ...allowed, status: "teleported" } }, "bad_answer"],
    [{ status: 200, body: { ...allowed, padding: "x".repeat(1024 * 1024) } }, "bad_answer"],
  ];
  for (const [step, code] of cases) {
    await scripted([step], async (url) => {
      await assert.rejects(
        client(url, { retries: 0 }).send("bob", "hello"),
        (error) => error instanceof OktsecClientError && error.code === code && typeof error.status === "number",
      );
    });
  }
});

Deno.test("a retry sends the very same bytes, and its 409 is what became of the first", async () => {
  const outcomes: readonly (readonly [string, Record<string, unknown>])[] = [
    ["delivered", { kind: "delivered", isRepeat: true, messageId: ID }],
    ["would_block", { kind: "flagged", isRepeat: true, messageId: ID }],
    ["quarantined", { kind: "quarantined", isRepeat: true, quarantineId: ID, expiresAt: null }],
    ["blocked", { kind: "blocked", isRepeat: true, messageId: ID }],
    ["rejected", { kind: "rejected", isRepeat: true, messageId: ID }],
    ["error", { kind: "failed", isRepeat: true, messageId: ID }],
  ];
  for (const [status, expected] of outcomes) {
    await scripted(["cut", replayed(status)], async (url, seen) => {
      const outcome = await client(url).send("bob", "hello");
      const told = Object.fromEntries(
        Object.keys(expected).map((key) => [key, Object.entries(outcome).find(([name]) => name === key)?.[1]]),
      );
      assert.deepEqual(told, expected);
      assert.equal(seen.length, 2);
      assert.equal(seen[0]?.text, seen[1]?.text);
    });
  }
});

Deno.test("while the first is still being judged the client asks again", () =>
  scripted([{ status: 502, body: "x" }, replayed("pending"), replayed("delivered")], async (url, seen) => {
    assert.equal((await client(url).send("bob", "hello")).kind, "delivered");
    assert.equal(seen.length, 3);
  }));

Deno.test("a first that is never judged is told as such", () =>
  scripted([replayed("pending")], async (url) => {
    const outcome = await client(url, { retries: 1 }).send("bob", "hello");
    assert.deepEqual(outcome, { kind: "replayed", first: { id: ID, status: "pending" } });
  }));

Deno.test("floods and broken servers are retried, at most as often as asked", async () => {
  for (const status of [429, 500, 502, 503]) {
    await scripted(
      [{ status, body: { error: "x", code: status === 429 ? "rate_limited" : "scan_error" } }, ok],
      async (url) => {
        assert.equal((await client(url).send("bob", "hello")).kind, "delivered", String(status));
      },
    );
    await scripted([{ status, body: { error: "x", code: "scan_error" } }], async (url, seen) => {
      await client(url, { retries: 2 }).send("bob", "hello");
      assert.equal(seen.length, 3);
    });
  }
  await scripted([{ status: 403, body: decided("blocked", "content_blocked") }, ok], async (url, seen) => {
    assert.equal((await client(url).send("bob", "hello")).kind, "blocked");
    assert.equal(seen.length, 1);
  });
});

Deno.test("an unsigned message is sent again only where the server says that it did not take it", async () => {
  const unsigned = (url: string) => new OktsecClient(url, { agent: "ada", retryDelayMs: 1 });
  await scripted(["cut", ok], async (url, seen) => {
    await assert.rejects(unsigned(url).send("bob", "hello"), { code: "unreachable" });
    assert.equal(seen.length, 1);
  });
  await scripted([{ status: 502, body: "x" }, ok], async (url, seen) => {
    await assert.rejects(unsigned(url).send("bob", "hello"), { code: "http_502" });
    assert.equal(seen.length, 1);
  });
  await scripted([{ status: 503, body: { error: "x", code: "audit_failed" } }, ok], async (url) => {
    assert.equal((await unsigned(url).send("bob", "hello")).kind, "delivered");
  });
});

Deno.test("past four minutes a message would be stale, so that it is not sent again", async () => {
  // A clock that each look moves: the client must give up by it.
  let now = NOW;
  await scripted([{ status: 429, body: { error: "x", code: "rate_limited" } }], async (url, seen) => {
    const outcome = await client(url, { retries: 10, now: () => (now += 100_000) }).send("bob", "hello");
    assert.equal(outcome.kind, "rejected");
    assert.ok(seen.length < 5, String(seen.length));
  });
});

Deno.test("waits lie between nothing and a ceiling that doubles up to 5 s, after what the server asked for", () => {
  const lost = { kind: "lost", error: new OktsecClientError("timeout", "x") } as const;
  const asked = (retryAfterMs: number) =>
    ({ kind: "answer", answer: { status: 429, body: null }, retryAfterMs }) as const;
  const draw = (byte: number) => ({ retryDelayMs: 200, random: (bytes: number) => new Uint8Array(bytes).fill(byte) });
  assert.deepEqual([0, 1, 2].map((attempt) => waitBefore(attempt, lost, draw(0))), [0, 0, 0]);
  assert.deepEqual([0, 1, 2, 9].map((attempt) => Math.round(waitBefore(attempt, lost, draw(255)))), [
    200,
    400,
    800,
    5_000,
  ]);
  assert.equal(Math.round(waitBefore(0, lost, draw(128))), 100);
  assert.equal(waitBefore(0, asked(3_000), draw(0)), 3_000);
});

Deno.test("Retry-After is read in both its forms, and never for more than 30 s", () => {
  const read = (text: string) => retryAfter(new Headers({ "retry-after": text }), NOW);
  assert.deepEqual(["0", "2", "86400"].map(read), [0, 2_000, 30_000]);
  assert.equal(read(new Date(NOW + 5_000).toUTCString()), 5_000);
  assert.equal(read(new Date(NOW - 5_000).toUTCString()), 0);
  assert.equal(read("soon"), null);
  assert.equal(retryAfter(new Headers(), NOW), null);
});

Deno.test("an attempt that gets no answer in time is a timeout; the caller's own signal wins with its own reason", async () => {
  await scripted(["hang"], async (url, seen) => {
    await assert.rejects(client(url, { retries: 1, timeoutMs: 50 }).send("bob", "hello"), { code: "timeout" });
    assert.equal(seen.length, 2);
  });
  await scripted(["hang"], async (url) => {
    const stop = new AbortController();
    const sending = client(url).send("bob", "hello", { signal: stop.signal });
    stop.abort(new Error("changed my mind"));
    await assert.rejects(sending, /changed my mind/);
  });
  await scripted(
    [{ status: 429, body: { error: "x", code: "rate_limited" }, headers: { "retry-after": "30" } }],
    async (url) => {
      const stop = new AbortController();
      const sending = client(url, { now: () => Date.now() }).send("bob", "hello", { signal: stop.signal });
      setTimeout(() => stop.abort(new Error("no patience")), 20);
      await assert.rejects(sending, /no patience/);
    },
  );
});

Deno.test("a server that is not there is unreachable", async () => {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const { port } = listener.addr;
  listener.close();
  await assert.rejects(client(`http://127.0.0.1:${port}`, { retries: 1 }).send("bob", "hello"), {
    code: "unreachable",
  });
});

Deno.test("a redirect is not followed: it would hand message and key to someone else", () =>
  scripted([{ status: 307, body: null, headers: { location: "/elsewhere" } }, ok], async (url, seen) => {
    await assert.rejects(client(url, { retries: 0, apiKey: "secret" }).send("bob", "hello"), { code: "unreachable" });
    assert.equal(seen.length, 1);
  }));

Deno.test("mistakes in the call are told before anything is sent", async () => {
  for (const url of ["", "localhost:8080", "ftp://x", "http://user:pass@x"]) {
    assert.throws(() => new OktsecClient(url, { agent: "ada" }), { code: "bad_argument" }, url);
  }
  assert.throws(() => new OktsecClient("http://x", { agent: "_proxy" }), { code: "bad_argument" });
  await scripted([ok], async (url, seen) => {
    const sender = client(url);
    await assert.rejects(sender.send("a b", "x"), { code: "bad_argument" });
    await assert.rejects(sender.send("bob", "\ud800"), { code: "bad_argument" });
    for (const session of ["", "a b", "a\nb", "é", "x".repeat(129)]) {
      await assert.rejects(sender.send("bob", "x", { session }), { code: "bad_argument" }, session);
    }
    assert.equal(seen.length, 0);
  });
});

Deno.test("a path in the base URL is kept", () =>
  scripted([{ status: 200, body: { status: "ok", version: "1.0" } }], async (url, seen) => {
    assert.deepEqual(await client(`${url}/oktsec/`).health(), { status: "ok", version: "1.0" });
    assert.equal(seen[0]?.path, "/oktsec/health");
  }));

Deno.test("a held message is followed until it is settled", () => {
  const item = (status: string): Step => ({
    status: 200,
    body: { id: ID, status, expires_at: "2026-02-23T10:00:00Z" },
  });
  return scripted([item("pending"), item("pending"), item("approved"), {
    status: 404,
    body: { error: "x", code: "not_found" },
  }], async (url, seen) => {
    const sender = client(url);
    assert.deepEqual(await sender.waitForQuarantine(ID, { pollMs: 0 }), {
      id: ID,
      status: "approved",
      expiresAt: new Date("2026-02-23T10:00:00Z"),
    });
    assert.equal(seen[0]?.path, `/v1/quarantine/${ID}`);
    assert.equal(seen.length, 3);
    assert.equal(await sender.quarantine("../../health"), null);
    assert.equal(seen[3]?.path, "/v1/quarantine/..%2F..%2Fhealth");
    await assert.rejects(sender.waitForQuarantine(ID), { code: "not_found" });
  });
});

Deno.test("waiting for a held message ends with the caller's signal", () =>
  scripted([{ status: 200, body: { id: ID, status: "pending" } }], async (url) => {
    const stop = new AbortController();
    const waiting = client(url).waitForQuarantine(ID, { signal: stop.signal });
    setTimeout(() => stop.abort(new Error("enough")), 20);
    await assert.rejects(waiting, /enough/);
  }));

Deno.test("any signer will do, such as one in a security module", () =>
  scripted([ok], async (url, seen) => {
    const pair = await generateKeyPair();
    const remote = { sign: (bytes: Uint8Array<ArrayBuffer>) => pair.sign(bytes) };
    await client(url, { keyPair: remote }).send("bob", "hello");
    assert.equal(Buffer.from(JSON.parse(seen[0]?.text ?? "").signature, "base64").length, 64);
  }));
