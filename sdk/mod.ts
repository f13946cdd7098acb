/**
 * Client of the Oktsec message API, for programs and agents. No dependency; Deno, Node 20 and later, Bun, browsers.
 *
 * @example Without a key, where signatures are optional
 * ```ts
 * import { OktsecClient } from "oktsec/sdk";
 *
 * const client = new OktsecClient("http://127.0.0.1:8080", { agent: "my-agent" });
 * const outcome = await client.send("recipient", "hello");
 * console.log(outcome.kind); // "delivered"
 * ```
 *
 * @example Signed
 * ```ts
 * import { loadKeyPair, OktsecClient } from "oktsec/sdk";
 *
 * const keyPair = await loadKeyPair("./keys", "my-agent");
 * const client = new OktsecClient("http://127.0.0.1:8080", { agent: "my-agent", keyPair });
 * await client.send("recipient", "hello", { metadata: { task_id: "abc-123" } });
 * ```
 *
 * @module
 */
export { type ClientOptions, type Health, OktsecClient, type QuarantineItem, type SendOptions } from "./client.ts";
export { OktsecClientError } from "./errors.ts";
export { loadKeyPair, saveKeyPair } from "./key_files.ts";
export { generateKeyPair, KeyPair, type Signer } from "./keys.ts";
export type {
  Blocked,
  Delivered,
  Failed,
  Flagged,
  Outcome,
  Quarantined,
  Rejected,
  Replayed,
  TriggeredRule,
} from "./outcome.ts";
