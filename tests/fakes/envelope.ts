import type { Envelope } from "../../core/contract/envelope.ts";
import type { Finding } from "../../core/contract/finding.ts";

/** An ordinary message from "ada" to "bob"; a test says only what matters to it. */
export function envelope(given: Partial<Envelope> = {}): Envelope {
  return {
    id: "01890a5d-ac96-774b-bcce-b302099a8057",
    door: "message",
    phase: "request",
    from: "ada",
    to: "bob",
    tool: null,
    method: null,
    parts: [{ path: "/content", kind: "message", text: "hello" }],
    faults: [],
    claim: null,
    session: null,
    address: "127.0.0.1",
    receivedAt: 1_800_000_000_000,
    clientTime: null,
    contentHash: "00".repeat(32),
    held: () => "hello",
    ...given,
  };
}

/** A finding of a critical rule in the block lane. */
export function finding(given: Partial<Finding> = {}): Finding {
  return {
    rule: "T-001",
    title: "A test finding",
    severity: "critical",
    category: "prompt-injection",
    lane: "block",
    path: "/content",
    kind: "message",
    view: "raw",
    span: { start: 0, end: 5 },
    excerpt: "hello",
    fix: "Nothing",
    ...given,
  };
}
