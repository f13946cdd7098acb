/**
 * A process of its own that writes to a store; tests start, watch and kill it. Prints the id of each row once it is acknowledged.
 * `append PATH`: goes on until it is killed. `fill PATH`: goes on until an append fails, prints the error's code, and ends well.
 * `race PATH ID`: tries to settle an item, and prints whether it did.
 */
import { newId } from "../../core/ids.ts";
import { openSqliteStore } from "../../plugins/store_sqlite/store.ts";
import { actorRecord, testClaim, testRecord, testSigner } from "../conformance/store_kit.ts";

const [command = "", path = "", id = ""] = Deno.args;
const encoder = new TextEncoder();

function print(line: string): void {
  // Synchronous: a line that was acknowledged must be out before a kill can come.
  Deno.stdout.writeSync(encoder.encode(`${line}\n`));
}

const store = await openSqliteStore({ path, now: Date.now, signer: testSigner(1) });

async function appendBatch(note: string): Promise<void> {
  const records = Array.from({ length: 20 }, () => testRecord({ at: Date.now(), id: newId(Date.now()), note }));
  await Promise.all(records.map(async (record) => {
    const replay = testClaim(record.id, record.id, { expiresAt: Date.now() + 60_000 });
    await store.audit.append(record, { replay });
    print(record.id);
  }));
}

switch (command) {
  case "append":
    for (;;) await appendBatch("");
  case "fill": {
    const failed = await (async () => {
      for (;;) await appendBatch("x".repeat(500));
    })().catch((error: unknown) => error);
    print(failed instanceof Error && "code" in failed ? String(failed.code) : String(failed));
    // What is left cannot be signed off either; that is for the test to look at.
    await Promise.allSettled([store[Symbol.asyncDispose]()]);
    break;
  }
  case "race": {
    const verdict = { state: "approved" as const, reviewer: `process ${Deno.pid}`, note: null, at: Date.now() };
    const outcome = await store.quarantine.settle(
      id,
      verdict,
      actorRecord("review", { id: newId(Date.now()), ref: id }),
    ).then(
      ({ reviewer }) => `settled by ${reviewer}`,
      (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error)),
    );
    print(outcome);
    await store[Symbol.asyncDispose]();
  }
}
