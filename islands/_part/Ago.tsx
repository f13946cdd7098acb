import { ago } from "./time.ts";

/** A time as people say it; the exact one is in the title and for machines. */
export function Ago({ at, time, now }: { readonly at: number; readonly time: string; readonly now: number }) {
  return <time dateTime={new Date(at).toISOString()} title={time}>{ago(at, now)}</time>;
}
