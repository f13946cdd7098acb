/** What is put on record of a decision: labels bounded and redacted, no content. */
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Decision } from "../contract/decision.ts";
import type { Envelope } from "../contract/envelope.ts";
import type { Finding } from "../contract/finding.ts";
import type { AuditRecord, StoredFinding } from "../contract/store.ts";
import { LABEL_CHARS_MAX } from "../limits.ts";
import { redact } from "../matching/redact.ts";

/** The audit row of a decision. */
export function recordOf(envelope: Envelope, decision: Decision): AuditRecord {
  return {
    id: envelope.id,
    kind: "decision",
    at: envelope.receivedAt,
    door: envelope.door,
    phase: envelope.phase,
    from: envelope.from,
    to: envelope.to,
    tool: label(envelope.tool),
    method: label(envelope.method),
    status: decision.status,
    reason: decision.reason,
    verdict: decision.verdict,
    mode: decision.mode,
    effect: decision.effect,
    policy: decision.policy,
    // A door lets only RFC 3339 through: nothing to redact.
    clientTime: envelope.clientTime,
    identity: decision.identity.state,
    fingerprint: decision.identity.fingerprint,
    address: envelope.address,
    session: label(envelope.session),
    contentHash: envelope.contentHash,
    findings: decision.findings.length === 0 ? NO_FINDINGS : decision.findings.map(stored),
    latencyMs: Math.round(decision.tookMs * 1000) / 1000,
    ref: null,
    actor: null,
    note: noteOf(envelope, decision),
  };
}

const NO_FINDINGS: readonly StoredFinding[] = [];
/** Nothing shorter is a secret worth the name, and most labels are shorter. */
const LABEL_SAFE_CHARS = 12;

function label(text: string | null): string | null {
  if (text === null || text.length <= LABEL_SAFE_CHARS) return text;
  const safe = redact(text);
  return safe.length <= LABEL_CHARS_MAX ? safe : safe.slice(0, LABEL_CHARS_MAX - 1) + "…";
}

function stored({ title: _title, fix: _fix, path, ...rest }: Finding): StoredFinding {
  return { ...rest, path: label(path) ?? "" };
}

/** Faults of the frame and rules that an operator chose to ignore: said in one line, never with content. */
function noteOf({ faults }: Envelope, { ignored, failure }: Decision): string | null {
  if (faults.length === 0 && ignored.length === 0 && failure === null) return null;
  const said: string[] = faults.slice(0, 3).map(({ code, detail }) => `${code}: ${detail}`);
  if (failure !== null && faults.length === 0) said.push(failure);
  if (ignored.length > 0) said.push(`ignored: ${ignored.slice(0, 10).join(", ")}`);
  return said.join("; ").slice(0, 4 * LABEL_CHARS_MAX);
}

/**
 * Binds an approval to the exact call: who, to whom, which tool, every value. Lower-case hex SHA-256 over the RFC 8785 form. The
 * id of a JSON-RPC frame does not count, since the same call comes again under another one.
 */
export function digestOf({ door, from, to, tool, method, held }: Envelope): string {
  const call = { domain: "oktsec/call/v1", door, from, to, tool, method, payload: payloadOf(held()) };
  return createHash("sha256").update(canonicalize(call) ?? "").digest("hex");
}

function payloadOf(text: string): unknown {
  try {
    const { id: _id, ...payload } = JSON.parse(text);
    return payload;
  } catch {
    return text; // What is no JSON object is bound as it stands.
  }
}
