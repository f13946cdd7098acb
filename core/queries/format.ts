/** How things are said to a person, in one place: times, sizes, statuses, reasons. Pure. */
import type { Reason, Status } from "../contract/decision.ts";
import type { DoorName } from "../contract/envelope.ts";
import type { Verdict } from "../contract/verdict.ts";

/** The four colours, each with a shape and a word of its own. */
export type Tone = Verdict;

const WORDS: Readonly<Record<Status, readonly [Tone, string]>> = {
  delivered: ["clean", "Delivered"],
  blocked: ["block", "Blocked"],
  quarantined: ["quarantine", "Quarantined"],
  rejected: ["block", "Rejected"],
  error: ["block", "Refused"],
  would_block: ["block", "Would block"],
  would_quarantine: ["quarantine", "Would quarantine"],
  would_reject: ["block", "Would reject"],
};

/** Colour and word of an outcome. What was delivered with findings is "Flagged". */
export function outcome(status: Status, verdict: Verdict | null): { readonly tone: Tone; readonly word: string } {
  if (status === "delivered" && verdict === "flag") return { tone: "flag", word: "Flagged" };
  const [tone, word] = WORDS[status];
  return { tone, word };
}

/** What a reason means: in one line, why it matters, and what to do. Null for what needs no explanation. */
export interface Explanation {
  readonly title: string;
  readonly why: string;
  readonly fix: string;
}

const REASONS: Readonly<Record<Reason, Explanation | null>> = {
  allow: null,
  content_flagged: null,
  content_quarantined: null,
  content_blocked: null,
  identity_rejected: {
    title: "The sender did not prove who it is",
    why:
      "The signature does not match the message, or its key is unknown or revoked. Someone may be posing as this agent.",
    fix: "Compare the sender's key with `oktsec keys list`; if it was replaced, install the new public key.",
  },
  signature_required: {
    title: "The message was not signed",
    why: "Without a signature anyone who reaches the port can speak in this agent's name.",
    fix: "Give the agent a key with `oktsec keygen --agent NAME`, and let its client sign.",
  },
  agent_suspended: {
    title: "The sender is suspended",
    why: "A person stopped this agent; until that is lifted nothing from it passes, in any mode.",
    fix: "When the cause is mended, run `oktsec agent unsuspend NAME`.",
  },
  recipient_suspended: {
    title: "The recipient is suspended",
    why: "A person stopped this agent; nothing is delivered to it, in any mode.",
    fix: "When the cause is mended, run `oktsec agent unsuspend NAME`.",
  },
  acl_denied: {
    title: "These two agents may not talk",
    why: "The policy does not list the recipient for this sender. A hijacked agent often tries whom it can reach.",
    fix: "If they should talk, add the recipient to the sender's `can_message`.",
  },
  tool_not_allowed: {
    title: "The tool is not on the agent's list",
    why: "An agent that reaches for other tools than its own may follow instructions from somewhere else.",
    fix: "If it needs the tool, add it to the agent's `allowed_tools`.",
  },
  rate_limited: {
    title: "Too many messages in a short time",
    why: "A flood hides what matters and wears out those who receive it.",
    fix: "Look for a loop in the agent, or raise `rate_limit`.",
  },
  replayed: {
    title: "A message was sent a second time",
    why: "A recorded message that is accepted again repeats its effect.",
    fix: "Clients should sign again, with a new nonce or timestamp, for each message.",
  },
  bad_json: {
    title: "The frame could not be read",
    why: "What cannot be read cannot be judged, and another reader may see something in it.",
    fix: "Find the program that wrote it; the protocol asks for one JSON text a line.",
  },
  ambiguous_json: {
    title: "The frame can be read in two ways",
    why: "Where two readers see different things, one of them can be shown a harmless text and the other an attack.",
    fix: "Find the program that wrote it; a key must not occur twice.",
  },
  too_large: {
    title: "The frame is larger than the limit",
    why: "Beyond a size, reading it would hold up everyone else, so it was not judged.",
    fix: "If such sizes are normal here, raise the key under `limits`.",
  },
  scan_budget: {
    title: "Reading it took more work than is allowed",
    why: "The rest was not judged; a text may be built to exhaust its reader.",
    fix: "Look at the content; ordinary text stays far below this limit.",
  },
  scan_error: {
    title: "It could not be judged",
    why: "A check failed. What was not judged may be harmful, so it counts as refused.",
    fix: "Read the server's log; a rule or plugin of your own may be broken.",
  },
  audit_failed: {
    title: "The decision could not be recorded",
    why: "What leaves no trace cannot be answered for, so nothing passes.",
    fix: "Check free space and permissions of the database.",
  },
};

/** What a reason means; null where the findings say it all. */
export function explain(reason: Reason | null): Explanation | null {
  return reason === null ? null : REASONS[reason];
}

const DOORS: Readonly<Record<string, string>> = {
  message: "Message API",
  stdio: "stdio proxy",
  mcp: "MCP gateway",
  hook: "Hook",
  egress: "Egress proxy",
};

/** A door by the name that people know. */
export function doorName(door: DoorName | null): string {
  return door === null ? "" : DOORS[door] ?? door;
}

/** "2026-01-31 09:05:07 UTC": exact, and the same for every reader. */
export function exactTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** "0.4 ms", "12 ms", "1.3 s". */
export function duration(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** "0 %", "0.4 %", "37 %": never rounded to nothing. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return "0 %";
  const value = 100 * part / whole;
  return value === 0 || value >= 10 ? `${Math.round(value)} %` : `${Math.max(value, 0.1).toFixed(1)} %`;
}

/** "1 message", "1,204 messages". */
export function count(n: number, one: string, many: string): string {
  return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}
