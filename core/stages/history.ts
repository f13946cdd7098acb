import type { AuditStore } from "../contract/store.ts";
import { PASS, type Stage } from "../pipeline/stage.ts";
import { senderOf } from "../sender.ts";

const WINDOW_MS = 60 * 60_000;
const TO_QUARANTINE = 3;
const TO_BLOCK = 5;

/**
 * A sender that was stopped again and again is believed less: three times within the hour lifts a flag to quarantine,
 * five times lifts a quarantine to block. Looked up only for traffic that is already suspicious.
 */
export function history(audit: () => Pick<AuditStore, "denials">): Stage {
  return {
    name: "history",
    async run(envelope, draft, { now }) {
      if (draft.verdict !== "flag" && draft.verdict !== "quarantine") return PASS;
      const sender = senderOf(envelope, draft.identity);
      const count = await audit().denials(sender, { since: now - WINDOW_MS, cap: TO_BLOCK });
      if (draft.verdict === "quarantine" && count >= TO_BLOCK) {
        return { kind: "raise", to: "block", reason: "content_blocked" };
      }
      if (draft.verdict === "flag" && count >= TO_QUARANTINE) {
        return { kind: "raise", to: "quarantine", reason: "content_quarantined" };
      }
      return PASS;
    },
  };
}
