/** The decision point: what every door asks. Runs the stages, lets mode meet verdict, puts it on record, tells the others. */
import type { Config } from "../config/schema.ts";
import type { Loaded } from "../config/loaded.ts";
import { modeFor, onErrorFor } from "../config/mode.ts";
import type { Decision, Draft, Identity, Mode, OnError } from "../contract/decision.ts";
import type { Envelope } from "../contract/envelope.ts";
import type { DecisionPoint, Detector, Logger, Notifier } from "../contract/plugin.ts";
import type { Companions, NewHeld, Store } from "../contract/store.ts";
import { hasCode, type OktsecError, reasonOf } from "../errors.ts";
import type { Seal } from "../identity/seal.ts";
import { DECIDE_MS_MAX } from "../limits.ts";
import { senderOf } from "../sender.ts";
import type { Deadlines } from "./deadlines.ts";
import { close, effectOf, runStages, statusOf } from "./pipeline.ts";
import { digestOf, recordOf } from "./record.ts";
import type { Stage } from "./stage.ts";

/** What a decision point is made of. */
export interface PointParts {
  readonly stages: readonly Stage[];
  readonly store: Store;
  readonly seal: () => Seal;
  readonly loaded: () => Loaded;
  /** The --enforce flag: wins over every key. */
  readonly forcedEnforce: boolean;
  readonly detectors: readonly Detector[];
  readonly notifiers: readonly Notifier[];
  readonly log: Logger;
  readonly now: () => number;
  /** Bounds each decision in time. */
  readonly deadlines: Deadlines;
  /** Called after each recorded decision; wakes the live feed. */
  readonly onRecorded: () => void;
}

/** Counted, not audited: a flood must not fill the trail, and a repeat has its row already. */
const UNRECORDED: ReadonlySet<string> = new Set(["rate_limited", "replayed"]);

/** Builds the decision point that all doors of a process share. */
export function makePoint(parts: PointParts): DecisionPoint {
  return { decide: (envelope) => decide(parts, envelope) };
}

async function decide(parts: PointParts, envelope: Envelope): Promise<Decision> {
  const started = performance.now();
  const { config, revision } = parts.loaded();
  const running = parts.deadlines.start();
  const run = await runStages(parts.stages, envelope, { now: parts.now(), signal: running.signal, config });
  running.close();
  const mode = modeOf(config, envelope, { identity: run.draft.identity, forced: parts.forcedEnforce });
  for (const { stage, error } of run.errors) {
    parts.log.error("A stage failed", { stage, reason: reasonOf(error), envelope: envelope.id });
  }
  const policy: Policy = { mode, onError: onErrorFor(config, envelope.door), revision, quarantine: config.quarantine };
  const settled = settle(run.draft, policy, envelope);
  const decision: Decision = { ...settled, trace: run.trace, tookMs: performance.now() - started };
  const final = await record(parts, envelope, decision, policy);
  announce(parts, envelope, final);
  return final;
}

/** An agent's own mode holds for whoever proved to be that agent. A mere claim may tighten the mode, never loosen it. */
function modeOf(
  config: Config,
  { door, from }: Envelope,
  { identity, forced }: { readonly identity: Identity; readonly forced: boolean },
): Mode {
  const own = modeFor(config, { door, agent: from, forced });
  if (identity.state === "proven" || identity.state === "local") return own;
  return own === "enforce" ? own : modeFor(config, { door, agent: null, forced });
}

interface Policy {
  readonly mode: Mode;
  readonly onError: OnError;
  readonly revision: string;
  readonly quarantine: { readonly enabled: boolean; readonly expiry_hours: number };
}

/** Pure: a draft becomes a decision. */
function settle(draft: Draft, policy: Policy, envelope: Envelope): Omit<Decision, "trace" | "tookMs"> {
  const closed = close(draft, policy.onError);
  const wanted = effectOf(closed.verdict, closed.reason, policy.mode);
  // Where nothing may be held, what would be held is refused.
  const effect = wanted === "hold" && !policy.quarantine.enabled ? "refuse" : wanted;
  const expiresAt = envelope.receivedAt + policy.quarantine.expiry_hours * 3_600_000;
  return {
    ...closed,
    envelope: envelope.id,
    mode: policy.mode,
    effect,
    status: statusOf(closed.verdict, closed.reason, effect),
    policy: policy.revision,
    hold: effect === "hold" ? { id: envelope.id, expiresAt } : null,
  };
}

