/** Ed25519 key pairs of agents, over WebCrypto: the same code in Deno, Node, Bun and browsers. */
import { fromBase64, toBase64, toHex } from "./bytes.ts";
import { OktsecClientError } from "./errors.ts";

/** Signs bytes: a `KeyPair`, or a wrapper around a key that lives elsewhere, such as in a security module. */
export interface Signer {
  /** Resolves to the raw 64-byte Ed25519 signature. */
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
}

const PRIVATE_LABEL = "OKTSEC ED25519 PRIVATE KEY";
const PUBLIC_LABEL = "OKTSEC ED25519 PUBLIC KEY";
// ASN.1 head of PKCS #8 for Ed25519 (RFC 8410); the seed follows.
const PKCS8_HEAD = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
const HALF_BYTES = 32;

/** A key pair. The private half is out of reach of `console.log` and `JSON.stringify`. */
export class KeyPair implements Signer {
  readonly #seed: Uint8Array;
  readonly #key: CryptoKey;

  private constructor(
    seed: Uint8Array,
    key: CryptoKey,
    /** Raw 32 bytes. */
    readonly publicKey: Uint8Array,
    /** Lower-case hex SHA-256 of the raw public key: what `oktsec keys list` shows. */
    readonly fingerprint: string,
  ) {
    this.#seed = seed;
    this.#key = key;
  }

  /** The pair that belongs to 32 secret bytes. */
  static async fromSeed(seed: Uint8Array): Promise<KeyPair> {
    if (seed.length !== HALF_BYTES) {
      throw new OktsecClientError("bad_key", `Cannot use a seed of ${seed.length} bytes: it has 32`);
    }
    const pkcs8 = Uint8Array.from([...PKCS8_HEAD, ...seed]);
    const readable = await crypto.subtle.importKey("pkcs8", pkcs8, "Ed25519", true, ["sign"]);
    const { x } = await crypto.subtle.exportKey("jwk", readable);
    const publicKey = fromBase64(padded(x ?? ""));
    if (publicKey?.length !== HALF_BYTES) throw new OktsecClientError("bad_key", "Cannot work out the public key");
    const key = await crypto.subtle.importKey("pkcs8", pkcs8, "Ed25519", false, ["sign"]);
    const fingerprint = toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", publicKey)));
    return new KeyPair(Uint8Array.from(seed), key, publicKey, fingerprint);
  }

  /** Reads the text of a `.key` file. Throws `bad_key`. */
  static async fromPem(text: string): Promise<KeyPair> {
    const bytes = decodePem(text);
    if (bytes?.length !== 2 * HALF_BYTES) {
      throw new OktsecClientError(
        "bad_key",
        `Cannot read the key: it is not one PEM block "${PRIVATE_LABEL}" of 64 bytes`,
      );
    }
    const pair = await KeyPair.fromSeed(bytes.subarray(0, HALF_BYTES));
    if (toHex(pair.publicKey) === toHex(bytes.subarray(HALF_BYTES))) return pair;
    throw new OktsecClientError("bad_key", "Cannot read the key: its public half does not belong to its private half");
  }

  /** Raw 64-byte signature. */
  async sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
    return new Uint8Array(await crypto.subtle.sign("Ed25519", this.#key, bytes));
  }

  /** Text of a `.pub` file: give it to whoever runs Oktsec. */
  publicPem(): string {
    return encodePem(PUBLIC_LABEL, this.publicKey);
  }

  /** Text of a `.key` file. A secret: it stays with the agent. */
  privatePem(): string {
    return encodePem(PRIVATE_LABEL, Uint8Array.from([...this.#seed, ...this.publicKey]));
  }
}

/**
 * Makes a new key pair.
 *
 * @example
 * ```ts
 * const pair = await generateKeyPair();
 * await saveKeyPair("./keys", "research-agent", pair);
 * ```
 */
export function generateKeyPair(): Promise<KeyPair> {
  return KeyPair.fromSeed(crypto.getRandomValues(new Uint8Array(HALF_BYTES)));
}

function padded(base64Url: string): string {
  const text = base64Url.replaceAll("-", "+").replaceAll("_", "/");
  return text.padEnd(Math.ceil(text.length / 4) * 4, "=");
}

function encodePem(label: string, bytes: Uint8Array): string {
  const lines = toBase64(bytes).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}

function decodePem(text: string): Uint8Array | null {
  const lines = text.trim().split(/\r?\n/);
  if (lines.shift() !== `-----BEGIN ${PRIVATE_LABEL}-----` || lines.pop() !== `-----END ${PRIVATE_LABEL}-----`) {
    return null;
  }
  return fromBase64(lines.map((line) => line.trim()).join(""));
}
