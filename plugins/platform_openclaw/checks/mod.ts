/** Every check of OpenClaw, in the order that it is shown. */
import { AUTH } from "./auth.ts";
import { CHANNELS } from "./channels.ts";
import { EXEC } from "./exec.ts";
import { FILES } from "./files.ts";
import { GATEWAY } from "./gateway.ts";
import { HOOKS } from "./hooks.ts";
import { MODELS } from "./models.ts";
import { PARTS } from "./parts.ts";
import { SANDBOX } from "./sandbox.ts";
import { SECRETS } from "./secrets.ts";
import { SESSIONS } from "./sessions.ts";
import { TOOLS } from "./tools.ts";
import type { OpenClawCheck } from "./_seen.ts";

/** Every check of OpenClaw, in the order that it is shown. */
export const CHECKS: readonly OpenClawCheck[] = [
  ...FILES,
  ...GATEWAY,
  ...AUTH,
  ...CHANNELS,
  ...SESSIONS,
  ...TOOLS,
  ...EXEC,
  ...SANDBOX,
  ...HOOKS,
  ...SECRETS,
  ...MODELS,
  ...PARTS,
];
