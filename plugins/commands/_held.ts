/** What is said of a held item as JSON. Pure. */
import { rfc3339 } from "../../core/cli/format.ts";
import type { Held } from "../../core/contract/store.ts";

/** A held item as JSON, without its text. */
export function heldJson(held: Held) {
  return {
    id: held.id,
    state: held.state,
    from: held.from,
    to: held.to,
    tool: held.tool,
    rules: held.rules,
    policy: held.policy,
    digest: held.digest,
    created_at: rfc3339(held.createdAt),
    expires_at: rfc3339(held.expiresAt),
    reviewer: held.reviewer,
    reviewed_at: rfc3339(held.reviewedAt),
    reason: held.note,
  };
}
