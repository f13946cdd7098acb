/** From a file to the parts that are scanned: what kind of text it is, its strings where it is JSON, and where they stand. */
import type { Part, PartKind } from "../../core/contract/envelope.ts";
import { LEAVES_MAX } from "../../core/limits.ts";
import { type Leaf, readJson } from "../../core/reading/json.ts";

/** A part, and the place in the file of each of its characters. */
export interface PlacedPart {
  readonly part: Part;
  /** The offset in the file's text of an offset in the part's. */
  toFile(offset: number): number;
}

/** A file as it is scanned. */
export interface FileParts {
  readonly text: string;
  readonly parts: readonly PlacedPart[];
  readonly kind: PartKind;
}

/** What is read of a file, besides its bytes. */
export interface FileFacts {
  /** "-" for stdin. */
  readonly name: string;
  /** The user's word, instead of a guess. */
  readonly kind: PartKind | null;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
/** Bytes that are looked at to tell a text from a picture. */
const SNIFF_BYTES = 8_192;
const DEPTH = 1_024;

/** True for bytes that are no text: a NUL among the first ones, as in every picture, archive and program, and UTF-16 is told by its mark. */
export function isBinary(bytes: Uint8Array): boolean {
  const hasMark = bytes[0] === 0xff && bytes[1] === 0xfe || bytes[0] === 0xfe && bytes[1] === 0xff;
  return !hasMark && bytes.subarray(0, SNIFF_BYTES).includes(0);
}

/** Reads a file's bytes into parts. Never throws. */
export function partsOfFile(bytes: Uint8Array, { name, kind }: FileFacts): FileParts {
  const text = decode(bytes);
  const byName = kindByName(name);
  if (/\.(?:jsonl|ndjson)$/i.test(name)) return { text, parts: lineParts(text, kind), kind: kind ?? "message" };
  const mayBeJson = /\.(?:json|mcp|webmanifest)$/i.test(name) || byName === null && /^\s*[[{]/.test(text);
  const placed = mayBeJson ? jsonParts(text, { kind, byName, from: 0 }) : null;
  if (placed) {
    // What a server is started with says more than its words one by one.
    const whole = placed.kind === "config" ? [wholePart(text, "config")] : [];
    return { text, parts: [...placed.parts, ...whole], kind: placed.kind };
  }
  const guess = kind ?? byName ?? (name === "-" ? "message" : "document");
  return { text, parts: [wholePart(text, guess)], kind: guess };
}

function wholePart(text: string, kind: PartKind): PlacedPart {
  return { part: { path: "", kind, text }, toFile: (offset) => offset };
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return decoder.decode(bytes);
}

const SCRIPT = /\.(?:sh|bash|zsh|fish|ksh|ps1|psm1|bat|cmd|command)$/i;
const SETTINGS = /\.(?:jsonc|json5|ya?ml|toml|ini|cfg|conf|env|properties|plist|mcp)$|^\.env|^\.npmrc$|rc$/i;
/** Files in which programs that talk to agents keep their servers. */
const CLIENT_CONFIG =
  /(?:^|[._-])mcp(?:[._-]\w+)?\.json$|mcp_config|claude_desktop_config|^(?:openclaw|clawdbot|moltbot)\.json$|^settings\.json$|^\.claude\.json$/i;

/** The kind that a file's name tells; null where it tells none. */
export function kindByName(path: string): PartKind | null {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (name === "-") return null;
  if (CLIENT_CONFIG.test(name)) return "config";
  if (/\.json$/i.test(name)) return null;
  if (SCRIPT.test(name)) return "command";
  return SETTINGS.test(name) ? "config" : "document";
}

interface JsonOptions {
  readonly kind: PartKind | null;
  readonly byName: PartKind | null;
  /** Where the text begins in the file. */
  readonly from: number;
}

/** The strings of a JSON text; null where it is none: then it is read as it stands. */
function jsonParts(
  text: string,
  { kind, byName, from }: JsonOptions,
): { readonly parts: readonly PlacedPart[]; readonly kind: PartKind } | null {
  const reading = readJson(new TextEncoder().encode(text), { depth: DEPTH, leavesMax: LEAVES_MAX, strictCase: "top" });
  if (reading.value === undefined || !reading.isComplete) return null;
  const shape = kind ?? byName ?? kindByShape(reading.value);
  const tokens = stringTokens(text);
  let at = 0;
  const parts = reading.leaves.map((leaf): PlacedPart => {
    // Both lists are in order of appearance; the reader leaves out keys that it has met before.
    while (at < tokens.length && (tokens[at]?.text !== leaf.text || tokens[at]?.isKey !== leaf.isKey)) at++;
    const token = tokens[at++];
    return placedLeaf(leaf, { kind: kind ?? kindOfLeaf(leaf, shape), start: from + (token?.start ?? 0), token });
  });
  return { parts, kind: shape };
}

function placedLeaf(
  { path, text }: Leaf,
  { kind, start, token }: { readonly kind: PartKind; readonly start: number; readonly token: Token | undefined },
): PlacedPart {
  return {
    part: { path, kind, text },
    toFile: (offset) => start + (token ? offsetIn(token.raw, offset) : 0),
  };
}

interface Token {
  /** With its quotation marks, as it stands. */
  readonly raw: string;
  readonly start: number;
  readonly text: string;
  readonly isKey: boolean;
}

/** Every string of a valid JSON text. */
function stringTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    let end = at + 1;
    while (end < text.length && text[end] !== '"') end += text[end] === "\\" ? 2 : 1;
    const raw = text.slice(at, end + 1);
    let next = end + 1;
    while (/\s/.test(text[next] ?? "")) next++;
    tokens.push({ raw, start: at, text: unquote(raw), isKey: text[next] === ":" });
    at = end + 1;
  }
  return tokens;
}

function unquote(raw: string): string {
  if (!raw.includes("\\")) return raw.slice(1, -1);
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === "string" ? value : "";
  } catch {
    return "";
  }
}

