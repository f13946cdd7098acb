/** The SDK against the whole server: real pipeline, real SQLite file, real keys; only the socket is left out. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { generateKeyPair, loadKeyPair, OktsecClient, saveKeyPair } from "../../sdk/mod.ts";
import { startServer, type TestServer } from "../fakes/server.ts";

const ENFORCE = 'version: "1"\nmode: enforce\nidentity: { require_signature: true }\n';

/** `fetch` into the server. `lose` throws the answer away although the server has given it. */
function into(server: TestServer, lose: () => boolean = () => false): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const response = await server.fetch(url.pathname, init);
    if (!lose()) return response;
    await response.body?.cancel();
    throw new TypeError("connection reset");
  };
}

async function clientOf(
  server: TestServer,
  agent: string,
  options: { readonly lose?: () => boolean } = {},
): Promise<OktsecClient> {
  const keyPair = await loadKeyPair(join(server.home, "keys"), agent);
  return new OktsecClient("http://127.0.0.1:8080", {
    agent,
    keyPair,
    retryDelayMs: 1,
    fetch: into(server, options.lose),
  });
}

Deno.test("what the SDK signs is verified, with metadata and session under the signature", async () => {
  await using server = await startServer({ config: ENFORCE, agents: ["ada"] });
  const ada = await clientOf(server, "ada");
  const outcome = await ada.send("bob", "hé\nllo", {
    metadata: { task: "42", "": "x" },
    session: "s-1",
    intent: "ask",
  });
  assert.ok(outcome.kind === "delivered" && outcome.isVerified);
  const row = await server.store.audit.get(outcome.messageId);
  assert.deepEqual([row?.from, row?.identity, row?.session], ["ada", "proven", "s-1"]);
  assert.equal(row?.fingerprint, server.keys.get("ada")?.fingerprint);
});

Deno.test("each verdict arrives as its kind", async () => {
  await using server = await startServer({ config: ENFORCE, agents: ["ada"] });
  const ada = await clientOf(server, "ada");
  assert.equal((await ada.send("bob", "zqflag")).kind, "flagged");
  assert.equal((await ada.send("bob", "zqblock")).kind, "blocked");
  const held = await ada.send("bob", "zqhold");
  assert.ok(held.kind === "quarantined" && held.expiresAt && held.expiresAt.getTime() > Date.now());
  assert.equal((await ada.quarantine(held.quarantineId))?.status, "pending");
  const unsigned = new OktsecClient("http://127.0.0.1:8080", { agent: "ada", fetch: into(server) });
  const refused = await unsigned.send("bob", "hello");
  assert.deepEqual([refused.kind, refused.kind === "rejected" && refused.decision], ["rejected", "signature_required"]);
});

Deno.test("a message whose answer was lost is judged once, and the retry says how", async () => {
  await using server = await startServer({ config: ENFORCE, agents: ["ada"] });
  for (const [content, kind] of [["hello", "delivered"], ["zqhold", "quarantined"], ["zqblock", "blocked"]] as const) {
    let lost = 0;
    const ada = await clientOf(server, "ada", { lose: () => lost++ < 1 });
    const before = (await server.store.audit.query({ kind: "decision" }, { limit: 100 })).items.length;
    const outcome = await ada.send("bob", content);
    assert.deepEqual([outcome.kind, outcome.kind !== "replayed" && outcome.isRepeat], [kind, true]);
    assert.equal((await server.store.audit.query({ kind: "decision" }, { limit: 100 })).items.length, before + 1);
  }
});

Deno.test("an agent is known by its new key as soon as the file is there, and by no other", async () => {
  await using server = await startServer({ config: ENFORCE });
  const keys = join(server.home, "keys");
  await saveKeyPair(keys, "eve", await generateKeyPair());
  const eve = await clientOf(server, "eve");
  const deadline = Date.now() + 10_000;
  while ((await eve.send("bob", "hello")).kind !== "delivered") {
    assert.ok(Date.now() < deadline, "the new key did not come to count");
    await delay(25);
  }
  const other = new OktsecClient("http://127.0.0.1:8080", {
    agent: "eve",
    keyPair: await generateKeyPair(),
    fetch: into(server),
  });
  const refused = await other.send("bob", "hello");
  assert.ok(refused.kind === "rejected" && refused.decision === "identity_rejected");
});

Deno.test("health is told", async () => {
  await using server = await startServer({ config: ENFORCE });
  const client = new OktsecClient("http://127.0.0.1:8080", { agent: "ada", fetch: into(server) });
  assert.equal((await client.health()).status, "ok");
});
