import assert from "node:assert/strict";
import type { Totals } from "../contract/store.ts";
import { firstHour, HOUR_MS, type ModeConfig, summarise } from "./overview.ts";

const NOW = Date.UTC(2026, 0, 31, 9, 30);
const NONE: Totals = { byStatus: {}, flagged: 0, byHour: [], topRules: [], byAgent: [] };
const CONFIG: ModeConfig = { mode: "observe", doors: {}, agents: {} };
const of = (totals: Partial<Totals>, config = CONFIG, forced = false) =>
  summarise({ ...NONE, ...totals }, { config, forced, rules: new Map(), now: NOW });
const figure = (totals: Partial<Totals>, id: string) => of(totals).figures.find((each) => each.id === id);

Deno.test("the 24 hours end with the running one and leave none out", () => {
  const at = firstHour(NOW);
  assert.equal(at, Date.UTC(2026, 0, 30, 10));
  const { hours } = of({
    byHour: [{ at: at + HOUR_MS, total: 5, stopped: 2 }, { at: at - HOUR_MS, total: 9, stopped: 9 }],
  });
  assert.equal(hours.length, 24);
  assert.equal(hours.at(-1)?.at, Date.UTC(2026, 0, 31, 9));
  assert.deepEqual(hours.map(({ total }) => total), [0, 5, ...Array<number>(22).fill(0)]);
});

Deno.test("what was stopped and what observe let pass are told apart", () => {
  const blocked = (byStatus: Totals["byStatus"]) => figure({ byStatus }, "blocked");
  assert.deepEqual([blocked({})?.value, blocked({})?.note], ["0", "none"]);
  assert.equal(blocked({ blocked: 2, rejected: 1, error: 1 })?.value, "4");
  assert.equal(blocked({ blocked: 2 })?.note, "all stopped");
  assert.equal(blocked({ would_block: 2, would_reject: 1 })?.note, "all passed, observed");
  assert.equal(blocked({ would_block: 2, blocked: 1 })?.note, "2 passed, observed");
});

Deno.test("flagged is shown, and counts in the detection rate", () => {
  assert.equal(figure({ byStatus: { delivered: 9 }, flagged: 3 }, "flagged")?.value, "3");
  assert.equal(figure({ byStatus: { delivered: 9, would_block: 1 }, flagged: 3 }, "rate")?.value, "40 %");
});

Deno.test("the --enforce flag wins over the config, and exceptions are counted", () => {
  // True: only the mode of a door or agent is read.
  const config = {
    mode: "observe",
    doors: { stdio: { mode: "enforce" } },
    agents: { a: { mode: "enforce" }, b: { mode: "observe" } },
  } as unknown as ModeConfig;
  assert.equal(of({}, config).mode, "observe");
  assert.equal(of({}, config).exceptions, "1 door and 1 agent set to enforce");
  assert.equal(of({}, config, true).mode, "enforce");
  assert.equal(of({}, config, true).exceptions, "");
});
