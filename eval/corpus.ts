/** Reads labelled lines: one JSON object a line, plain or gzipped. */
import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";

/** The kinds of text as the corpus names them. */
export const CONTEXTS = ["user", "tool_result", "tool_description", "message", "email", "code", "secret"] as const;
/** A kind of text as the corpus names it. */
export type Context = typeof CONTEXTS[number];

/** One line of the corpus. What only scoring needs is optional: predictions are made for lines that carry no label. */
export interface Row {
  readonly id: string;
  readonly text: string;
  readonly context: Context;
  readonly source: string;
  readonly bench: string;
  readonly label: "attack" | "benign";
  readonly fair: boolean;
  /** Categories whose findings on a benign line are no mistakes. */
  readonly expected: readonly string[];
}

/** Lines of one file, and a short hash of its bytes. */
export interface CorpusFile {
  readonly rows: readonly Row[];
  readonly sha256: string;
}

/** Reads `.jsonl` or `.jsonl.gz`. Throws naming the line where one is not a row. */
export async function readRows(path: string): Promise<CorpusFile> {
  const bytes = await Deno.readFile(path);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = new TextDecoder().decode(isGzip ? gunzipSync(bytes) : bytes);
  const rows: Row[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() !== "") rows.push(parseRow(line, `${path}:${index + 1}`));
  }
  return { rows, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** One line. `where` names it in the error. */
export function parseRow(line: string, where: string): Row {
  const value: unknown = JSON.parse(line);
  if (typeof value !== "object" || value === null) throw new TypeError(`${where} is not an object`);
  // An object that JSON.parse made: its members are looked at one by one below.
  const row = value as Readonly<Record<string, unknown>>;
  const { text, expect_also: expected } = row;
  if (typeof text !== "string") throw new TypeError(`${where} has no text`);
  const context = CONTEXTS.find((known) => known === row["context"]);
  if (!context) throw new TypeError(`${where} has the context ${JSON.stringify(row["context"])}`);
  return {
    id: typeof row["id"] === "string" ? row["id"] : where,
    text,
    context,
    source: typeof row["source"] === "string" ? row["source"] : "",
    bench: typeof row["bench"] === "string" ? row["bench"] : "",
    label: row["label"] === "benign" ? "benign" : "attack",
    fair: row["fair"] === true,
    expected: Array.isArray(expected) ? expected.filter((name) => typeof name === "string") : [],
  };
}
