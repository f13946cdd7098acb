/** MCP servers as clients configure them, whichever of the usual layouts the file has. */
import type { Sample, Span } from "../contract/rule.ts";
import { looseJson, type LooseNode, member, scalar, strings } from "./loose_json.ts";

/** One configured server. */
export interface McpServer extends Span {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: readonly (readonly [string, string])[];
  readonly url: string;
  readonly node: LooseNode;
}

/** Keys under which clients keep their servers. */
const HOLDERS = new Set([
  "mcpServers",
  "servers",
  "context_servers",
  "mcp",
  "mcp_servers",
  "extensions",
  "amp.mcpServers",
]);
const DEPTH_MAX = 6;

/** Every server of a configuration; none where the text is no JSON. */
export function* mcpServers(sample: Sample): Generator<McpServer> {
  yield* serversIn(looseJson(sample), 0);
}

function* serversIn(node: LooseNode | null, depth: number): Generator<McpServer> {
  if (node?.kind !== "object" || depth > DEPTH_MAX) return;
  for (const { key, value } of node.entries) {
    if (value.kind !== "object") continue;
    if (!HOLDERS.has(key)) {
      yield* serversIn(value, depth + 1);
      continue;
    }
    for (const entry of value.entries) {
      const server = serverOf(entry.key, entry.value);
      if (server !== null) yield { ...server, start: entry.start, end: entry.end };
      else yield* serversIn({ ...value, entries: [entry] }, depth + 1);
    }
  }
}

function serverOf(name: string, node: LooseNode): McpServer | null {
  if (node.kind !== "object") return null;
  const commandNode = member(node, "command")?.value ?? member(node, "cmd")?.value;
  const url =
    ["url", "serverUrl", "httpUrl", "uri"].map((key) => scalar(member(node, key)?.value)).find((found) =>
      found !== null
    ) ?? "";
  // Some clients write the whole command line as one array.
  const line = commandNode?.kind === "array" ? strings(commandNode) : [scalar(commandNode) ?? ""];
  const command = line[0] ?? "";
  if (command === "" && !/^\w+:\/\//.test(url)) return null;
  const envNode = member(node, "env")?.value ?? member(node, "environment")?.value;
  const env = envNode?.kind === "object"
    ? envNode.entries.map((entry) => [entry.key, scalar(entry.value) ?? ""] as const)
    : [];
  const args = [...line.slice(1), ...strings(member(node, "args")?.value)];
  return { name, command, args, env, url, node, start: node.start, end: node.end };
}
