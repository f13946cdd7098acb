/** What `discover` lists of an installation: its gateway, its agents and its channels, as servers. */
import type { Machine } from "../../core/contract/machine.ts";
import type { Install, Server } from "../../core/contract/platform.ts";
import { membersAt, textAt } from "../../core/platforms/plain.ts";
import { type Facts, gather } from "./facts.ts";
import { placesOf } from "./places.ts";

/** A problem names its line of its own. */
const LINE = /^line (\d+): /;

/** Every installation of the user. */
export async function find(machine: Machine): Promise<readonly Install[]> {
  const installs: Install[] = [];
  for (const place of await placesOf(machine)) {
    const facts = await gather(machine, place);
    installs.push({
      path: place.config,
      scope: "user",
      format: "json5",
      servers: serversOf(facts),
      problems: facts.notes.filter(({ kind }) => kind !== "climbs" && kind !== "added").map(({ detail }) => ({
        line: lineIn(detail),
        reason: detail.replace(LINE, ""),
      })),
    });
  }
  return installs;
}

/** What OpenClaw would start for each, as one types it. MCP servers that it hosts are entries of the file, and listed as such. */
function serversOf({ config, channels, isReadable }: Facts): readonly Server[] {
  if (!isReadable) return [];
  const gateway = server("openclaw-gateway", ["gateway", textAt(config, "gateway.bind") ?? "127.0.0.1"]);
  const agents = membersAt(config, "agents.entries").map(([id]) => server(id, ["agent", id]));
  const ids = [...new Set(channels.map(({ id }) => id))];
  return [gateway, ...agents, ...ids.map((id) => server(`channel-${id}`, ["channel", id]))];
}

function server(name: string, words: readonly string[]): Server {
  return { name, transport: "unknown", argv: ["openclaw", ...words], url: null, env: [], isDisabled: false };
}

function lineIn(detail: string): number | null {
  const line = LINE.exec(detail)?.[1];
  return line === undefined ? null : Number(line);
}
