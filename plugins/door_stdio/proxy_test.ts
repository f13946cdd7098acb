import assert from "node:assert/strict";
import { DUBIOUS, EVIL, type Harness, scripted, start } from "./_harness.ts";
import type { Child } from "./child.ts";

function call(id: number | string, name: string, args: object = {}): string {
  return JSON.stringify({ jsonrpc: "2.0", id, method: "tools/call", params: { name, arguments: args } }) + "\n";
}

async function next(proxy: Harness): Promise<Record<string, unknown> & { error?: { code: number; message: string } }> {
  const line = await proxy.line();
  assert.ok(line !== null, "the stream ended");
  return JSON.parse(line);
}

/** Ends the session with a ping, so that everything before it has arrived, or never will. */
async function ping(proxy: Harness): Promise<unknown[]> {
  await proxy.send('{"jsonrpc":"2.0","id":"last","method":"ping"}\n');
  const before: unknown[] = [];
  for (;;) {
    const message = await next(proxy);
    if (message["id"] === "last") return before;
    before.push(message);
  }
}

Deno.test("what passes, passes byte for byte: spaces, key order, escapes, blank lines, CRLF, a last line without its end", async () => {
  const echo = [Deno.execPath(), "eval", "await Deno.stdin.readable.pipeTo(Deno.stdout.writable)"];
  const stream =
    '{ "id" : 1, "method":"m\\u0041", "jsonrpc": "2.0" ,"params":{"b":1.0,"a":[ ]} }\r\n\n  \n{"jsonrpc":"2.0","method":"n","params":{"x":"é😀"}}';
  await using proxy = start({ argv: echo });
  for (const byte of new TextEncoder().encode(stream)) await proxy.send(Uint8Array.of(byte));
  await proxy.close();
  while (await proxy.line() !== null);
  assert.equal(proxy.received(), stream);
  assert.equal(await proxy.exit, 0);
});

Deno.test("a refused call is answered under its own id and never reaches the server; in observe it does", async () => {
  for (const id of [7, "seven"]) {
    await using proxy = start();
    await proxy.send(call(id, "echo", { text: EVIL }));
    assert.deepEqual(await next(proxy), {
      jsonrpc: "2.0",
      id,
      error: { code: -32600, message: "blocked by oktsec: T-001" },
    });
    assert.equal((await ping(proxy)).length, 0);
  }
  await using observed = start({ mode: "observe" });
  await observed.send(call(1, "echo", { text: EVIL }));
  assert.deepEqual((await next(observed))["result"], { content: [{ type: "text", text: EVIL }] });
});

Deno.test("a held call is answered with the id of the hold", async () => {
  await using proxy = start();
  await proxy.send(call(1, "echo", { text: DUBIOUS }));
  const quarantine_id = proxy.envelopes[0]?.id;
  assert.deepEqual((await next(proxy)).error, {
    code: -32600,
    message: "held by oktsec: T-002",
    data: { quarantine_id, rules: ["T-002"] },
  });
});

for (const name of ["inject", "inject-structured", "inject-error", "inject-escaped"]) {
  Deno.test(`a refused result becomes an error under the caller's id: ${name}`, async () => {
    await using proxy = start({ argv: poisonous() });
    await proxy.send(call("q", name));
    assert.deepEqual(await next(proxy), {
      jsonrpc: "2.0",
      id: "q",
      error: { code: -32001, message: "blocked by oktsec: T-001" },
    });
  });
}

/** The scripted server with our word in place of its payload. */
function poisonous(...flags: readonly string[]): string[] {
  return ["env", `PAYLOAD=${EVIL}`, ...scripted(...flags)];
}

Deno.test("a refused notification is dropped in both directions, and what follows arrives", async () => {
  await using proxy = start({ argv: poisonous() });
  await proxy.send(`{"jsonrpc":"2.0","method":"notifications/x","params":{"x":"${EVIL}"}}\n`);
  await proxy.send(call(1, "inject-notification"));
  assert.deepEqual((await next(proxy))["result"], { content: [{ type: "text", text: "notified" }] });
});