/** Where the character stands in a string as it is written: behind its quotation mark, and behind escapes before it. */
function offsetIn(raw: string, offset: number): number {
  let at = 1;
  for (let count = 0; count < offset && at < raw.length - 1; count++) {
    at += raw[at] !== "\\" ? 1 : raw[at + 1] === "u" ? 6 : 2;
  }
  return at;
}

/** What a JSON text is for, as its form tells. */
export function kindByShape(value: unknown): PartKind {
  if (!isRecord(value)) return Array.isArray(value) && value.some(isTool) ? "tool_description" : "document";
  if (isRecord(value["mcpServers"]) || isRecord(value["servers"]) || isRecord(value["context_servers"])) {
    return "config";
  }
  const result = isRecord(value["result"]) ? value["result"] : value;
  if (Array.isArray(result["tools"]) && result["tools"].some(isTool) || isTool(value)) return "tool_description";
  if (value["jsonrpc"] !== "2.0") return "document";
  return "method" in value ? "tool_argument" : "tool_result";
}

function isTool(value: unknown): boolean {
  return isRecord(value) && typeof value["name"] === "string" &&
    ("inputSchema" in value || "input_schema" in value || "parameters" in value);
}

/** A command line in a config is a command; everything else is what the file is. */
function kindOfLeaf({ step, isKey }: Leaf, shape: PartKind): PartKind {
  return shape === "config" && !isKey && step === "url" ? "url" : shape;
}

/** Each line is a JSON text of its own; one that is none is read as it stands. */
function lineParts(text: string, kind: PartKind | null): readonly PlacedPart[] {
  const parts: PlacedPart[] = [];
  for (let start = 0; start < text.length;) {
    const end = text.indexOf("\n", start);
    const line = text.slice(start, end < 0 ? undefined : end);
    const from = start;
    const placed = /^\s*[[{]/.test(line) ? jsonParts(line, { kind, byName: null, from }) : null;
    if (placed) parts.push(...placed.parts);
    else if (line.trim() !== "") {
      parts.push({ part: { path: "", kind: kind ?? "message", text: line }, toFile: (offset) => from + offset });
    }
    if (end < 0) break;
    start = end + 1;
  }
  return parts;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
