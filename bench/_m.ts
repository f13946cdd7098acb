import { DatabaseSync } from "node:sqlite";
import { MIGRATIONS } from "../plugins/store_sqlite/schema.ts";
const variant = Deno.args[0];
const d = Deno.makeTempDirSync();
const db = new DatabaseSync(d + "/a.db");
let ddl = MIGRATIONS[0]!;
if (variant === "nostrict") ddl = ddl.replaceAll(/STRICT, WITHOUT/g, "WITHOUT").replaceAll(" STRICT", "");
if (variant === "nopartial") ddl = ddl.replaceAll(/CREATE INDEX audit_.*\n/g, "");
if (variant === "noid") {
  ddl = ddl.replaceAll(/CREATE INDEX audit_.*\n/g, "").replace(/CREATE UNIQUE INDEX audit_id.*\n/, "");
}
db.exec(ddl);
db.exec("pragma journal_mode=wal; pragma synchronous=normal; pragma wal_autocheckpoint=4000; pragma cache_size=-8000");
const cols = db.prepare("select name from pragma_table_info('audit')").all().map((r: any) => r.name).filter((
  n: string,
) => n !== "cursor");
const st = db.prepare(`insert into audit (${cols.join(",")}) values(${cols.map(() => "?").join(",")})`);
const N = 200000, B = 1000;
const link = new Uint8Array(32), ch = new Uint8Array(32);
const id = new Uint8Array(16);
let ins = 0, com = 0;
for (let i = 0; i < N; i += B) {
  db.exec("begin immediate");
  const a = performance.now();
  for (let j = 0; j < B; j++) {
    const n = i + j;
    new DataView(id.buffer).setUint32(2, n);
    const s = n % 200;
    const stopped = n % 20 === 0;
    st.run(
      id,
      1,
      n,
      link,
      1,
      1700000000000 + n,
      1,
      1,
      s,
      s + 1,
      12,
      3,
      stopped ? 2 : 1,
      stopped ? 4 : 1,
      stopped ? 4 : 1,
      1,
      1,
      1,
      "2025-11-25T02:53:11.000Z",
      n % 8 ? 1 : 3,
      5,
      4,
      n >> 6,
      ch,
      n % 10 ? null : "x".repeat(220),
      1234,
      null,
      null,
      null,
    );
  }
  ins += performance.now() - a;
  const b = performance.now();
  db.exec("commit");
  com += performance.now() - b;
}
console.log(
  (variant ?? "full").padEnd(10),
  "insert",
  (ins / N * 1000).toFixed(2),
  "commit",
  (com / N * 1000).toFixed(2),
);
db.close();
Deno.removeSync(d, { recursive: true });
