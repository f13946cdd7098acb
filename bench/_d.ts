import { record } from "./_audit.ts";
import { isId } from "../core/ids.ts";
const R = Array.from({ length: 5000 }, (_, i) => record(i, 1e6));
function t(n: string, f: (i: number) => unknown, k = 40) {
  for (let i = 0; i < 5000; i++) f(i);
  const a = performance.now();
  for (let j = 0; j < k; j++) for (let i = 0; i < 5000; i++) f(i);
  console.log(n.padEnd(14), ((performance.now() - a) / k / 5000 * 1000).toFixed(3), "us");
}
t("isId", (i) => isId(R[i]!.id));
t("len", (i) => R[i]!.clientTime!.length > 1024);
t("wf", (i) => R[i]!.clientTime!.isWellFormed());
t("wfhash", (i) => R[i]!.contentHash!.isWellFormed());
t("incl", (i) => R[i]!.clientTime!.includes("\0"));
t("inclhash", (i) => R[i]!.contentHash!.includes("\0"));
const re = /[\0\ud800-\udfff]/;
t("re", (i) => re.test(R[i]!.clientTime!));
t("rehash", (i) => re.test(R[i]!.contentHash!));
t("spread", (i) => ({ ...R[i]!, writer: "", seq: 0, link: "", cursor: "" }));
