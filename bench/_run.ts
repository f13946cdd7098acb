import { benchAudit } from "./audit.ts";
for (const r of await benchAudit(Number(Deno.args[0]))) {
  console.log(
    r.name.padEnd(48),
    r.unit,
    r.value?.toFixed(1) ?? `p50 ${r.p50!.toFixed(3)} p95 ${r.p95!.toFixed(3)} p99 ${r.p99!.toFixed(3)}`,
    r.note ?? "",
  );
}