/** Resolves once the decision is committed. One that cannot be recorded is not made: it is refused, in enforce. */
async function record(parts: PointParts, envelope: Envelope, decision: Decision, policy: Policy): Promise<Decision> {
  const { store } = parts;
  const { replay } = decision.identity;
  if (UNRECORDED.has(decision.reason)) {
    store.counters.add(`refused.${envelope.door}.${decision.reason}`);
    // Nothing was decided about the message: the same one may be sent again.
    if (replay) store.replay.release(replay);
    return decision;
  }
  // A message that could not be judged was not accepted: the same one may be sent again.
  const isSpent = replay !== undefined && decision.status !== "error";
  if (replay && !isSpent) store.replay.release(replay);
  try {
    const companions: Companions = {
      ...(decision.hold ? { hold: heldOf(parts, envelope, decision) } : {}),
      ...(isSpent ? { replay } : {}),
    };
    await store.audit.append(recordOf(envelope, decision), companions);
    return decision;
  } catch (error) {
    if (hasCode(error, "store/replayed")) return replayed(parts, envelope, { decision, policy, error });
    if (replay) store.replay.release(replay);
    parts.log.error("A decision could not be recorded", { reason: reasonOf(error), envelope: envelope.id });
    const failed = settle({ ...decision, failure: "audit_failed" }, policy, envelope);
    // A hold that nobody can find is no hold.
    const effect = failed.effect === "hold" ? "refuse" : failed.effect;
    const status = statusOf(failed.verdict, failed.reason, effect);
    return { ...failed, effect, status, hold: null, trace: decision.trace, tookMs: decision.tookMs };
  }
}

/** Another process accepted the same signed message between our look and our write. */
function replayed(
  parts: PointParts,
  envelope: Envelope,
  { decision, policy, error }: { readonly decision: Decision; readonly policy: Policy; readonly error: OktsecError },
): Decision {
  parts.store.counters.add(`refused.${envelope.door}.replayed`);
  const { replay } = decision.identity;
  const prior = replay ? parts.store.replay.claim(replay, parts.now()) : null;
  parts.log.info("A message was sent again", { envelope: envelope.id, reason: error.message });
  const draft: Draft = { ...decision, failure: null, verdict: "block", reason: "replayed", prior };
  return { ...settle(draft, policy, envelope), trace: decision.trace, tookMs: decision.tookMs };
}

function heldOf({ seal }: PointParts, envelope: Envelope, decision: Decision): NewHeld {
  return {
    id: envelope.id,
    from: envelope.from,
    to: envelope.to,
    tool: envelope.tool,
    rules: [...new Set(decision.findings.map(({ rule }) => rule))],
    sealed: seal().seal(envelope.held(), envelope.id),
    digest: digestOf(envelope),
    policy: decision.policy,
    createdAt: envelope.receivedAt,
    expiresAt: decision.hold?.expiresAt ?? envelope.receivedAt,
  };
}

/** Tells detectors, notifiers and the feed. Nothing here can delay or change the decision. */
function announce(parts: PointParts, envelope: Envelope, decision: Decision): void {
  const sender = senderOf(envelope, decision.identity);
  for (const detector of parts.detectors) {
    try {
      detector.settled?.(envelope, decision, sender);
    } catch (error) {
      parts.log.error("A detector failed after a decision", { detector: detector.name, reason: reasonOf(error) });
    }
  }
  for (const notifier of parts.notifiers) {
    notifier.notify(decision, { signal: AbortSignal.timeout(DECIDE_MS_MAX) }).catch((error: unknown) =>
      parts.log.warn("A notifier failed", { notifier: notifier.name, reason: reasonOf(error) })
    );
  }
  if (decision.failure) {
    parts.store.counters.add(`failed.${envelope.door}.${decision.failure}`);
    parts.log.warn("Traffic could not be judged", {
      door: envelope.door,
      failure: decision.failure,
      effect: decision.effect,
      envelope: envelope.id,
    });
  }
  parts.onRecorded();
}
