/** Ed25519 key pairs: in memory as `KeyObject`s, which do not print their secret; on disk in the reference's format. */
import { Buffer } from "node:buffer";
import { createHash, createPrivateKey, createPublicKey, type KeyObject, randomBytes } from "node:crypto";
import { join } from "node:path";
import { fail } from "../errors.ts";
import { createKeyFile, exists, makeKeyDir, PUBLIC_MODE, readKeyFile, SECRET_MODE } from "./key_file.ts";
import { checkName, PROXY_NAME } from "./names.ts";
import { decodePem, encodePem } from "./pem.ts";

/** A key that verifies. */
export interface PublicKey {
  readonly publicKey: KeyObject;
  /** Lower-case hex SHA-256 of the raw 32 bytes. */
  readonly fingerprint: string;
}

/** A key that signs, with the one that verifies. */
export interface KeyPair extends PublicKey {
  readonly privateKey: KeyObject;
}

/** Where a principal's two files are. */
export interface KeyPaths {
  readonly key: string;
  readonly pub: string;
}

/** Bytes of a seed, a public key. */
const HALF_BYTES = 32;

const PRIVATE_LABEL = "OKTSEC ED25519 PRIVATE KEY";
const PUBLIC_LABEL = "OKTSEC ED25519 PUBLIC KEY";
// ASN.1 heads of PKCS #8 and SubjectPublicKeyInfo for Ed25519 (RFC 8410); the raw 32 bytes follow.
const PKCS8_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");
const SPKI_HEAD = Buffer.from("302a300506032b6570032100", "hex");

// Points of small order, sign bit cleared. Under such a "key" one signature holds for any message: nobody's key may be one.
const SMALL_ORDER: ReadonlySet<string> = new Set([
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
]);

/** A new pair. `random` returns as many bytes as it is asked for. */
export function generateKeyPair(random: (bytes: number) => Uint8Array = randomBytes): KeyPair {
  return keyPairFromSeed(random(HALF_BYTES));
}

/** The pair that belongs to a seed of 32 bytes. */
export function keyPairFromSeed(seed: Uint8Array): KeyPair {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(privateKey);
  return { privateKey, publicKey, fingerprint: fingerprintOf(rawPublicKey(publicKey)) };
}

/** The key for 32 raw bytes; null when they are not 32, or a point of small order. */
export function publicKeyFromRaw(raw: Uint8Array): PublicKey | null {
  if (raw.length !== HALF_BYTES || isSmallOrder(raw)) return null;
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI_HEAD, raw]), format: "der", type: "spki" });
  return { publicKey, fingerprint: fingerprintOf(raw) };
}

function isSmallOrder(raw: Uint8Array): boolean {
  const unsigned = Buffer.from(raw);
  unsigned[HALF_BYTES - 1] = (unsigned[HALF_BYTES - 1] ?? 0) & 0x7f;
  return SMALL_ORDER.has(unsigned.toString("hex"));
}

/** The raw 32 bytes of a public key. */
export function rawPublicKey(key: KeyObject): Uint8Array {
  return new Uint8Array(key.export({ format: "der", type: "spki" }).subarray(-HALF_BYTES));
}

/** The raw 64 bytes of a pair: seed, then public key. A secret: for a key file, and nothing else. */
function rawPrivateKey(pair: KeyPair): Uint8Array {
  const { d } = pair.privateKey.export({ format: "jwk" });
  return Buffer.concat([Buffer.from(d ?? "", "base64url"), rawPublicKey(pair.publicKey)]);
}

/** Lower-case hex SHA-256 of raw public key bytes. */
export function fingerprintOf(raw: Uint8Array): string {
  return createHash("sha256").update(raw).digest("hex");
}

/** The private key as standard PKCS #8 PEM, so that `openssl pkeyutl -sign -rawin` can use it. A secret. */
export function exportPkcs8(pair: KeyPair): string {
  // As text: the type of `export` cannot tell that PEM is one.
  return pair.privateKey.export({ format: "pem", type: "pkcs8" }).toString();
}

