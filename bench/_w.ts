import { openSqliteStore } from "../plugins/store_sqlite/store.ts";
import { Database } from "../plugins/store_sqlite/database.ts";
import { Rows } from "../plugins/store_sqlite/rows.ts";
import { ChainWriter } from "../plugins/store_sqlite/chain_writer.ts";
import { Tally } from "../plugins/store_sqlite/tallies.ts";
import process from "node:process";
import { benchSigner, writeRows } from "./_audit.ts";
const N = Number(Deno.args[0] ?? 200000);
const t: Record<string, number> = {};
function wrap(proto: any, name: string) {
  const f = proto[name];
  t[name] = 0;
  proto[name] = function (...a: any[]) {
    const s = performance.now();
    try {
      return f.apply(this, a);
    } finally {
      t[name]! += performance.now() - s;
    }
  };
}
if (Deno.args[1]) {
  wrap(Database.prototype, "commit");
  wrap(Database.prototype, "begin");
  wrap(Rows.prototype, "insert");
  wrap(Tally.prototype, "save");
}
const d = Deno.makeTempDirSync();
const store = await openSqliteStore({ path: d + "/o.db", signer: benchSigner(), now: Date.now });
await writeRows(store, 20000);
for (const k in t) t[k] = 0;
const c = process.cpuUsage();
console.log(Math.round((await writeRows(store, N)).value!));
const e = process.cpuUsage(c);
console.log("cpu us/row incl. record making", ((e.user + e.system) / N).toFixed(2), "sys", (e.system / N).toFixed(2));
for (const k in t) console.log(k, (t[k]! / N * 1000).toFixed(2), "us/row");
await store[Symbol.asyncDispose]();
Deno.removeSync(d, { recursive: true });
