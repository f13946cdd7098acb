/** Tells pictures and sound from text that calls itself so, by the first bytes. */
import { Buffer } from "node:buffer";

/** A field of media that holds what it says. */
export interface Media {
  readonly type: string;
  /** Bytes after decoding, as far as the length of the text tells. */
  readonly bytes: number;
}

/** Base64 characters that are decoded to look at: 48 bytes, more than any signature needs. */
const LOOKED_AT_CHARS = 64;
/** Shorter fields are not worth an exemption. */
const MEDIA_CHARS_MIN = 16;

// Without line breaks, which the protocol does not have and which would make the pattern slow.
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

const FAMILIES: readonly { readonly family: "image" | "audio"; readonly name: string; isIt(bytes: Buffer): boolean }[] =
  [
    {
      family: "image",
      name: "image/png",
      isIt: (bytes) => starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    },
    { family: "image", name: "image/jpeg", isIt: (bytes) => starts(bytes, [0xff, 0xd8, 0xff]) },
    { family: "image", name: "image/gif", isIt: (bytes) => has(bytes, 0, "GIF87a") || has(bytes, 0, "GIF89a") },
    { family: "image", name: "image/webp", isIt: (bytes) => has(bytes, 0, "RIFF") && has(bytes, 8, "WEBP") },
    {
      family: "image",
      name: "image/avif",
      isIt: (bytes) => has(bytes, 4, "ftyp") && /^(?:avif|avis|heic|heix|mif1)/.test(brand(bytes)),
    },
    {
      family: "image",
      name: "image/tiff",
      isIt: (bytes) => starts(bytes, [0x49, 0x49, 0x2a, 0x00]) || starts(bytes, [0x4d, 0x4d, 0x00, 0x2a]),
    },
    { family: "image", name: "image/x-icon", isIt: (bytes) => starts(bytes, [0x00, 0x00, 0x01, 0x00]) },
    { family: "audio", name: "audio/wav", isIt: (bytes) => has(bytes, 0, "RIFF") && has(bytes, 8, "WAVE") },
    { family: "audio", name: "audio/ogg", isIt: (bytes) => has(bytes, 0, "OggS\0") },
    { family: "audio", name: "audio/flac", isIt: (bytes) => has(bytes, 0, "fLaC\0") },
    { family: "audio", name: "audio/mpeg", isIt: isMpeg },
    {
      family: "audio",
      name: "audio/mp4",
      isIt: (bytes) => has(bytes, 4, "ftyp") && /^(?:M4A|M4B|mp4|isom)/.test(brand(bytes)),
    },
    { family: "audio", name: "audio/webm", isIt: (bytes) => starts(bytes, [0x1a, 0x45, 0xdf, 0xa3]) },
  ];

/**
 * The media that a `data` or `blob` field holds, or null where it must be read as text: its declared type is no image
 * and no sound, it is not base64 throughout, or its first bytes are not of the declared family. A declared SVG is text.
 */
export function mediaOf(text: string, declared: unknown): Media | null {
  if (typeof declared !== "string" || text.length < MEDIA_CHARS_MIN) return null;
  const family = /^(image|audio)\//i.exec(declared)?.[1]?.toLowerCase();
  if (family === undefined || !BASE64.test(text)) return null;
  const head = Buffer.from(text.slice(0, LOOKED_AT_CHARS), "base64");
  const found = FAMILIES.find((known) => known.family === family && known.isIt(head));
  return found ? { type: found.name, bytes: Math.floor((text.length * 3) / 4) } : null;
}

function starts(bytes: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

function has(bytes: Buffer, at: number, letters: string): boolean {
  return bytes.toString("latin1", at, at + letters.length) === letters;
}

function brand(bytes: Buffer): string {
  return bytes.toString("latin1", 8, 12);
}

/** An ID3 tag, or a frame header: eleven bits set, and a layer, a bit rate and a sampling rate that exist. */
function isMpeg(bytes: Buffer): boolean {
  if (has(bytes, 0, "ID3")) return (bytes[3] ?? 0xff) < 0x10;
  const [sync = 0, version = 0, rates = 0] = bytes;
  return sync === 0xff && (version & 0xe0) === 0xe0 && (version & 0x06) !== 0 && (rates & 0xf0) !== 0xf0 &&
    (rates & 0x0c) !== 0x0c;
}