/** The public key as standard SubjectPublicKeyInfo PEM. */
export function exportSpki(key: PublicKey): string {
  return key.publicKey.export({ format: "pem", type: "spki" }).toString();
}

/** Text of a `.key` file. A secret. */
export function encodePrivateKey(pair: KeyPair): string {
  return encodePem(PRIVATE_LABEL, rawPrivateKey(pair));
}

/** Text of a `.pub` file. */
export function encodePublicKey(key: PublicKey): string {
  return encodePem(PUBLIC_LABEL, rawPublicKey(key.publicKey));
}

/** Reads the text of a `.key` file; `path` is for the message. Throws `identity/bad-key`. */
export function decodePrivateKey(text: string, path: string): KeyPair {
  const raw = decodePem(PRIVATE_LABEL, text);
  if (!raw) throw fail("identity/bad-key", [path, `it is not one PEM block "${PRIVATE_LABEL}"`]);
  if (raw.length !== 2 * HALF_BYTES) throw fail("identity/bad-key", [path, `it holds ${raw.length} bytes, not 64`]);
  const pair = keyPairFromSeed(raw.subarray(0, HALF_BYTES));
  if (pair.fingerprint !== fingerprintOf(raw.subarray(HALF_BYTES))) {
    throw fail("identity/bad-key", [path, "its public half does not belong to its private half"]);
  }
  return pair;
}

/** Reads the text of a `.pub` file; `path` is for the message. Throws `identity/bad-key`. */
export function decodePublicKey(text: string, path: string): PublicKey {
  const raw = decodePem(PUBLIC_LABEL, text);
  if (!raw) throw fail("identity/bad-key", [path, `it is not one PEM block "${PUBLIC_LABEL}"`]);
  if (raw.length !== HALF_BYTES) throw fail("identity/bad-key", [path, `it holds ${raw.length} bytes, not 32`]);
  const key = publicKeyFromRaw(raw);
  if (!key) throw fail("identity/bad-key", [path, "it is a weak point that would accept forged signatures"]);
  return key;
}

/** Where the files of a principal are. Throws `identity/bad-name`, so that no name leads out of the folder. */
export function keyPaths(dir: string, name: string): KeyPaths {
  const reason = name === PROXY_NAME ? null : checkName(name);
  if (reason !== null) throw fail("identity/bad-name", [name, reason]);
  return { key: join(dir, `${name}.key`), pub: join(dir, `${name}.pub`) };
}

/** Reads `NAME.key`; null when there is none. Throws `identity/bad-key`, `identity/bad-name`. */
export async function loadKeyPair(dir: string, name: string): Promise<KeyPair | null> {
  const { key } = keyPaths(dir, name);
  const text = await readKeyFile(key);
  return text === null ? null : decodePrivateKey(text, key);
}

/** Reads `NAME.pub`; null when there is none. Throws `identity/bad-key`, `identity/bad-name`. */
export async function loadPublicKey(dir: string, name: string): Promise<PublicKey | null> {
  const { pub } = keyPaths(dir, name);
  const text = await readKeyFile(pub);
  return text === null ? null : decodePublicKey(text, pub);
}

/**
 * Writes both files of a new pair, the folder too where it is missing; the public one last, so that an agent
 * is known only once its private key is safe. Throws `identity/key-exists` and touches neither that exists.
 */
export async function saveKeyPair(dir: string, name: string, pair: KeyPair): Promise<KeyPaths> {
  const paths = keyPaths(dir, name);
  for (const path of [paths.pub, paths.key]) if (await exists(path)) throw fail("identity/key-exists", [path]);
  await makeKeyDir(dir);
  // Looked at again by the system itself: another process may have come first.
  if (!(await createKeyFile(paths.key, encodePrivateKey(pair), SECRET_MODE))) {
    throw fail("identity/key-exists", [paths.key]);
  }
  if (!(await createKeyFile(paths.pub, encodePublicKey(pair), PUBLIC_MODE))) {
    throw fail("identity/key-exists", [paths.pub]);
  }
  return paths;
}
