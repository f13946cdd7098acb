import type { AuditEntry } from "./store.ts";

/** What the live feed carries. `cursor` resumes after this event. */
export interface FeedEvent {
  readonly cursor: string;
  readonly entry: AuditEntry;
}
