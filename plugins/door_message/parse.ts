/** From bytes to a checked message: strict JSON, the fields, names and freshness. Everything that is refused says why. */
import type { Fault } from "../../core/contract/envelope.ts";
import { checkName } from "../../core/identity/names.ts";
import { isFresh, parseTimestamp } from "../../core/identity/timestamp.ts";
import { LABEL_CHARS_MAX, LEAVES_MAX } from "../../core/limits.ts";
import { type Leaf, readJson } from "../../core/reading/json.ts";
import { type MessageBody, messageBody, type Refusal } from "./wire.ts";

/** A checked message with every string of its body. */
export interface Message {
  readonly body: MessageBody;
  readonly leaves: readonly Leaf[];
  readonly faults: readonly Fault[];
  readonly session: string | null;
  /** From the X-Oktsec-Key-Version header, else the body, else 0. */
  readonly keyVersion: number;
}
/** A message, or why there is none. */
export type Parsed =
  | { readonly kind: "message"; readonly message: Message }
  | { readonly kind: "refused"; readonly code: Refusal; readonly error: string };

/** Reads a request body. `now` is the server's receive time. */
export function parseMessage(
  bytes: Uint8Array,
  headers: Headers,
  { now, depth }: { readonly now: number; readonly depth: number },
): Parsed {
  const reading = readJson(bytes, { depth, leavesMax: LEAVES_MAX, strictCase: "top" });
  const fault = reading.faults.find(({ weight }) => weight === "refuse");
  if (fault) return refused(fault.code, fault.detail);
  const checked = messageBody.safeParse(reading.value);
  if (!checked.success) return fieldRefusal(reading.value, checked.error.issues[0]);
  const body = checked.data;
  const problem = nameProblem(body) ?? timeProblem(body, now) ?? nonceProblem(body);
  if (problem) return problem;
  const session = headers.get("x-oktsec-session") ?? body.session ?? null;
  if (session !== null && session.length > LABEL_CHARS_MAX) return refused("bad_field", "the session is too long");
  if (body.session !== undefined && session !== body.session) {
    return refused("bad_field", "the session differs between header and body");
  }
  const keyVersion = body.key_version ?? versionOf(headers.get("x-oktsec-key-version"));
  return { kind: "message", message: { body, leaves: reading.leaves, faults: reading.faults, session, keyVersion } };
}

function refused(code: Refusal, error: string): Parsed & { readonly kind: "refused" } {
  return { kind: "refused", code, error };
}

function fieldRefusal(
  value: unknown,
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return refused("bad_json", "the body must be a JSON object");
  }
  const field = String(issue?.path[0] ?? "");
  // An empty string is as good as none: the reference treats them alike.
  const given = Object.getOwnPropertyDescriptor(value, field)?.value;
  const isMissing = (given === undefined || given === "") && ["from", "to", "content"].includes(field);
  return isMissing
    ? refused("missing_field", `"${field}" is missing`)
    : refused("bad_field", `"${field}" ${issue?.message ?? "is not valid"}`);
}

function nameProblem({ from, to }: MessageBody) {
  for (const [field, name] of [["from", from], ["to", to]] as const) {
    const reason = checkName(name);
    if (reason) return refused("bad_name", `"${field}" is not a name: ${reason}`);
  }
  return null;
}

function timeProblem({ timestamp, signature }: MessageBody, now: number) {
  if (timestamp === undefined) {
    return !signature ? null : refused("signature_without_timestamp", "a signed message needs its timestamp");
  }
  const at = parseTimestamp(timestamp);
  if (at === null) return refused("bad_field", `"timestamp" is not RFC 3339`);
  if (!isFresh(at, now)) {
    return refused(
      "stale_timestamp",
      at < now ? "the timestamp is more than 5 minutes old" : "the timestamp is more than 30 seconds ahead",
    );
  }
  return null;
}

function nonceProblem({ sig_version, nonce }: MessageBody) {
  return sig_version === 3 && nonce === undefined ? refused("bad_field", `"nonce" is needed with sig_version 3`) : null;
}

/** Absent or unparsable is 0, as in the reference. */
function versionOf(header: string | null): number {
  return header !== null && /^\d{1,15}$/.test(header) ? Number(header) : 0;
}
