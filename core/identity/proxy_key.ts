/** The key of `_proxy`, our own principal: it signs the heads of the audit chain. */
import { sign } from "node:crypto";
import type { ChainSigner } from "../contract/store.ts";
import { fail, hasCode } from "../errors.ts";
import { createKeyFile, PUBLIC_MODE } from "./key_file.ts";
import { encodePublicKey, generateKeyPair, type KeyPair, keyPaths, loadKeyPair, saveKeyPair } from "./keys.ts";
import { PROXY_NAME } from "./names.ts";
import { verifyBytes } from "./signature.ts";

/**
 * The signer over `_proxy.key`. Where it is missing, `create` decides: made on the spot, or null. Several processes may
 * start at once: one makes the key, all of them use it. Throws `identity/bad-key`, `identity/cannot-write`.
 */
export async function openProxySigner(
  keysDir: string,
  options: { readonly create: boolean },
): Promise<ChainSigner | null> {
  let pair = await loadKeyPair(keysDir, PROXY_NAME);
  if (!pair) {
    if (!options.create) return null;
    pair = await createOrLoad(keysDir);
  } else if (options.create) {
    // A process that died between the two files left the public one out; others need it to check the chain.
    await createKeyFile(keyPaths(keysDir, PROXY_NAME).pub, encodePublicKey(pair), PUBLIC_MODE);
  }
  return signerOf(pair);
}

async function createOrLoad(keysDir: string): Promise<KeyPair> {
  const made = generateKeyPair();
  try {
    await saveKeyPair(keysDir, PROXY_NAME, made);
    return made;
  } catch (error) {
    if (!hasCode(error, "identity/key-exists")) throw error;
  }
  const pair = await loadKeyPair(keysDir, PROXY_NAME);
  if (!pair) throw fail("identity/no-key", [PROXY_NAME, keysDir]); // Only the public half is there.
  return pair;
}

function signerOf(pair: KeyPair): ChainSigner {
  return {
    fingerprint: pair.fingerprint,
    sign: (bytes) => new Uint8Array(sign(null, bytes, pair.privateKey)),
    verify: (bytes, signature) => verifyBytes(pair, bytes, signature),
  };
}
