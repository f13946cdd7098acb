/**
 * Injection spread over several messages. Remembers the end of what a sender said to a recipient, and scans the seam
 * between it and the next message: joined as it is, for words cut in two, and with a line break, for sentences.
 *
 * Only the seam is scanned, so the work for a message does not grow with the window; only findings that cross the seam
 * count, so a message is never blamed for what an earlier one said alone; only what passed is remembered.
 */
import { LRUCache } from "lru-cache";
import type { Envelope, Part } from "../../core/contract/envelope.ts";
import type { Finding } from "../../core/contract/finding.ts";
import { definePlugin, type Detector, type DetectorContext } from "../../core/contract/plugin.ts";
import type { Sender } from "../../core/contract/store.ts";
import { atLeast } from "../../core/contract/verdict.ts";
import { SPLIT_CHARS_MAX, SPLIT_MESSAGES_MAX, SPLIT_SENDERS_MAX, SPLIT_WINDOW_MS } from "../../core/limits.ts";
import { senderKey } from "../../core/sender.ts";

interface Piece {
  readonly text: string;
  readonly at: number;
}

/** A detector with its own memory. */
export function splitDetector(): Detector {
  const memory = new LRUCache<string, readonly Piece[]>({ max: SPLIT_SENDERS_MAX });
  const recent = (key: string, now: number): readonly Piece[] =>
    (memory.get(key) ?? []).filter(({ at }) => now - at < SPLIT_WINDOW_MS);
  return {
    name: "split",
    detect(envelope, context) {
      const part = messageOf(envelope);
      if (!part) return [];
      const pieces = recent(keyOf(envelope, context.sender), context.now);
      return pieces.length === 0 ? [] : acrossSeam(pieces, part, context);
    },
    settled(envelope, decision, sender) {
      const part = messageOf(envelope);
      if (!part || atLeast(decision.verdict, "quarantine")) return;
      const key = keyOf(envelope, sender);
      const piece = { text: part.text.slice(-SPLIT_CHARS_MAX), at: envelope.receivedAt };
      memory.set(key, [...recent(key, envelope.receivedAt), piece].slice(-SPLIT_MESSAGES_MAX));
    },
  };
}

function messageOf({ door, parts }: Envelope): Part | null {
  return door === "message" ? parts.find(({ path }) => path === "/content") ?? null : null;
}

/** One window for each pair, so that talk with others in between does not hide a split. */
function keyOf({ to }: Envelope, sender: Sender): string {
  return `${senderKey(sender)} > ${to ?? ""}`;
}

const JOINS = ["", "\n"] as const;

function acrossSeam(pieces: readonly Piece[], part: Part, { scan }: DetectorContext): Finding[] {
  const head = part.text.slice(0, SPLIT_CHARS_MAX);
  const found = new Map<string, Finding>();
  for (const join of JOINS) {
    const tail = tailOf(pieces, join);
    const seam = { start: tail.length, end: tail.length + join.length };
    for (const finding of scan([{ ...part, text: tail + join + head }], seam)) {
      // The place is told in the new message; what came before has its own rows.
      const span = { start: 0, end: finding.span.end - seam.end };
      if (!found.has(finding.rule)) found.set(finding.rule, { ...finding, span, view: `split: ${finding.view}` });
    }
  }
  return [...found.values()];
}

/** The end of what was said, newest last; reads only as many messages as it takes. */
function tailOf(pieces: readonly Piece[], join: string): string {
  let tail = "";
  for (let i = pieces.length - 1; i >= 0 && tail.length < SPLIT_CHARS_MAX; i--) {
    tail = (pieces[i]?.text ?? "") + (tail === "" ? "" : join) + tail;
  }
  return tail.slice(-SPLIT_CHARS_MAX);
}

export default definePlugin({
  name: "detect-split",
  api: 1,
  setup: (host) => host.detector(splitDetector()),
});
