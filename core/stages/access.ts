import type { Config } from "../config/schema.ts";
import { PASS, type Stage } from "../pipeline/stage.ts";

/** Alone in `allowed_tools`, it allows no tool at all. */
export const DENY_ALL_TOOLS = "__oktsec_deny_all__";

/** May this agent send to that one, and call that tool? Signatures and messaging do not apply where there is no recipient. */
export function access(): Stage {
  return {
    name: "access",
    run({ from, to, tool, phase }, _draft, { config }) {
      if (to !== null && !mayMessage(config, from, to)) return { kind: "raise", to: "block", reason: "acl_denied" };
      if (tool !== null && phase === "request" && !mayCall(config, from, tool)) {
        return { kind: "raise", to: "block", reason: "tool_not_allowed" };
      }
      return PASS;
    },
  };
}

/** `can_message` absent: `default_policy`. `[]`: nobody. `["*"]`: anyone. */
export function mayMessage(
  { agents, default_policy }: Pick<Config, "agents" | "default_policy">,
  from: string,
  to: string,
): boolean {
  const allowed = agents[from]?.can_message;
  if (allowed === undefined) return default_policy === "allow";
  return allowed.includes("*") || allowed.includes(to);
}

/** `allowed_tools` absent or empty: every tool. */
export function mayCall({ agents }: Pick<Config, "agents">, from: string, tool: string): boolean {
  const allowed = agents[from]?.allowed_tools ?? [];
  if (allowed.length === 0) return true;
  return allowed.includes(tool) && tool !== DENY_ALL_TOOLS;
}
