/** Another process that writes to the same database: appends one decision from the agent named by the second argument. */
import { openSqliteStore } from "../../plugins/store_sqlite/store.ts";
import { decision } from "./_fixture.ts";

const [path = "", from = ""] = Deno.args;
const store = await openSqliteStore({ path, signer: null, now: Date.now });
await store.audit.append(decision({ from }));
await store[Symbol.asyncDispose]();