Deno.test("a server's refused request is answered to the server, an honest one reaches the client and back", async () => {
  await using proxy = start({ argv: poisonous() });
  await proxy.send(call(1, "ask", { poisoned: true }));
  const told = await next(proxy);
  assert.match(JSON.stringify(told["result"]), /-32600.*blocked by oktsec: T-001/);
  await proxy.send(call(2, "ask"));
  const asked = await next(proxy);
  assert.deepEqual([asked["id"], asked["method"]], ["server-2", "sampling/createMessage"]);
  await proxy.send(
    '{"jsonrpc":"2.0","id":"server-2","result":{"role":"assistant","content":{"type":"text","text":"noon"}}}\n',
  );
  assert.match(JSON.stringify((await next(proxy))["result"]), /noon/);
  assert.equal(proxy.envelopes.find(({ parts }) => parts.some(({ text }) => text === "noon"))?.phase, "request");
});

Deno.test("a client's refused answer becomes an error for the server that asked", async () => {
  await using proxy = start();
  await proxy.send(call(1, "ask"));
  await next(proxy);
  await proxy.send(`{"jsonrpc":"2.0","id":"server-1","result":{"content":"${EVIL}"}}\n`);
  assert.match(JSON.stringify((await next(proxy))["result"]), /-32001.*blocked by oktsec: T-001/);
});

Deno.test("a poisoned listing is refused whole and names the tool", async () => {
  await using proxy = start({ argv: poisonous("--poisoned") });
  await proxy.send('{"jsonrpc":"2.0","id":1,"method":"tools/list"}\n');
  assert.deepEqual((await next(proxy)).error, { code: -32001, message: 'blocked by oktsec: T-001 in tool "count"' });
});

Deno.test("a server's line that is no JSON is dropped in enforce and passed in observe, and decided on in both", async () => {
  for (const mode of ["enforce", "observe"] as const) {
    await using proxy = start({ mode });
    await proxy.send(call(1, "noise"));
    if (mode === "observe") assert.equal(await proxy.line(), "Server warming up, please wait...");
    assert.deepEqual((await next(proxy))["result"], { content: [{ type: "text", text: "done" }] });
    assert.ok(proxy.envelopes.some(({ faults }) => faults.some(({ code }) => code === "bad_json")));
  }
});

Deno.test("a client's damaged frame is -32700 with the id where it can be read, and never reaches the server", async () => {
  await using proxy = start();
  await proxy.send('{"jsonrpc":"2.0","id":5,"method":"ping",}\n');
  assert.deepEqual(await next(proxy), {
    jsonrpc: "2.0",
    id: 5,
    error: { code: -32700, message: "blocked by oktsec: bad_json" },
  });
  await proxy.send("what is this\n");
  assert.deepEqual(await next(proxy), {
    jsonrpc: "2.0",
    id: null,
    error: { code: -32700, message: "blocked by oktsec: bad_json" },
  });
  assert.deepEqual(await ping(proxy), []);
});

Deno.test("duplicate keys and batches are refused as ambiguous, both ways", async () => {
  await using proxy = start();
  await proxy.send('{"jsonrpc":"2.0","id":5,"method":"ping","method":"tools/call"}\n');
  assert.deepEqual(await next(proxy), {
    jsonrpc: "2.0",
    id: 5,
    error: { code: -32600, message: "blocked by oktsec: ambiguous_json" },
  });
  await proxy.send('[{"jsonrpc":"2.0","id":6,"method":"ping"}]\n');
  assert.deepEqual(await next(proxy), {
    jsonrpc: "2.0",
    id: null,
    error: { code: -32600, message: "blocked by oktsec: ambiguous_json" },
  });
  await proxy.send(call(8, "duplicate"));
  assert.deepEqual(await next(proxy), {
    jsonrpc: "2.0",
    id: 8,
    error: { code: -32001, message: "blocked by oktsec: ambiguous_json" },
  });
});

