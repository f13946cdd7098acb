/** Keys for agents that have none yet. Nothing that exists is ever changed. */
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { createKeyFile, exists, PUBLIC_MODE } from "./key_file.ts";
import { encodePublicKey, generateKeyPair, keyPaths, loadKeyPair, saveKeyPair } from "./keys.ts";
import { REVOKED_DIR } from "./rotate.ts";

/** What was made; `takeBack` removes it again. */
export interface Provided {
  readonly agents: readonly string[];
  takeBack(): Promise<void>;
}

/**
 * Makes a pair for each agent that has neither file of one. A public key alone belongs to somebody who keeps the private
 * one; an agent whose key was revoked has none because a person wanted that; a private key whose public half is missing
 * is what a killed run leaves, and gets it. Throws what `saveKeyPair` and `loadKeyPair` throw, with nothing left behind.
 */
export async function provideKeys(dir: string, agents: readonly string[]): Promise<Provided> {
  const made: string[] = [];
  const paths: string[] = [];
  const takeBack = async () => {
    for (const path of paths) await rm(path, { force: true });
  };
  const revoked = await readdir(join(dir, REVOKED_DIR)).catch(() => []);
  try {
    for (const agent of agents) {
      const { key, pub } = keyPaths(dir, agent);
      if (await exists(pub) || revoked.some((name) => isArchived(name, agent))) continue;
      if (await exists(key)) {
        const pair = await loadKeyPair(dir, agent);
        if (pair && await createKeyFile(pub, encodePublicKey(pair), PUBLIC_MODE)) paths.push(pub);
      } else {
        await saveKeyPair(dir, agent, generateKeyPair());
        paths.push(key, pub);
      }
      made.push(agent);
    }
  } catch (error) {
    await takeBack();
    throw error;
  }
  return { agents: made, takeBack };
}

/** "NAME.20260131T120000Z.…": what revoking makes of a file. */
function isArchived(name: string, agent: string): boolean {
  return name.startsWith(`${agent}.`) && /^\d{8}T\d{6}Z\./.test(name.slice(agent.length + 1));
}
