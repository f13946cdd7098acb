import { Database } from "../plugins/store_sqlite/database.ts";
import { migrate } from "../plugins/store_sqlite/migrate.ts";
import { Strings } from "../plugins/store_sqlite/strings.ts";
import { idBytes } from "../plugins/store_sqlite/rows.ts";
import { EFFECT, IDENTITY, KIND, MODE, PHASE, REASON, STATUS, VERDICT } from "../plugins/store_sqlite/codes.ts";
import { draftRow, sealRow } from "../core/audit/row.ts";
import { leafOf, linkOf } from "../core/audit/chain.ts";
import { Tally } from "../plugins/store_sqlite/tallies.ts";
import { record } from "./_audit.ts";
const db = Database.open("x", { readOnly: false, location: ":memory:" });
migrate(db);
const strings = new Strings(db);
const K = 30, N = 2000;
const T: Record<string, number> = {};
function ph(n: string, es: any[], f: (e: any, i: number) => unknown) {
  const a = performance.now();
  for (let i = 0; i < es.length; i++) f(es[i], i);
  T[n] = (T[n] ?? 0) + performance.now() - a;
}
const b16 = new Uint8Array(16), b32 = new Uint8Array(32);
let l = "00".repeat(32);
for (let k = 0; k < K + 5; k++) {
  if (k === 5) { for (const n in T) T[n] = 0; }
  const rs = Array.from({ length: N }, (_, i) => record(k * N + i, 1e6));
  const es: any[] = [];
  ph("draft", rs, (r) => es.push(draftRow(r)));
  const js: string[] = [];
  ph("seal", es, (e) => js.push(sealRow(e)));
  const ls: string[] = [];
  ph("leaf", js, (j) => ls.push(leafOf(j)));
  ph("link", ls, (x) => l = linkOf(l, x));
  ph("intern", es, (e) => {
    strings.intern(e.from);
    strings.intern(e.to);
    strings.intern(e.door);
    strings.intern(e.tool);
    strings.intern(e.method);
    strings.intern(e.policy);
    strings.intern(e.fingerprint);
    strings.intern(e.address);
    strings.intern(e.session);
  });
  ph("intern again", es, (e) => {
    strings.intern(e.from);
    strings.intern(e.to);
    strings.intern(e.door);
    strings.intern(e.tool);
    strings.intern(e.method);
    strings.intern(e.policy);
    strings.intern(e.fingerprint);
    strings.intern(e.address);
    strings.intern(e.session);
  });
  ph("codes", es, (e) => {
    KIND.encode(e.kind);
    PHASE.encode(e.phase);
    STATUS.encode(e.status);
    REASON.encode(e.reason);
    VERDICT.encode(e.verdict);
    MODE.encode(e.mode);
    EFFECT.encode(e.effect);
    IDENTITY.encode(e.identity);
  });
  ph("hex", es, (e) => {
    idBytes(e.id, b16);
    b32.setFromHex(e.contentHash);
    b32.setFromHex(l);
  });
  const t = new Tally();
  ph("tally", es, (e) => t.add(e, { cursor: 1, sender: 5, rules: [] }));
}
for (const n in T) console.log(n.padEnd(14), (T[n]! / K / N * 1000).toFixed(2));
