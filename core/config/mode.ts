/** Which mode, and which answer to a failure, holds for a piece of traffic. */
import type { Mode, OnError } from "../contract/decision.ts";
import type { DoorName } from "../contract/envelope.ts";
import type { Config } from "./schema.ts";

/** What a mode depends on. */
export interface ModeQuestion {
  readonly door: DoorName;
  /** Who sends; null where nobody is known. */
  readonly agent: string | null;
  /** The --enforce flag: wins over every key. */
  readonly forced: boolean;
}

/** The flag, then the agent's own mode, then the door's, then the global one. */
export function modeFor(
  config: Pick<Config, "agents" | "doors" | "mode">,
  { door, agent, forced }: ModeQuestion,
): Mode {
  if (forced) return "enforce";
  const own = agent === null ? undefined : config.agents[agent]?.mode;
  return own ?? config.doors[door]?.mode ?? config.mode;
}

/** What a door does in enforce with traffic that could not be judged. */
export function onErrorFor(config: Pick<Config, "doors">, door: DoorName): OnError {
  return config.doors[door]?.on_error ?? "block";
}
