import { z } from "zod";
import { path, word, words } from "./common.ts";

/** A credential of a principal, by hash. */
const principalToken = z.strictObject({
  id: word.describe("Name of the token."),
  type: z.enum(["gateway_bearer", "proxy_basic", "hook_bearer"]).describe("Where it is shown."),
  hash: word.describe("sha256:SALT:HEX."),
  created_at: word.optional().describe("RFC 3339."),
  expires_at: word.optional().describe("RFC 3339."),
  revoked_at: word.optional().describe("RFC 3339."),
  last_used_at: word.optional().describe("RFC 3339."),
});

/** Who stands behind an agent. */
const principal = z.strictObject({
  id: word.describe("Unique id."),
  display_name: z.string().optional().describe("Shown instead of the id."),
  kind: z.enum(["agent", "user", "service", "workspace"]).optional().describe("What sort of principal it is."),
  workspace_id: z.string().optional().describe("Workspace that it belongs to."),
  allowed_surfaces: words.optional().describe("Doors that it may use."),
  tokens: z.array(principalToken).optional().describe("Its credentials."),
  context: z.record(z.string(), z.unknown()).optional().describe("Claims carried along; never decide anything."),
});

/** Keys and signatures. */
export const identity = z.strictObject({
  keys_dir: path.default("").describe("Folder of the agents' public keys. Empty: keys/ in Oktsec's home."),
  require_signature: z.boolean().default(true).describe("Reject messages that are not signed."),
  accept_v1: z.boolean().default(true).describe(
    "Accept signatures of version 1, which existing clients send. Version 3 covers more and cannot be replayed.",
  ),
  require_delegation: z.boolean().default(false).describe("Reject messages without a delegation. Not active yet."),
  principals: z.array(principal).optional().describe("People, services and workspaces. Not active yet."),
}).describe("Keys and signatures.");
