/** What the rules over composed evidence flag and let pass. */
import type { Rule } from "../../core/contract/rule.ts";

/** What a place is about. */
export type Threat = "direct" | "indirect" | "exfiltration" | "poisoning";

/** Examples by threat and level. */
export const EXAMPLES: Readonly<Record<Threat, Readonly<Record<"flag" | "hold", Rule["examples"]>>>> = {
  direct: { flag: { flags: ["a"], passes: ["b"] }, hold: { flags: ["a"], passes: ["b"] } },
  indirect: { flag: { flags: ["a"], passes: ["b"] }, hold: { flags: ["a"], passes: ["b"] } },
  exfiltration: { flag: { flags: ["a"], passes: ["b"] }, hold: { flags: ["a"], passes: ["b"] } },
  poisoning: { flag: { flags: ["a"], passes: ["b"] }, hold: { flags: ["a"], passes: ["b"] } },
};
