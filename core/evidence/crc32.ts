/** Checksums inside of tokens, by which a real token is told from a text of the same shape. */

const TABLE: readonly number[] = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** CRC-32 (ISO 3309) of a text's bytes, one byte a character: meant for ASCII. */
export function crc32(text: string): number {
  let value = 0xffffffff;
  for (let at = 0; at < text.length; at++) {
    value = (value >>> 8) ^ (TABLE[(value ^ text.charCodeAt(at)) & 0xff] ?? 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * True when the last six characters are the CRC-32 of those before them in base 62, as in tokens of GitHub and npm.
 * `body` is the token without its prefix. A text that only looks like a token passes once in four thousand million times.
 */
export function hasChecksum(body: string): boolean {
  if (body.length < 12) return false;
  let value = crc32(body.slice(0, -6));
  let digits = "";
  for (let place = 0; place < 6; place++) {
    digits = BASE62.charAt(value % 62) + digits;
    value = Math.floor(value / 62);
  }
  return body.endsWith(digits);
}
