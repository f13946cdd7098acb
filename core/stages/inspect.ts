import type { Reason } from "../contract/decision.ts";
import type { Envelope } from "../contract/envelope.ts";
import type { Finding } from "../contract/finding.ts";
import type { Detector, DetectorContext } from "../contract/plugin.ts";
import type { Engine, ScanResult } from "../matching/engine.ts";
import type { Outcome, Stage } from "../pipeline/stage.ts";
import { senderOf } from "../sender.ts";

/** What does it say? Faults of the frame, every rule over every string, then the detectors. */
export function inspect(engine: () => Engine, detectors: readonly Detector[]): Stage {
  return {
    name: "inspect",
    run(envelope, draft, context) {
      const fault = faultOf(envelope);
      const scanned = engine().scan(envelope.parts, { tool: envelope.tool, signal: context.signal });
      const rest = (result: ScanResult): Outcome | Promise<Outcome> => {
        const failure = fault ?? result.failure;
        if (detectors.length === 0) return found(result.findings, failure);
        const detectorContext: DetectorContext = {
          now: context.now,
          signal: context.signal,
          identity: draft.identity,
          sender: senderOf(envelope, draft.identity),
          scan: (parts, seam) =>
            findingsOf(engine().scanNow(parts, { tool: envelope.tool, signal: context.signal, seam })),
        };
        return detectAll(detectors, envelope, { result, failure, detectorContext });
      };
      return scanned instanceof Promise ? scanned.then(rest) : rest(scanned);
    },
  };
}

/** A detector's own scan must not fail in silence: its throw makes the whole stage fail, which blocks. */
function findingsOf(result: ScanResult): readonly Finding[] {
  if (result.failure) throw new Error(`a detector's scan ended with ${result.failure}`);
  return result.findings;
}

interface Detection {
  readonly result: ScanResult;
  readonly failure: Reason | null;
  readonly detectorContext: DetectorContext;
}

function detectAll(
  detectors: readonly Detector[],
  envelope: Envelope,
  detection: Detection,
): Outcome | Promise<Outcome> {
  const { result, detectorContext } = detection;
  let failure = detection.failure;
  const findings: Finding[] = [...result.findings];
  const pending: Promise<void>[] = [];
  const failed = () => void (failure ??= "scan_error");
  for (const detector of detectors) {
    try {
      const detected = detector.detect(envelope, detectorContext);
      // Most detectors answer at once; only those that do not cost a turn of the event loop.
      if (detected instanceof Promise) pending.push(detected.then((more) => void findings.push(...more), failed));
      else findings.push(...detected);
    } catch {
      failed();
    }
  }
  if (pending.length === 0) return found(findings, failure);
  return Promise.all(pending).then(() => found(findings, failure));
}

function found(findings: readonly Finding[], failure: Reason | null): Outcome {
  return { kind: "found", findings, failure };
}

function faultOf(envelope: Envelope): Reason | null {
  for (const fault of envelope.faults) if (fault.weight === "refuse") return fault.code;
  return null;
}
