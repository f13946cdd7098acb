/** Percent encoding of URLs: partial, repeated (`%2569`), `%u0069`, in UTF-8. Also quoted-printable and encoded words of mail. */
import type { Decoder } from "./decoder.ts";
import { CANDIDATE_COST, DECODE_COST } from "./decoder.ts";
import { base64Bytes } from "./base64.ts";
import { isText } from "./bytes.ts";

const PERCENT = /(?:%(?:25){0,16}(?:[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}))+/g;
const ONE = /%(?:25)*(?:([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))/g;
const utf8 = new TextDecoder("utf-8");
const latin1 = new TextDecoder("latin1");

/** Percent encoding. */
export const percent: Decoder = {
  name: "percent",
  find({ text }, into, meter) {
    if (!text.includes("%")) return;
    meter.work += text.length;
    for (const match of text.matchAll(PERCENT)) {
      meter.work += CANDIDATE_COST + match[0].length * DECODE_COST;
      const start = match.index;
      into.push({ start, end: start + match[0].length, text: unpercent(match[0]), way: "percent" });
    }
  },
};

function unpercent(run: string): string {
  let out = "";
  let bytes: number[] = [];
  for (const [, byte, unit] of run.matchAll(ONE)) {
    if (byte !== undefined) {
      bytes.push(Number.parseInt(byte, 16));
      continue;
    }
    out += textOf(bytes) + String.fromCharCode(Number.parseInt(unit ?? "", 16));
    bytes = [];
  }
  return out + textOf(bytes);
}

/** Bytes that are no UTF-8 are Latin 1 to most servers. */
function textOf(bytes: readonly number[]): string {
  const array = Uint8Array.from(bytes);
  const text = utf8.decode(array);
  return text.includes("\ufffd") ? latin1.decode(array) : text;
}

const QUOTED = /(?:=(?:[0-9A-F]{2}|\r?\n))+/g;
/** Signs that the text is quoted-printable: a header, a line that goes on, two bytes in a row, an equals sign in code. */
const IS_QUOTED = /quoted-printable|[\w,.] ?=\r?\n\S|=[0-9A-F]{2}=[0-9A-F]{2}|=3D["'\w]|[a-z]=[0-9A-F]{2}[a-z]/;
const MAY_BE_QUOTED = /=(?:[0-9A-F]{2}|\r?\n|\?)/;
const ENCODED_WORD = /=\?[\w-]{2,40}\?([bBqQ])\?([^?\s]{1,512})\?=/g;

/** Quoted-printable, and the encoded words of mail headers. */
export const quotedPrintable: Decoder = {
  name: "quoted-printable",
  find({ text }, into, meter) {
    if (!text.includes("=") || !MAY_BE_QUOTED.test(text)) return;
    meter.work += text.length * 2;
    if (text.includes("=?")) {
      for (const match of text.matchAll(ENCODED_WORD)) {
        const body = match[2] ?? "";
        meter.work += CANDIDATE_COST + body.length * DECODE_COST;
        const isBase64 = match[1] === "b" || match[1] === "B";
        const out = isBase64
          ? utf8.decode(base64Bytes(body, { start: 0, end: body.length }))
          : unquote(body.replaceAll("_", " "));
        if (!isText(out)) continue;
        const start = match.index;
        into.push({ start, end: start + match[0].length, text: out, way: isBase64 ? "base64" : "quoted-printable" });
      }
    }
    if (!IS_QUOTED.test(text)) return;
    for (const match of text.matchAll(QUOTED)) {
      meter.work += CANDIDATE_COST + match[0].length * DECODE_COST;
      const start = match.index;
      into.push({ start, end: start + match[0].length, text: unquote(match[0]), way: "quoted-printable" });
    }
  },
};

function unquote(run: string): string {
  return run.replace(/=\r?\n/g, "").replace(
    /(?:=[0-9A-Fa-f]{2})+/g,
    (bytes) => textOf((bytes.match(/[0-9A-Fa-f]{2}/g) ?? []).map((byte) => Number.parseInt(byte, 16))),
  );
}
