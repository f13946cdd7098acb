import type { WindowStore } from "../contract/store.ts";
import { PASS, type Stage } from "../pipeline/stage.ts";
import { senderKey, senderOf } from "../sender.ts";

/**
 * Agent quota: `rate_limit.per_agent` requests per `rate_limit.window` seconds. Charged to a proven identity;
 * unproven traffic has buckets of its own. What a server answers is not charged.
 */
export function quota(windows: () => WindowStore): Stage {
  return {
    name: "quota",
    run(envelope, draft, { config, now }) {
      const { per_agent: limit, window } = config.rate_limit;
      if (limit <= 0 || envelope.phase === "response") return PASS;
      const key = `agent ${senderKey(senderOf(envelope, draft.identity))}`;
      const taken = windows().take(key, { limit, windowMs: window * 1000, now });
      return taken instanceof Promise ? taken.then(outcome) : outcome(taken);
    },
  };
}

function outcome(taken: boolean) {
  return taken ? PASS : { kind: "stop", verdict: "block", reason: "rate_limited" } as const;
}
