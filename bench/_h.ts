import { canonicalRow, draftRow } from "../core/audit/row.ts";
import { leafOf, linkOf } from "../core/audit/chain.ts";
import { record } from "./_audit.ts";
import { Strings } from "../plugins/store_sqlite/strings.ts";
const R = Array.from({ length: 5000 }, (_, i) => record(i, 1e6));
const sink: any[] = [];
function t(n: string, f: (i: number) => unknown, k = 40) {
  for (let i = 0; i < 5000; i++) f(i);
  const a = performance.now();
  for (let j = 0; j < k; j++) for (let i = 0; i < 5000; i++) f(i);
  console.log(n.padEnd(14), ((performance.now() - a) / k / 5000 * 1000).toFixed(2), "us");
}
const E = R.map(draftRow);
const C = E.map(canonicalRow);
t("draftRow", (i) => draftRow(R[i]!));
t("canonical", (i) => canonicalRow(E[i]!));
t("leaf", (i) => leafOf(C[i]!));
t("canon+leaf", (i) => leafOf(canonicalRow(E[i]!)));
let l = "00".repeat(32);
t("link", () => l = linkOf(l, l));
import { createHash } from "node:crypto";
t("createHash", (i) => createHash("sha256").update(C[i]!).digest("hex"));
t("promise", (i) => new Promise((r) => r(i)));
console.log(C[1]!.length);
