/** Short forms that the checks are written in. */
import type { Severity } from "../../../core/contract/verdict.ts";
import { type CheckSpec, defineCheck, type Seen } from "../../../core/platforms/posture.ts";
import type { Facts } from "../facts.ts";

/** A check of OpenClaw. */
export type OpenClawCheck = CheckSpec<Facts>;

/** Returns its argument with its type. */
export function check(spec: OpenClawCheck): OpenClawCheck {
  return defineCheck(spec);
}

/** One place where `isSo`, none where not. */
export function when(isSo: boolean, detail: string, severity?: Severity): readonly Seen[] {
  return isSo ? [severity === undefined ? { detail } : { detail, severity }] : [];
}

/** A place for every item. */
export function each<T>(items: readonly T[], detail: (item: T) => string, severity?: Severity): readonly Seen[] {
  return items.flatMap((item) => when(true, detail(item), severity));
}

/** The first names of a list, and how many more there are. */
export function listed(names: readonly string[]): string {
  const more = names.length - LISTED;
  return `${names.slice(0, LISTED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

const LISTED = 3;
