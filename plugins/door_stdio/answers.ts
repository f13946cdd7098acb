/** What Oktsec says in a peer's place: JSON-RPC errors, with the id as it was sent. */
import type { Decision } from "../../core/contract/decision.ts";
import type { Finding } from "../../core/contract/finding.ts";
import { SEVERITIES } from "../../core/contract/verdict.ts";
import { LABEL_CHARS_MAX } from "../../core/limits.ts";
import type { Direction } from "./kinds.ts";
import type { Message } from "./message.ts";

/** A request that is not forwarded. */
export const REFUSED_REQUEST = -32600;
/** An answer that is not forwarded. */
export const REFUSED_RESULT = -32001;
/** A frame that is no JSON. */
export const UNREADABLE = -32700;

/** What a decision says of a message, as far as an answer needs it. */
export type Refusal = Pick<Decision, "reason" | "findings" | "hold">;

const encoder = new TextEncoder();

/** Who waits for an answer in place of a message that does not go on: its sender, its addressee, or nobody. */
export type Waiting = "sender" | "addressee" | "nobody";

/**
 * A request's sender waits for the result. The addressee of a result waits for it. Nobody waits for a notification,
 * nor does a server for what it prints besides messages; a client that sends garbage is told so.
 */
export function whoWaits({ shape, isReadable }: Message, direction: Direction): Waiting {
  if (shape === "response") return "addressee";
  if (shape === "request") return "sender";
  if (direction === "to_client") return "nobody";
  return shape === "notification" && isReadable ? "nobody" : "sender";
}

/** The error for whoever waits. */
export function answerTo(message: Message, refusal: Refusal, to: Exclude<Waiting, "nobody">): string {
  const code = to === "addressee" ? REFUSED_RESULT : message.isReadable ? REFUSED_REQUEST : UNREADABLE;
  const { hold } = refusal;
  const text = `${hold ? "held" : "blocked"} by oktsec: ${causeOf(message, refusal)}`;
  const data = hold ? { quarantine_id: hold.id, rules: rulesOf(refusal.findings) } : undefined;
  // Composed by hand around the id: its text must come back as it was sent, and a number may not survive a parse.
  return `{"jsonrpc":"2.0","id":${message.id ?? "null"},"error":${JSON.stringify({ code, message: text, data })}}`;
}

/** One answer as a frame, or several as a batch. */
export function toFrame(answers: readonly string[], { isBatch }: { readonly isBatch: boolean }): Uint8Array {
  return encoder.encode((isBatch ? `[${answers.join(",")}]` : answers.join("\n")) + "\n");
}

/** The most severe rule that spoke, else the reason's code. */
function causeOf(message: Message, { reason, findings }: Refusal): string {
  if (reason === "tool_not_allowed") return `tool_allowlist:${(message.tool ?? "").slice(0, LABEL_CHARS_MAX)}`;
  if (!reason.startsWith("content_")) return reason;
  const worst = worstOf(findings);
  if (!worst) return reason;
  const name = message.nameAt(worst.path);
  return name === null ? worst.rule : `${worst.rule} in ${name.slice(0, LABEL_CHARS_MAX)}`;
}

function worstOf(findings: readonly Finding[]): Finding | null {
  let worst: Finding | null = null;
  for (const finding of findings) if (!worst || rank(finding) > rank(worst)) worst = finding;
  return worst;
}

/** What can stop traffic goes before what only says something, whatever its severity. */
function rank({ severity, lane, action }: Finding): number {
  const stops = action === undefined ? lane === "block" : action !== "allow-and-flag";
  return SEVERITIES.indexOf(severity) + (stops ? SEVERITIES.length : 0);
}

function rulesOf(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.map(({ rule }) => rule))];
}
