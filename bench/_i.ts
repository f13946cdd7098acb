import { Database } from "../plugins/store_sqlite/database.ts";
import { migrate } from "../plugins/store_sqlite/migrate.ts";
import { Rows } from "../plugins/store_sqlite/rows.ts";
import { Strings } from "../plugins/store_sqlite/strings.ts";
import { draftRow } from "../core/audit/row.ts";
import { record } from "./_audit.ts";
const d = Deno.makeTempDirSync();
const db = Database.open(d + "/a.db", { readOnly: false });
migrate(db);
db.exec("pragma journal_mode=wal; pragma synchronous=normal; pragma wal_autocheckpoint=4000; pragma cache_size=-8000");
const strings = new Strings(db), rows = new Rows(db, strings);
const mode = Deno.args[0];

const N = 200000, B = 2000;
let t = 0, c = 0;
for (let i = 0; i < N; i += B) {
  const es = Array.from({ length: B }, (_, j) => {
    const e = draftRow(record(i + j, N));
    e.link = "ab".repeat(32);
    e.seq = i + j + 1;
    return e;
  });
  if (mode === "flat") JSON.stringify(es);
  db.begin();
  const a = performance.now();
  for (const e of es) rows.insert(e, 1);
  const b = performance.now();
  db.commit();
  t += b - a;
  c += performance.now() - b;
}
console.log("rows.insert", (t / N * 1000).toFixed(2), "commit", (c / N * 1000).toFixed(2));
db.close();
Deno.removeSync(d, { recursive: true });