Deno.test("where the revision has batches, each message is decided on, and a bad one keeps the whole back", async () => {
  await using proxy = start({ argv: ["env", "REVISION=2025-03-26", ...scripted()] });
  await proxy.send('{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-03-26"}}\n');
  await next(proxy);
  const batch = (text: string) =>
    `[${call(1, "echo", { text }).trim()},${
      call(2, "count", { text: "ab" }).trim()
    },{"jsonrpc":"2.0","method":"notifications/x"}]\n`;
  await proxy.send(batch("fine"));
  assert.deepEqual([(await next(proxy))["id"], (await next(proxy))["id"]], [1, 2]);
  await proxy.send(batch(EVIL));
  const answers: unknown = await next(proxy);
  assert.ok(Array.isArray(answers));
  assert.deepEqual(answers.map(({ id, error }) => [id, error.code]), [[1, -32600], [2, -32600]]);
  assert.deepEqual(await ping(proxy), []);
});

Deno.test("an oversized frame is refused with its id wherever that stands, without being kept, and the next one passes", async () => {
  await using proxy = start({ frameBytes: 100_000 });
  const text = "x".repeat(300_000);
  await proxy.send(
    `{"jsonrpc":"2.0","id":"first","method":"tools/call","params":{"name":"echo","arguments":{"text":"${text}"}}}\n`,
  );
  assert.deepEqual(await next(proxy), {
    jsonrpc: "2.0",
    id: "first",
    error: { code: -32600, message: "blocked by oktsec: too_large" },
  });
  await proxy.send(
    `{"method":"tools/call","params":{"name":"echo","arguments":{"text":"${text}"}},"jsonrpc":"2.0","id":9}\n`,
  );
  assert.deepEqual(await next(proxy), {
    jsonrpc: "2.0",
    id: 9,
    error: { code: -32600, message: "blocked by oktsec: too_large" },
  });
  await proxy.send(call(10, "huge", { bytes: 200_000 }));
  assert.deepEqual(await next(proxy), {
    jsonrpc: "2.0",
    id: 10,
    error: { code: -32001, message: "blocked by oktsec: too_large" },
  });
  assert.deepEqual(await ping(proxy), []);
});

Deno.test("in observe an oversized frame streams through both ways, and is decided on", async () => {
  await using proxy = start({ frameBytes: 100_000, mode: "observe" });
  await proxy.send(call(1, "echo", { text: "x".repeat(300_000) }));
  assert.deepEqual((await next(proxy))["result"], { content: [{ type: "text", text: "x".repeat(300_000) }] });
  assert.equal(proxy.envelopes.filter(({ faults }) => faults.some(({ code }) => code === "too_large")).length, 2);
  assert.deepEqual(await ping(proxy), []);
});

Deno.test("frames keep their order although decisions take their time", async () => {
  let count = 0;
  const decide = async () => {
    // Earlier ones take longer, so that a proxy without order would turn them round.
    for (let turn = Math.max(0, 40 - count++); turn > 0; turn--) await new Promise((resolve) => setImmediate(resolve));
    return null;
  };
  await using proxy = start({ decide });
  const ids = Array.from({ length: 100 }, (_, n) => n);
  await proxy.send(ids.map((id) => call(id, "echo", { text: id % 10 === 3 ? EVIL : "fine" })).join(""));
  const seen: unknown[] = [];
  while (seen.length < ids.length) seen.push(await next(proxy).then((message) => message.error ? null : message["id"]));
  const passed = seen.filter((id) => id !== null);
  assert.deepEqual(passed, ids.filter((id) => id % 10 !== 3));
});

Deno.test("a decision point that throws closes the door in enforce and leaves it open in observe", async () => {
  const decide = () => Promise.reject(new Error("the store is gone"));
  await using closed = start({ decide });
  await closed.send(call(1, "echo", { text: "fine" }));
  assert.deepEqual((await next(closed)).error, { code: -32600, message: "blocked by oktsec: scan_error" });
  await using open = start({ decide, mode: "observe" });
  await open.send(call(1, "echo", { text: "fine" }));
  assert.ok((await next(open))["result"]);
});

