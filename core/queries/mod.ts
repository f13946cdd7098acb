/**
 * What pages may know. Routes call this and nothing else: no SQL, no plugin and no config object reaches a page, and
 * every answer is plain JSON that a browser may have.
 *
 * @module
 */
import type { Clock } from "../clock.ts";
import type { RuleFacts } from "../contract/rule.ts";
import type { AuditEntry, Store } from "../contract/store.ts";
import { isId } from "../ids.ts";
import { type EventStory, storyOf } from "./event.ts";
import {
  type EventRow,
  EVENTS_SHOWN,
  firstHour,
  type ModeConfig,
  type Overview,
  rowOf,
  type RuleIndex,
  summarise,
  type Summary,
} from "./overview.ts";

/** What the queries read from. */
export interface QueryParts {
  readonly store: Pick<Store, "audit" | "quarantine">;
  /** The live config. */
  loaded(): { readonly config: ModeConfig };
  readonly rules: readonly RuleFacts[];
  /** The --enforce flag. */
  readonly forcedEnforce?: boolean;
  readonly now: Clock;
}

/** What pages may ask. */
export interface Queries {
  overview(): Promise<Overview>;
  summary(): Promise<Summary>;
  /** Null when there is no such event. */
  event(id: string): Promise<EventStory | null>;
  /** An audit row as the feed sends it; null for rows that are not decisions. */
  row(entry: AuditEntry): EventRow | null;
}

/** Builds the queries over the store, the live config and the loaded rules. */
export function makeQueries({ store, loaded, rules, forcedEnforce = false, now }: QueryParts): Queries {
  const index: RuleIndex = new Map(rules.map((rule) => [rule.id, rule]));
  const row = (entry: AuditEntry) => rowOf(entry, index);
  const summary = async () => {
    const at = now();
    const totals = await store.audit.totals(firstHour(at));
    return summarise(totals, { config: loaded().config, forced: forcedEnforce, rules: index, now: at });
  };
  return {
    row,
    summary,
    async overview() {
      // The cursor first: what comes between it and the list is sent again by the feed, and never missed.
      const { next } = await store.audit.tail(null, { limit: 1 });
      const [page, numbers] = await Promise.all([
        store.audit.query({ kind: "decision" }, { limit: EVENTS_SHOWN }),
        summary(),
      ]);
      return { summary: numbers, events: page.items.flatMap((entry) => row(entry) ?? []), at: now(), cursor: next };
    },
    async event(id) {
      if (!isId(id)) return null;
      const entry = await store.audit.get(id);
      if (!entry) return null;
      const at = now();
      const held = entry.status === "quarantined" ? await store.quarantine.get(id, at) : null;
      return storyOf(entry, { held, rules: index, now: at });
    },
  };
}
