/** What sort of text a place in a message holds: how far it is trusted, and which rules read it. */
import type { PartKind } from "../../core/contract/envelope.ts";

/** Where a message goes. */
export type Direction = "to_server" | "to_client";
/** What a JSON-RPC message is. */
export type Shape = "request" | "notification" | "response" | "unknown";

/** What a server says of itself and its offers, which a model reads as if it were documentation. */
const DESCRIBING: ReadonlySet<string> = new Set(["initialize", "server/discover", "tools/list", "prompts/list"]);
const READING: ReadonlySet<string> = new Set(["resources/list", "resources/templates/list", "resources/read"]);

/** The same by the member of `result`, for an answer whose request is not known, and for what an answer brings along. */
const BY_MEMBER: ReadonlyMap<string, PartKind> = new Map([
  ["tools", "tool_description"],
  ["instructions", "tool_description"],
  ["serverInfo", "tool_description"],
  ["prompts", "tool_description"],
  ["resources", "resource"],
  ["resourceTemplates", "resource"],
  ["contents", "resource"],
  ["messages", "prompt"],
  ["inputRequests", "prompt"],
]);

/** What decides the kind: the message, and the outermost members on the way to the text. */
export interface Site {
  readonly direction: Direction;
  readonly shape: Shape;
  /** Of the message, or of the request that it answers; null when neither is known. */
  readonly method: string | null;
  /** "params", "result", "error", or a member that the protocol does not have. */
  readonly section: string;
  /** The member of that. */
  readonly member: string;
}

/** The kind of a text by its place. */
export function kindAt({ direction, shape, method, section, member }: Site): PartKind {
  // Whatever an agent's side says goes to a tool.
  if (direction === "to_server") return "tool_argument";
  // A server that asks something (sampling, elicitation) puts words into a model's or a person's mouth.
  if (shape === "request") return "prompt";
  if (section !== "result") return "tool_result";
  if (method !== null && DESCRIBING.has(method)) return "tool_description";
  if (method !== null && READING.has(method)) return "resource";
  if (method === "prompts/get") return "prompt";
  const byMember = BY_MEMBER.get(member);
  // A call's own result may well have a member of such a name; only the questions in it are the protocol's.
  return byMember !== undefined && (method === null || byMember === "prompt") ? byMember : "tool_result";
}
