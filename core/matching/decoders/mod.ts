/** Every decoder that works on stretches of a text. */
import { base32, base58 } from "./base32.ts";
import { base64 } from "./base64.ts";
import { base85 } from "./base85.ts";
import { codeCalls, codes, morse } from "./codes.ts";
import type { Decoder } from "./decoder.ts";
import { entities } from "./entities.ts";
import { escapes } from "./escapes.ts";
import { hex } from "./hex.ts";
import { initials } from "./initials.ts";
import { percent, quotedPrintable } from "./percent.ts";
import { spaced } from "./spaced.ts";
import { punycode, strings } from "./strings.ts";

/** In order: where two read the same stretch, the first one is believed. */
export const DECODERS: readonly Decoder[] = [
  escapes,
  entities,
  percent,
  hex,
  base64,
  base32,
  codes,
  codeCalls,
  base58,
  base85,
  quotedPrintable,
  strings,
  spaced,
  punycode,
  morse,
  initials,
];
