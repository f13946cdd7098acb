/**
 * Keeps the text of held items unreadable at rest: AES-256-GCM under a key file that lies beside the agents' keys and
 * never enters the database. Each sealed text is bound to its item, so that rows cannot trade texts.
 */
import { Buffer } from "node:buffer";
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { join } from "node:path";
import { fail } from "../errors.ts";
import { createKeyFile, makeKeyDir, readKeyFile, SECRET_MODE } from "./key_file.ts";
import { decodePem, encodePem } from "./pem.ts";

/** Seals and opens texts. `id` is the item's id, without which a text does not open. */
export interface Seal {
  /** Layout: version byte, 12-byte nonce, 16-byte tag, ciphertext. */
  seal(text: string, id: string): Uint8Array;
  /** Throws `identity/cannot-unseal` when the bytes were changed, belong to another item or to another key. */
  open(sealed: Uint8Array, id: string): string;
}

const FILE_NAME = "_seal.key";
const LABEL = "OKTSEC SEAL KEY";
const CIPHER = "aes-256-gcm";
const VERSION = 1;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/**
 * Opens the seal of a folder of keys. Where its key is missing it is made, unless `create` is false: then `identity/no-key`.
 * Several processes may start at once: one makes the key, all of them use it. Throws `identity/bad-key`, `identity/cannot-write`.
 */
export async function openSeal(keysDir: string, options: { readonly create?: boolean } = {}): Promise<Seal> {
  const path = join(keysDir, FILE_NAME);
  let text = await readKeyFile(path);
  if (text === null && options.create !== false) {
    await makeKeyDir(keysDir);
    await createKeyFile(path, encodePem(LABEL, randomBytes(KEY_BYTES)), SECRET_MODE);
    text = await readKeyFile(path); // Whoever won: what the file says is the key.
  }
  if (text === null) throw fail("identity/no-key", [FILE_NAME, keysDir]);
  const raw = decodePem(LABEL, text);
  if (raw?.length !== KEY_BYTES) {
    throw fail("identity/bad-key", [path, `it is not one PEM block "${LABEL}" of 32 bytes`]);
  }
  return sealOf(createSecretKey(raw));
}

function sealOf(key: KeyObject): Seal {
  return {
    seal(text, id) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(boundTo(id));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return new Uint8Array(Buffer.concat([Uint8Array.of(VERSION), nonce, cipher.getAuthTag(), body]));
    },
    open(sealed, id) {
      if (sealed.length < HEAD_BYTES || sealed[0] !== VERSION) {
        throw fail("identity/cannot-unseal", [id, "it is in no form that this version knows"]);
      }
      const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
      const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(boundTo(id));
      decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEAD_BYTES));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()]).toString("utf8");
      } catch (error) {
        throw fail("identity/cannot-unseal", [id, "it was changed, or sealed for another item or with another key"], {
          cause: error,
        });
      }
    },
  };
}

/** What a sealed text is bound to: the layout and the item. */
function boundTo(id: string): Uint8Array {
  return Buffer.from(`oktsec/held/v${VERSION}\n${id}`, "utf8");
}
