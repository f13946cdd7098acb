import { matchesBlocked } from "../config/blocked_content.ts";
import { PASS, type Stage } from "../pipeline/stage.ts";

/** `blocked_content` of the sender: any surviving finding of a listed category blocks, whatever its severity. */
export function blocked(): Stage {
  return {
    name: "blocked",
    run({ from }, { findings }, { config }) {
      const listed = config.agents[from]?.blocked_content;
      if (!listed || listed.length === 0 || findings.length === 0) return PASS;
      const hit = findings.some((finding) => matchesBlocked(listed, finding));
      return hit ? { kind: "raise", to: "block", reason: "content_blocked" } : PASS;
    },
  };
}
