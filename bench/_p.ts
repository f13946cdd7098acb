import { openSqliteStore } from "../plugins/store_sqlite/store.ts";
import { benchSigner, writeRows } from "./_audit.ts";
import inspector from "node:inspector";
const N = Number(Deno.args[0] ?? 200000);
const d = Deno.makeTempDirSync();
const store = await openSqliteStore({ path: d + "/o.db", signer: benchSigner(), now: Date.now });
await writeRows(store, 20000);
const s = new inspector.Session();
s.connect();
const post = (m: string, p?: any) =>
  new Promise<any>((res, rej) => s.post(m, p, (e: any, r: any) => e ? rej(e) : res(r)));
await post("Profiler.enable");
await post("Profiler.setSamplingInterval", { interval: 500 });
await post("Profiler.start");
console.log(Math.round((await writeRows(store, N)).value!));
const { profile } = await post("Profiler.stop");
const self = new Map<string, number>();
const byId = new Map(profile.nodes.map((n: any) => [n.id, n]));
let total = 0;
profile.samples.forEach((id: number, i: number) => {
  const n: any = byId.get(id);
  const k = n.callFrame.functionName + " " + n.callFrame.url.split("/").pop() + ":" + n.callFrame.lineNumber;
  const dt = profile.timeDeltas[i];
  total += dt;
  self.set(k, (self.get(k) ?? 0) + dt);
});
for (const [k, v] of [...self].sort((a, b) => b[1] - a[1]).slice(0, 40)) {
  console.log((v / N).toFixed(2), "us/row", (v / total * 100).toFixed(1) + "%", k);
}
await store[Symbol.asyncDispose]();
Deno.removeSync(d, { recursive: true });
