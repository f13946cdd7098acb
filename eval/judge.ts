/** Judges one line as production would: the same stages, rules and detectors, the config's defaults, enforce. */
import { matchesBlocked } from "../core/config/blocked_content.ts";
import { configSchema } from "../core/config/schema.ts";
import type { Envelope, Part, PartKind } from "../core/contract/envelope.ts";
import type { Finding } from "../core/contract/finding.ts";
import type { Detector } from "../core/contract/plugin.ts";
import type { Rule } from "../core/contract/rule.ts";
import type { Verdict } from "../core/contract/verdict.ts";
import { compileEngine } from "../core/matching/engine.ts";
import { close, runStages } from "../core/pipeline/pipeline.ts";
import type { Stage } from "../core/pipeline/stage.ts";
import { inspect } from "../core/stages/inspect.ts";
import { overrides } from "../core/stages/overrides.ts";
import { verdictOf, weigh } from "../core/stages/weigh.ts";
import { readMessages } from "../plugins/door_stdio/message.ts";
import type { Context, Row } from "./corpus.ts";

/** What was said of one line. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  /** Microseconds that the stages took. */
  readonly us: number;
}

/** The kind of text that a line's context stands for. */
export const KIND_OF: Readonly<Record<Context, PartKind>> = {
  user: "prompt",
  tool_result: "tool_result",
  tool_description: "tool_description",
  message: "message",
  email: "document",
  code: "document",
  secret: "message",
};

/** Builds a judge. It remembers nothing from line to line: every line comes from a sender of its own. */
export function makeJudge(
  rules: readonly Rule[],
  detectors: readonly Detector[],
  onError: (rule: string, error: unknown) => void,
): (row: Pick<Row, "context" | "text">) => Promise<Judgement> {
  const engine = compileEngine(rules, { onError });
  engine.prepare();
  const stages: readonly Stage[] = [inspect(() => engine, detectors), overrides(), weigh()];
  const config = configSchema.parse({ mode: "enforce" });
  const signal = new AbortController().signal;
  let count = 0;
  return async (row) => {
    const envelope = envelopeOf(row, count++);
    const started = performance.now();
    const { draft, errors } = await runStages(stages, envelope, { now: envelope.receivedAt, signal, config });
    const us = Math.round((performance.now() - started) * 1_000);
    for (const { stage, error } of errors) onError(stage, error);
    const { verdict, findings } = close(draft, "block");
    return { verdict, findings, us };
  };
}

/** What is left of a judgement when findings that a benign line is known to deserve are taken out. */
export function withoutExpected(judged: Judgement, expected: readonly string[]): Judgement {
  const rest = judged.findings.filter((finding) => !expected.some((name) => isOf(name, finding)));
  return rest.length === judged.findings.length ? judged : { ...judged, verdict: verdictOf(rest), findings: rest };
}

/** The corpus writes categories with underscores; "pii" is an alias that the config knows too. */
function isOf(name: string, finding: Finding): boolean {
  return matchesBlocked([name.replaceAll("_", "-"), name === "credential_leak" ? "credentials" : name], finding);
}

const RECEIVED_AT = 1_800_000_000_000;

function envelopeOf(row: Pick<Row, "context" | "text">, count: number): Envelope {
  return {
    id: `eval-${count}`,
    door: row.context.startsWith("tool_") ? "stdio" : "eval",
    phase: row.context.startsWith("tool_") ? "response" : "request",
    from: `eval-${count}`,
    to: null,
    tool: null,
    method: row.context === "tool_description" ? "tools/list" : null,
    parts: partsOf(row),
    faults: [],
    claim: null,
    session: null,
    address: null,
    receivedAt: RECEIVED_AT,
    clientTime: null,
    contentHash: "",
    held: () => row.text,
  };
}

/** A definition that is JSON is read as the stdio door reads a listing: string by string. Anything else is one text. */
function partsOf({ context, text }: Pick<Row, "context" | "text">): readonly Part[] {
  if (context === "tool_description" && isObject(text)) return listingParts(text);
  return [{ path: "/content", kind: KIND_OF[context], text }];
}

function isObject(text: string): boolean {
  if (!/^\s*\{/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The text goes into the frame as it is: parsing and writing it again could repair what the door would have seen. */
function listingParts(text: string): readonly Part[] {
  const body = new TextEncoder().encode(`{"jsonrpc":"2.0","id":1,"result":{"tools":[${text}]}}`);
  const [message] = readMessages(body, {
    direction: "to_client",
    depth: 128,
    hasBatches: false,
    asked: () => ({ method: "tools/list", tool: null }),
  });
  return message.parts;
}
