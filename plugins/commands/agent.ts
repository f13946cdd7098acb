/** `oktsec agent`: who the config knows, and stopping one of them at once. */
import type { App } from "../../core/cli/app.ts";
import { loadLocalConfig } from "../../core/cli/local_config.ts";
import { parseFlags, pickAction } from "../../core/cli/args.ts";
import { CONFIG_FLAG, defineCommand, defineGroup, JSON_FLAG } from "../../core/cli/spec.ts";
import { plain } from "../../core/cli/text.ts";
import { fail } from "../../core/errors.ts";
import { Keystore } from "../../core/identity/keystore.ts";
import { suggestion } from "../../core/nearest.ts";
import { printRows, type Row, rowOf } from "./_agent_row.ts";
import { changeSettings } from "./_settings.ts";

const NAME = { name: { help: "Name of the agent in the config", required: true } } as const;

const OVERRULED = { 1: "a variable of the environment overrules the config" } as const;

const LIST = defineCommand({
  name: "agent list",
  summary: "List the config's agents",
  flags: { config: CONFIG_FLAG, json: JSON_FLAG },
  examples: [{ run: "oktsec agent list", does: "keys, states, recipients, last seen" }],
});

const SUSPEND = defineCommand({
  name: "agent suspend",
  summary: "Refuse everything from and to an agent, in every mode",
  about: [
    "Sets agents.NAME.suspended in the config. Running processes follow within 2 seconds. The change is recorded in the audit trail.",
  ],
  operands: NAME,
  flags: { config: CONFIG_FLAG, json: JSON_FLAG },
  exits: OVERRULED,
  examples: [{ run: "oktsec agent suspend research-agent", does: "stop it" }],
});

const UNSUSPEND = defineCommand({
  name: "agent unsuspend",
  summary: "Let a suspended agent speak again",
  operands: NAME,
  flags: { config: CONFIG_FLAG, json: JSON_FLAG },
  exits: OVERRULED,
  examples: [{ run: "oktsec agent unsuspend research-agent", does: "let it go on" }],
});

/** Words of `oktsec agent`. */
export const spec = defineGroup({
  name: "agent",
  summary: "List, suspend and unsuspend agents",
  actions: { list: LIST, suspend: SUSPEND, unsuspend: UNSUSPEND },
  fallback: "list",
});

/** Lists, suspends or unsuspends. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  const picked = pickAction(argv, spec);
  switch (picked.action) {
    case "list":
      return await list(picked.argv, app);
    case "suspend": {
      const { flags, operands } = parseFlags(picked.argv, SUSPEND);
      return await suspend(app, { ...flags, ...operands, wanted: true });
    }
    case "unsuspend": {
      const { flags, operands } = parseFlags(picked.argv, UNSUSPEND);
      return await suspend(app, { ...flags, ...operands, wanted: false });
    }
  }
}

interface Wish {
  readonly name: string;
  readonly config: string | null;
  readonly json: boolean;
  readonly wanted: boolean;
}

async function suspend(app: App, { name, config, json, wanted }: Wish): Promise<number> {
  const loaded = await loadLocalConfig(app, { config, json });
  const agents = loaded.config.agents;
  const agent = Object.hasOwn(agents, name) ? agents[name] : undefined;
  if (!agent) throw fail("agent/unknown", [name, suggestion(name, Object.keys(agents))]);
  // The key is not written where it would say what holds without it.
  const changed = !wanted && !agent.suspended ? null : await changeSettings(app, loaded, {
    edits: [{ path: ["agents", name, "suspended"], value: wanted }],
    note: wanted ? "agent suspended" : "agent unsuspended",
    agent: name,
  });
  const suspended = changed?.now.config.agents[name]?.suspended ?? agent.suspended;
  const isChanged = changed?.isChanged ?? false;
  if (json) {
    app.out.json({ name, suspended, changed: isChanged });
  } else {
    const state = suspended ? "suspended" : "not suspended";
    app.out.print(`Agent ${plain(name)} is ${state}${isChanged ? "" : ", as it was before"}`);
  }
  if (suspended === wanted) return 0;
  app.out.say("A variable of the environment overrules the config here; it holds where the variable is not set");
  return 1;
}

async function list(argv: readonly string[], app: App): Promise<number> {
  const { flags } = parseFlags(argv, LIST);
  const loaded = await loadLocalConfig(app, flags);
  await using store = await app.openStore(loaded, { readOnly: true });
  using keystore = await Keystore.open(loaded.config.identity.keys_dir, { pollMs: 0 });
  const rows: Row[] = [];
  for (const [name, agent] of Object.entries(loaded.config.agents)) {
    const { items: [last] } = await store.audit.query({ kind: "decision", agent: name }, { limit: 1 });
    rows.push(rowOf(name, agent, { fingerprint: keystore.key(name)?.fingerprint ?? null, lastSeen: last?.at ?? null }));
  }
  if (flags.json) app.out.json(rows);
  else printRows(rows, loaded.config.default_policy, app);
  return 0;
}
