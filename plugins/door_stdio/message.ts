/** From the bytes of a frame to the messages in it: one, or several where the protocol has batches. */
import type { Fault, Part } from "../../core/contract/envelope.ts";
import { LEAVES_MAX } from "../../core/limits.ts";
import { type Reading, readJson } from "../../core/reading/json.ts";
import { Scout } from "../../core/reading/scout.ts";
import type { Asked } from "./in_flight.ts";
import type { Direction, Shape } from "./kinds.ts";
import { at, brokenParts, isRecord, partsOf, textAt } from "./parts.ts";

/** Messages in a batch; each has its own decision and its own row. */
export const BATCH_MESSAGES_MAX = 64;
/** Bytes of an oversized frame that are looked at; the frame is refused, or flagged, whatever they hold. */
const OVERSIZED_LOOK_BYTES = 1024 * 1024;

/** One JSON-RPC message. */
export interface Message {
  readonly shape: Shape;
  /** As sent; null for a notification, and where it cannot be read. */
  readonly id: string | null;
  /** Of a request or notification its own, of an answer that of its request. */
  readonly method: string | null;
  /** The tool that is called or that answered; "" for a call that names none. */
  readonly tool: string | null;
  readonly parts: readonly Part[];
  readonly faults: readonly Fault[];
  /** False where the bytes are no JSON. */
  readonly isReadable: boolean;
  /** The thing of a listing that a pointer leads into, such as `tool "search"`; null where there is none. */
  readonly nameAt: (path: string) => string | null;
  /** The request that its sender no longer waits for, by its id; null for any other message. */
  readonly cancels: string | null;
  /** The protocol revision that an answer to `initialize` settles on. */
  readonly revision: string | null;
}

/** How frames of one direction are read. */
export interface MessageContext {
  readonly direction: Direction;
  /** Key `limits.depth`. */
  readonly depth: number;
  readonly hasBatches: boolean;
  /** The request that an answer belongs to, taken off the list. */
  asked(id: string): Asked | "refused" | "unknown";
}

/** Reads a frame's body: one message, or those of a batch. A batch that is refused as such is one message. */
export function readMessages(body: Uint8Array, context: MessageContext): readonly [Message, ...Message[]] {
  const { depth, hasBatches } = context;
  const reading = readJson(body, { depth, leavesMax: LEAVES_MAX, strictCase: "jsonrpc", hasBatches });
  const { value } = reading;
  if (value === undefined) return [broken(reading, body, context)];
  if (!Array.isArray(value)) return [toMessage(reading, { body, context, index: null })];
  const fault = hasBatches ? batchFault(value) : null;
  if (!hasBatches || fault) return [wholeBatch(reading, { body, context, fault })];
  const [first, ...rest] = value.map((_: unknown, index) => toMessage(reading, { body, context, index }));
  // `batchFault` refuses an empty batch.
  return first ? [first, ...rest] : [broken(reading, body, context)];
}

/** The start of a frame that is too large to be read whole: what can be seen of it. */
export function readOversized(head: Uint8Array, context: MessageContext): Message {
  const look = head.subarray(0, OVERSIZED_LOOK_BYTES);
  const reading = readJson(look, { depth: context.depth, leavesMax: LEAVES_MAX, strictCase: "none" });
  const fault: Fault = { code: "too_large", detail: "The frame is larger than limits.frame_bytes", weight: "refuse" };
  const message = broken(reading, look, context);
  // Its method may stand at its far end: where a list of tools is kept, what may be a call without a name is on none.
  const tool = context.direction === "to_server" && message.method === null ? "" : message.tool;
  return { ...message, tool, isReadable: true, faults: [fault] };
}

const NOTHING = { id: null, tool: null, nameAt: () => null, cancels: null, revision: null };

function broken(reading: Reading, body: Uint8Array, context: MessageContext): Message {
  const scout = new Scout();
  scout.feed(body);
  const { shape } = scout;
  const id = reading.rawId;
  const asked = shape === "response" && id !== null ? context.asked(id) : "unknown";
  const method = typeof asked === "string" ? scout.method : asked.method;
  const tool = typeof asked === "string" ? calledTool(reading, method) : asked.tool;
  const parts = brokenParts(reading, body, { direction: context.direction, shape, method });
  return { ...NOTHING, shape, id, method, tool, parts, faults: reading.faults, isReadable: false };
}

