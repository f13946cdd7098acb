/** The config of a command that a person runs in a folder of their own. */
import { join } from "node:path";
import { LOCAL_NAME } from "../config/find.ts";
import type { Loaded } from "../config/loaded.ts";
import type { App } from "./app.ts";

/**
 * Loads the config, `./oktsec.yaml` included, and says so on stderr where it is that one: a file of the folder that one
 * happens to stand in should not decide unseen. Silent with `--json`, where the caller reads stderr as JSON.
 */
export async function loadLocalConfig(
  app: App,
  flags: { readonly config: string | null; readonly json: boolean },
): Promise<Loaded> {
  const loaded = await app.loadConfig({ flag: flags.config, local: true });
  const isLocal = flags.config === null && loaded.path === join(app.surroundings.cwd, LOCAL_NAME);
  if (isLocal && !flags.json) app.out.say(`Using the config ${loaded.path}`);
  return loaded;
}
