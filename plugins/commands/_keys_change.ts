/** `keys rotate` and `keys revoke`. */
import { actorName } from "../../core/cli/actor.ts";
import type { App } from "../../core/cli/app.ts";
import { loadLocalConfig } from "../../core/cli/local_config.ts";
import type { Loaded } from "../../core/config/loaded.ts";
import { fail } from "../../core/errors.ts";
import { checkName } from "../../core/identity/names.ts";
import { revokeKey, rotateKey, type Withdrawn } from "../../core/identity/rotate.ts";
import { keysDirOf } from "../../core/runtime.ts";
import { changeSettings } from "./_settings.ts";

interface ChangeFlags {
  readonly agent: string;
  readonly reason: string;
  readonly config: string | null;
  readonly json: boolean;
}

/** A new pair in place of the old one. */
export async function rotate(flags: ChangeFlags, app: App): Promise<number> {
  const { loaded, task } = await prepare(flags, app);
  await using store = await app.openStore(loaded);
  const result = await rotateKey({ ...task, store, raiseVersion: () => raiseVersion(flags.agent, loaded, app) });
  const version = result.keyVersion ?? pinnedVersion(flags.agent, loaded);
  if (flags.json) {
    app.out.json({
      agent: flags.agent,
      fingerprint: result.fingerprint,
      key_version: version,
      private_key: result.path,
      ...withdrawnJson(result.old),
    });
    return 0;
  }
  app.out.print(`Rotated the key of ${flags.agent}`);
  app.out.print(`  fingerprint  ${result.fingerprint}`);
  app.out.print(`  private key  ${result.path}`);
  if (version !== null) app.out.print(`  key version  ${version}`);
  printWithdrawn(result.old, app);
  app.out.say("Give the private key to the agent: its old one is refused from now on");
  if (version !== null) {
    app.out.say(`Its messages must name key_version ${version}, in the body or as X-Oktsec-Key-Version`);
  }
  return 0;
}

/** No key any more. */
export async function revoke(flags: ChangeFlags, app: App): Promise<number> {
  const { loaded, task } = await prepare(flags, app);
  await using store = await app.openStore(loaded);
  const withdrawn = await revokeKey({ ...task, store });
  if (flags.json) {
    app.out.json({ agent: flags.agent, ...withdrawnJson(withdrawn) });
    return 0;
  }
  app.out.print(`Revoked the key of ${flags.agent}`);
  printWithdrawn(withdrawn, app);
  return 0;
}

async function prepare({ agent, reason, config }: ChangeFlags, app: App) {
  const problem = checkName(agent);
  if (problem !== null) throw fail("identity/bad-name", [agent, problem]);
  const loaded = await loadLocalConfig(app, { config, json: false });
  const { surroundings } = app;
  const keysDir = keysDirOf(loaded, surroundings);
  return { loaded, task: { keysDir, agent, reason, actor: actorName(surroundings), now: app.now() } };
}

/** The number that the config pins; null where it pins none. */
function pinnedVersion(agent: string, { config }: Loaded): number | null {
  const version = Object.hasOwn(config.agents, agent) ? config.agents[agent]?.key_version ?? 0 : 0;
  return version > 0 ? version : null;
}

async function raiseVersion(agent: string, loaded: Loaded, app: App): Promise<number | null> {
  const pinned = pinnedVersion(agent, loaded);
  if (pinned === null) return null;
  const next = pinned + 1;
  await changeSettings(app, loaded, {
    edits: [{ path: ["agents", agent, "key_version"], value: next }],
    note: `key_version: ${pinned} to ${next}`,
    agent,
  });
  return next;
}

function withdrawnJson(withdrawn: readonly Withdrawn[]) {
  return {
    revoked: withdrawn.map(({ fingerprint }) => fingerprint),
    archived: withdrawn.flatMap(({ archived }) => archived),
  };
}

function printWithdrawn(withdrawn: readonly Withdrawn[], { out }: App): void {
  for (const { fingerprint, archived } of withdrawn) {
    out.print(`  revoked      ${fingerprint}`);
    for (const path of archived) out.print(`  kept         ${path}`);
  }
}