/** The tool of a call that was not read to its end. */
function calledTool({ leaves }: Reading, method: string | null): string | null {
  if (method !== "tools/call") return null;
  return leaves.find(({ step, isKey, path }) => step === "name" && !isKey && path === "/params/name")?.text ?? "";
}

function wholeBatch(
  reading: Reading,
  { body, context, fault }: {
    readonly body: Uint8Array;
    readonly context: MessageContext;
    readonly fault: Fault | null;
  },
): Message {
  const site = { direction: context.direction, shape: "unknown", method: null } as const;
  const faults = fault ? [...reading.faults, fault] : reading.faults;
  return {
    ...NOTHING,
    shape: "unknown",
    method: null,
    parts: partsOf(reading, { site, body }),
    faults,
    isReadable: true,
  };
}

function batchFault(elements: readonly unknown[]): Fault | null {
  if (elements.length === 0) return { code: "ambiguous_json", detail: "The batch is empty", weight: "refuse" };
  if (elements.length <= BATCH_MESSAGES_MAX) return null;
  return { code: "too_large", detail: `The batch holds more than ${BATCH_MESSAGES_MAX} messages`, weight: "refuse" };
}

interface Element {
  readonly body: Uint8Array;
  readonly context: MessageContext;
  /** Place in a batch; null for a message that stands alone. */
  readonly index: number | null;
}

function toMessage(reading: Reading, { body, context, index }: Element): Message {
  const value = index === null ? reading.value : at(reading.value, [index]);
  const id = index === null ? reading.rawId : reading.batchIds[index] ?? null;
  const shape = shapeOf(value);
  const asked = shape === "response" && id !== null ? context.asked(id) : "unknown";
  const { method, tool } = typeof asked === "string" ? ownWords(value) : asked;
  const site = { direction: context.direction, shape, method };
  return {
    shape,
    id,
    method,
    tool,
    parts: partsOf(reading, { site, body, index }),
    faults: [...reading.faults, ...formFaults(value, { shape, id, isRefused: asked === "refused" })],
    isReadable: true,
    nameAt: (path) => nameAt(value, index === null ? path : path.slice(`/${index}`.length)),
    cancels: method === "notifications/cancelled" ? idText(at(value, ["params", "requestId"])) : null,
    revision: method === "initialize" && shape === "response" ? textAt(value, "result", "protocolVersion") : null,
  };
}

function shapeOf(value: unknown): Shape {
  if (!isRecord(value)) return "unknown";
  const isAnswer = Object.hasOwn(value, "result") || Object.hasOwn(value, "error");
  if (!Object.hasOwn(value, "method")) return isAnswer ? "response" : "unknown";
  if (isAnswer || typeof value["method"] !== "string") return "unknown";
  return Object.hasOwn(value, "id") ? "request" : "notification";
}

function formFaults(
  value: unknown,
  { shape, id, isRefused }: { readonly shape: Shape; readonly id: string | null; readonly isRefused: boolean },
): readonly Fault[] {
  const faults: Fault[] = [];
  const refuse = (detail: string) => void faults.push({ code: "ambiguous_json", detail, weight: "refuse" });
  if (shape === "unknown") refuse("The text is neither request, notification nor answer");
  if (id === null && isRecord(value) && Object.hasOwn(value, "id")) {
    refuse("The id is neither a string nor a number, or is there twice");
  }
  if (isRefused) refuse("The answer is to a request that never reached its sender");
  return faults;
}

/** Method and tool by the message's own words. */
function ownWords(value: unknown): Asked {
  const method = textAt(value, "method");
  if (method !== "tools/call") return { method, tool: null };
  // A call without a name must not slip past an allow-list: no list holds the empty name.
  return { method, tool: textAt(value, "params", "name") ?? "" };
}

/** An id inside a message, as nearly every peer writes it; one that is written otherwise is not found, and no harm done. */
function idText(id: unknown): string | null {
  return typeof id === "string" || typeof id === "number" ? JSON.stringify(id) : null;
}

const LISTED = /^\/result\/(tool|prompt|resource|resourceTemplate)s\/(\d+)(?:\/|$)/;

function nameAt(value: unknown, path: string): string | null {
  const [, what, index] = LISTED.exec(path) ?? [];
  if (what === undefined || index === undefined) return null;
  const name = textAt(value, "result", `${what}s`, Number(index), "name");
  return name === null ? null : `${what} ${JSON.stringify(name)}`;
}
