import { PASS, type Stage } from "../pipeline/stage.ts";

/** An agent that a person suspended neither speaks nor is spoken to, in any mode. */
export function suspension(): Stage {
  return {
    name: "suspension",
    run({ from, to }, _draft, { config: { agents } }) {
      if (agents[from]?.suspended) return { kind: "stop", verdict: "block", reason: "agent_suspended" };
      if (to !== null && agents[to]?.suspended) {
        return { kind: "stop", verdict: "block", reason: "recipient_suspended" };
      }
      return PASS;
    },
  };
}
