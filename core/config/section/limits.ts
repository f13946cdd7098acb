import { z } from "zod";
import { BODY_BYTES_DEFAULT, DEPTH_DEFAULT, FRAME_BYTES_DEFAULT } from "../../limits.ts";
import { count, path } from "./common.ts";

/** A text has to fit in one string of the engine; this leaves room to decode it. */
const BYTES_MAX = 256 * 1024 * 1024;

/** How large traffic may be. */
export const limits = z.strictObject({
  body_bytes: z.int().min(1).max(BYTES_MAX).default(BODY_BYTES_DEFAULT).describe("Bytes of a message's body."),
  frame_bytes: z.int().min(1).max(BYTES_MAX).default(FRAME_BYTES_DEFAULT).describe("Bytes of a JSON-RPC frame."),
  depth: z.int().min(1).max(1024).default(DEPTH_DEFAULT).describe("Levels of nesting in JSON."),
}).describe("How large traffic may be.");

/** What happens to what is held. */
export const quarantine = z.strictObject({
  enabled: z.boolean().default(true).describe("Hold for review. Off: what would be held is refused."),
  expiry_hours: z.int().min(1).max(24 * 366).default(24).describe("Hours until a held item expires."),
  retention_days: count.default(0).describe("Days that audit rows are kept. 0: for ever. Not active yet."),
  archive_dir: path.default("").describe("Where rows go before they are purged. Not active yet."),
  wait: z.int().min(0).max(3600).default(0).describe(
    "Seconds that a door waits for a reviewer. 0: answers at once with the id. Not active yet.",
  ),
}).describe("What happens to what is held.");

/** How often an agent or an address may speak. */
export const rateLimit = z.strictObject({
  per_agent: z.int().default(100).describe("Messages of one agent in a window. 0: no limit."),
  window: z.int().max(86_400).default(60).describe("Seconds of the window. Zero and less: 60."),
  per_ip: z.int().default(0).describe("Requests of one address in a window. 0: ten times per_agent."),
  backend: z.enum(["memory", "redis"]).optional().describe("Where windows are kept. redis is not active yet."),
  redis_url: z.string().optional().describe("Address of the Redis server. Not active yet."),
}).describe("How often an agent or an address may speak.");

/** What one door does its own way. */
export const door = z.strictObject({
  mode: z.enum(["observe", "enforce"]).optional().describe("Mode of this door. Absent: the global one."),
  on_error: z.enum(["block", "quarantine", "allow"]).default("block").describe(
    "What happens in enforce to traffic that could not be judged.",
  ),
}).describe("What one door does its own way.");
