/** `keys export`: one key in a format that other programs read. */
import { resolve } from "node:path";
import type { App } from "../../core/cli/app.ts";
import { loadLocalConfig } from "../../core/cli/local_config.ts";
import { fail } from "../../core/errors.ts";
import { createKeyFile, SECRET_MODE } from "../../core/identity/key_file.ts";
import { exportPkcs8, exportSpki, loadKeyPair, loadPublicKey } from "../../core/identity/keys.ts";
import { checkName } from "../../core/identity/names.ts";
import { keysDirOf } from "../../core/runtime.ts";

interface ExportFlags {
  readonly agent: string;
  readonly pkcs8: boolean;
  readonly out: string | null;
  readonly config: string | null;
}

/** Prints or writes the key. The only place in the program that shows a private one. */
export async function exportKey({ agent, pkcs8, out, config }: ExportFlags, app: App): Promise<number> {
  const reason = checkName(agent);
  if (reason !== null) throw fail("identity/bad-name", [agent, reason]);
  const dir = keysDirOf(await loadLocalConfig(app, { config, json: false }), app.surroundings);
  const text = await textOf(dir, agent, pkcs8);
  if (out === null) {
    app.out.print(text.trimEnd());
    return 0;
  }
  const path = resolve(app.surroundings.cwd, out);
  if (!(await createKeyFile(path, text, SECRET_MODE))) {
    throw fail("cli/bad-arguments", [`Cannot write "${path}": it exists`]);
  }
  app.out.say(`Wrote the ${pkcs8 ? "private" : "public"} key of ${agent} to ${path}`);
  return 0;
}

async function textOf(dir: string, agent: string, isPrivate: boolean): Promise<string> {
  if (isPrivate) {
    const pair = await loadKeyPair(dir, agent);
    if (!pair) throw fail("identity/no-key", [agent, dir]);
    return exportPkcs8(pair);
  }
  const key = await loadPublicKey(dir, agent);
  if (!key) throw fail("identity/no-key", [agent, dir]);
  return exportSpki(key);
}
