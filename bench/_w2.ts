import { openSqliteStore } from "../plugins/store_sqlite/store.ts";
import { ChainWriter } from "../plugins/store_sqlite/chain_writer.ts";
import { Database } from "../plugins/store_sqlite/database.ts";
import { benchSigner, writeRows } from "./_audit.ts";
const N = Number(Deno.args[0] ?? 200000);
const t: Record<string, number> = {};
let calls = 0;
function wrap(proto: any, name: string) {
  const f = proto[name];
  t[name] = 0;
  proto[name] = function (...a: any[]) {
    const s = performance.now();
    try {
      return f.apply(this, a);
    } finally {
      t[name]! += performance.now() - s;
      calls++;
    }
  };
}
wrap(ChainWriter.prototype, "write");
wrap(Database.prototype, "commit");
const d = Deno.makeTempDirSync();
const store = await openSqliteStore({
  path: d + "/o.db",
  signer: Deno.args[1] === "nosign" ? null : benchSigner(),
  now: Date.now,
});
await writeRows(store, 20000);
for (let k = 0; k < 4; k++) {
  for (const k in t) t[k] = 0;
  calls = 0;
  const v = (await writeRows(store, N)).value!;
  console.log(
    Math.round(v),
    "total",
    (1e6 / v).toFixed(2),
    "write",
    (t.write! / N * 1000).toFixed(2),
    "commit",
    (t.commit! / N * 1000).toFixed(2),
    calls,
  );
}
await store[Symbol.asyncDispose]();
Deno.removeSync(d, { recursive: true });
