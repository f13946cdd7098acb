/**
 * The toxic flow: an agent read what a stranger may have written, read what is private, and now sends something out. Each call alone is
 * ordinary; in one session they are how data leaves.
 *
 * The three together are worth a flag on the call that sends. Where what goes out holds a stretch of what was private, or a secret of
 * it, the call is held: that is no longer a possibility but the thing itself. Only what passed is remembered, as fingerprints.
 */
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Decision } from "../../core/contract/decision.ts";
import type { Envelope, Part } from "../../core/contract/envelope.ts";
import type { Finding, Span } from "../../core/contract/finding.ts";
import { definePlugin, type Detector } from "../../core/contract/plugin.ts";
import type { RuleFacts } from "../../core/contract/rule.ts";
import type { Sender } from "../../core/contract/store.ts";
import { FLOW_ITEMS_MAX, FLOW_SESSIONS_MAX, FLOW_WINDOW_MS } from "../../core/limits.ts";
import { excerptOf } from "../../core/matching/excerpt.ts";
import { masksOf } from "../../core/matching/redact.ts";
import { senderKey } from "../../core/sender.ts";
import { isOutsideSource, isPrivateSource, isSink, namesOutsideUrl, secretsIn, textsOf } from "./capabilities.ts";
import { Fingerprints } from "./fingerprints.ts";

/** Something that was read, and when. */
interface Reading {
  readonly tool: string;
  readonly at: number;
}

/** What is remembered of one session. */
interface Session {
  outside: Reading | null;
  private: Reading | null;
  /** Of what was private; made when something is. */
  fingerprints: Fingerprints | null;
  /** Hashes of secrets that were read. */
  readonly secrets: LRUCache<string, true>;
  /** Tools whose last call named an outside URL or a private place: their answers are what they were asked for. */
  readonly calls: LRUCache<string, { readonly isOutside: boolean; readonly isPrivate: boolean }>;
}

/** A detector with its own memory. */
export function flowDetector(): Detector {
  const sessions = new LRUCache<string, Session>({ max: FLOW_SESSIONS_MAX });
  return {
    name: "flow",
    reports: [FLOW, LEAK],
    detect(envelope, { now, sender }) {
      if (!isCall(envelope)) return [];
      const session = sessions.get(keyOf(envelope, sender));
      return session ? judge(envelope, session, now) : [];
    },
    settled(envelope, decision, sender) {
      if (envelope.tool === null || !hasPassed(decision)) return;
      const key = keyOf(envelope, sender);
      let session = sessions.get(key);
      if (!session) sessions.set(key, session = newSession());
      if (isCall(envelope)) rememberCall(envelope, session);
      else rememberAnswer(envelope, session);
    },
  };
}

function newSession(): Session {
  return {
    outside: null,
    private: null,
    fingerprints: null,
    secrets: new LRUCache({ max: FLOW_ITEMS_MAX }),
    calls: new LRUCache({ max: FLOW_ITEMS_MAX }),
  };
}

function hasPassed({ effect }: Pick<Decision, "effect">): boolean {
  return effect === "pass";
}

function isCall({ tool, phase }: Envelope): boolean {
  return tool !== null && phase === "request";
}

/** One memory for each agent and session. A session is the caller's word: it keeps apart, it proves nothing. */
function keyOf({ session }: Envelope, sender: Sender): string {
  return `${senderKey(sender)} > ${session ?? ""}`;
}

function rememberCall(envelope: Envelope, session: Session): void {
  const { parts } = textsOf(envelope);
  const tool = envelope.tool ?? "";
  session.calls.set(tool, { isOutside: namesOutsideUrl(parts), isPrivate: isPrivateSource(tool, parts) });
}

/** One answer is one of the two: a mailbox is both a stranger's text and private, and answering a mail is no flow. */
function rememberAnswer(envelope: Envelope, session: Session): void {
  const tool = envelope.tool ?? "";
  const { parts } = textsOf(envelope);
  const call = session.calls.get(tool);
  const reading = { tool, at: envelope.receivedAt };
  const secrets = parts.flatMap(({ text }) => secretsIn(text));
  if (secrets.length > 0 || (call?.isPrivate ?? isPrivateSource(tool, []))) {
    session.private = reading;
    session.fingerprints ??= new Fingerprints();
    for (const { text } of parts) session.fingerprints.add(text);
    for (const secret of secrets) session.secrets.set(hashOf(secret), true);
  } else if (isOutsideSource(tool, call?.isOutside ?? false)) {
    session.outside = reading;
  }
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64");
}

function judge(envelope: Envelope, session: Session, now: number): readonly Finding[] {
  const { outside, private: own } = session;
  if (!outside || !own || now - outside.at >= FLOW_WINDOW_MS || now - own.at >= FLOW_WINDOW_MS) return [];
  const { parts, isWhole } = textsOf(envelope);
  const sends = isSink(envelope.tool ?? "", parts);
  if (!sends && !namesOutsideUrl(parts)) return [];
  for (const part of parts) {
    const span = leakIn(part, session);
    if (span) return [findingAt(part, span, LEAK)];
  }
  const [longest] = parts.toSorted((a, b) => b.text.length - a.text.length);
  if (!longest || !sends) return [];
  // More than can be compared might hold anything: padding must not hide a leak.
  return [findingAt(longest, { start: 0, end: longest.text.length }, isWhole ? FLOW : LEAK)];
}

/** Where a text holds a secret that was read, or a stretch of what was private. */
function leakIn({ text }: Part, { secrets, fingerprints }: Session): Span | null {
  if (secrets.size > 0) {
    const known = masksOf(text).find(({ start, end }) => secrets.has(hashOf(text.slice(start, end))));
    if (known) return { start: known.start, end: known.end };
  }
  return fingerprints?.find(text) ?? null;
}

const MAPS = { asi: ["ASI01", "ASI02"], mcp: ["MCP06", "MCP10"], cwe: ["CWE-200"] } as const;

const FLOW: RuleFacts = {
  id: "FLOW-001",
  title: "An agent that read a stranger's text and private data sends something out",
  why: "Whoever wrote that text may be the one who wants the data sent: each step alone is ordinary work.",
  severity: "high",
  category: "toxic-flow",
  lane: "flag",
  maps: MAPS,
  fix: "See whether the person behind the agent asked for this call. Give agents that read the web no tool that sends.",
};

const LEAK: RuleFacts = {
  id: "FLOW-002",
  title: "Private data that an agent read leaves in a call, after it read a stranger's text",
  why: "What was private is in the call itself. This is how data is stolen through an agent, step by step.",
  severity: "high",
  category: "toxic-flow",
  lane: "block",
  maps: MAPS,
  fix: "Compare what is sent with what was asked for. Change the credentials if any are in it.",
};

function findingAt(part: Part, span: Span, { id, title, severity, category, lane, fix }: RuleFacts): Finding {
  return {
    rule: id,
    title,
    severity,
    category,
    lane,
    fix,
    path: part.path,
    kind: part.kind,
    view: "flow",
    span,
    excerpt: excerptOf(part.text, span, masksOf(part.text)),
  };
}

export default definePlugin({
  name: "detect-flow",
  api: 1,
  setup: (host) => host.detector(flowDetector()),
});
