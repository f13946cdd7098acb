/** OpenClaw as a platform: installations, posture, texts, and the MCP servers that it hosts. */
import type { Machine } from "../../core/contract/machine.ts";
import type { AgentTexts, CheckOptions, ClientSpec, Platform } from "../../core/contract/platform.ts";
import type { Check } from "../../core/contract/check.ts";
import { judge } from "../../core/platforms/posture.ts";
import { FILES } from "./checks/files.ts";
import { CHECKS } from "./checks/mod.ts";
import { gather } from "./facts.ts";
import { find } from "./find.ts";
import { type Place, placeOf, placesOf } from "./places.ts";
import { textsOf } from "./workspace.ts";

/** Where OpenClaw itself hosts MCP servers, they are entries like any other client's. */
const CLIENT: ClientSpec = {
  id: "openclaw",
  title: "OpenClaw",
  files: [
    { path: "{env:OPENCLAW_CONFIG_PATH}", scope: "user" },
    { path: "{env:OPENCLAW_STATE_DIR}/openclaw.json", scope: "user" },
    { path: "{env:OPENCLAW_HOME}/.openclaw/openclaw.json", scope: "user" },
    { path: "{home}/.openclaw/openclaw.json", scope: "user" },
    { path: "{home}/.openclaw-*/openclaw.json", scope: "user" },
  ],
  format: "json5",
  key: ["mcp", "servers"],
  servers: "map",
  shapes: [{ kind: "split", command: ["command"], args: ["args"] }],
  urls: ["url"],
  env: "env",
  off: { key: "enabled", value: false },
  reload: "OpenClaw takes the change over by itself; check with openclaw mcp list",
};

const platform: Platform = {
  id: "openclaw",
  title: "OpenClaw",
  client: CLIENT,
  find,
  checks: CHECKS,
  async check(machine, options): Promise<readonly Check[]> {
    const checks: Check[] = [];
    for (const place of await chosen(machine, options)) {
      options.signal?.throwIfAborted();
      const facts = await gather(machine, place);
      // Keys that could not be read have not passed; their checks are left out, and OC-CFG-001 says so.
      checks.push(...judge(facts.isReadable ? CHECKS : FILES, facts, { product: "openclaw", path: place.config }));
    }
    return checks;
  },
  async texts(machine, options): Promise<AgentTexts> {
    const files: AgentTexts["files"][number][] = [];
    const unread: AgentTexts["unread"][number][] = [];
    for (const place of await chosen(machine, options)) {
      options.signal?.throwIfAborted();
      const texts = await textsOf(machine, await gather(machine, place));
      // Two profiles may share a workspace.
      files.push(...texts.files.filter(({ path }) => !files.some((file) => file.path === path)));
      unread.push(...texts.unread);
    }
    return { files, unread };
  },
};

async function chosen(machine: Machine, { path }: CheckOptions): Promise<readonly Place[]> {
  if (path === undefined) return await placesOf(machine);
  const place = await placeOf(machine, path);
  return place === null ? [] : [place];
}

export default platform;