Deno.test("frames wait until the pipeline is ready, and none passes when it never gets ready", async () => {
  const gate = Promise.withResolvers<void>();
  await using waiting = start({ ready: (ready) => gate.promise.then(() => ready) });
  const sent = waiting.send(call(1, "echo", { text: "early" }));
  assert.equal(waiting.envelopes.length, 0);
  gate.resolve();
  await sent;
  assert.match(JSON.stringify(await next(waiting)), /early/);

  const failing = start({ ready: () => Promise.reject(new Error("config is broken")) });
  await assert.rejects(failing.exit, /config is broken/);
  assert.equal(failing.envelopes.length, 0);
});

Deno.test("a server that crashes ends the session with its code", async () => {
  await using proxy = start();
  await proxy.send(call(1, "crash"));
  assert.equal(await proxy.line(), null);
  assert.equal(await proxy.exit, 7);
});

Deno.test("a server's last line without a newline is delivered", async () => {
  await using proxy = start();
  await proxy.send(call(1, "last-words"));
  assert.equal(await proxy.line(), '{"jsonrpc":"2.0","id":1,"result":{"content":[]}}');
  assert.equal(await proxy.exit, 0);
});

Deno.test("an answer to nobody is inspected and passes; one to a refused request does not", async () => {
  await using proxy = start({ argv: poisonous() });
  await proxy.send(call(1, "unknown"));
  assert.equal((await next(proxy))["id"], 987_654_321);
  assert.equal((await next(proxy))["id"], 1);
  await proxy.send(call(987_654_321, "echo", { text: EVIL }));
  assert.equal((await next(proxy)).error?.code, -32600);
  await proxy.send(call(2, "unknown"));
  assert.equal((await next(proxy)).error?.code, -32001, "refused as an answer to a request that never got there");
  assert.equal((await next(proxy))["id"], 2);
});

Deno.test("a server that does not end when the client leaves is told to, then made to", async () => {
  await using proxy = start({ argv: scripted("--stubborn"), patience: { afterEnd: 100, afterTerm: 100 } });
  await ping(proxy);
  await proxy.close();
  assert.equal(await proxy.exit, 128 + 9);
});

Deno.test("a cancelled request is nothing to wait for once the client has left", async () => {
  await using proxy = start({
    argv: scripted("--stubborn"),
    patience: { afterEnd: 100, afterTerm: 100, whileAsked: 600_000 },
  });
  // The answer that the server waits for never comes, so that its own never does.
  await proxy.send(call(5, "ask"));
  await next(proxy);
  await proxy.send('{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":5}}\n');
  await proxy.close();
  assert.equal(await proxy.exit, 128 + 9);
});

Deno.test("a client that closes its end still gets the answer to what it asked", async () => {
  await using proxy = start();
  await proxy.send(call(1, "echo", { text: "late" }));
  await proxy.close();
  assert.match(JSON.stringify(await next(proxy)), /late/);
  assert.equal(await proxy.exit, 0);
});

Deno.test("a slow client holds the server back instead of filling memory", async () => {
  let produced = 0;
  const line = new TextEncoder().encode(`{"jsonrpc":"2.0","method":"n","params":{"x":"${"y".repeat(64 * 1024)}"}}\n`);
  const status = Promise.withResolvers<{ code: number }>();
  const child: Child = {
    stdin: new WritableStream({ close: () => status.resolve({ code: 0 }) }),
    stdout: new ReadableStream({
      pull(controller) {
        if (++produced > 2_000) controller.close();
        else controller.enqueue(line);
      },
    }, { highWaterMark: 0 }),
    status: status.promise,
    kill: () => {},
  };
  await using proxy = start({ child });
  await proxy.line();
  for (let turn = 0; turn < 500; turn++) await new Promise((resolve) => setImmediate(resolve));
  // One megabyte in the client's pipe, four in the lane, and not a hundred and thirty.
  assert.ok(produced < 150, `${produced} lines were taken in`);
});
