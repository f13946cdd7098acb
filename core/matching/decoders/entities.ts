/** HTML and XML entities: decimal, hexadecimal and named, with and without the semicolon, escaped again and again. */
import { CANDIDATE_COST, type Decoder } from "./decoder.ts";

const ENTITY =
  /&(?:amp;){0,16}(?:#[xX]0{0,8}([0-9a-fA-F]{1,6});?|#0{0,8}([0-9]{1,7});?|([A-Za-z]{2,14});|(amp|lt|gt|quot|nbsp|shy)(?![A-Za-z0-9=;]))/g;

/** Entities for what can be typed, and for what is not seen. Letters have no name of their own. */
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  Tab: "\t",
  NewLine: "\n",
  excl: "!",
  num: "#",
  dollar: "$",
  percnt: "%",
  lpar: "(",
  rpar: ")",
  ast: "*",
  midast: "*",
  plus: "+",
  comma: ",",
  period: ".",
  sol: "/",
  colon: ":",
  semi: ";",
  equals: "=",
  quest: "?",
  commat: "@",
  lsqb: "[",
  lbrack: "[",
  bsol: "\\",
  rsqb: "]",
  rbrack: "]",
  Hat: "^",
  lowbar: "_",
  grave: "`",
  lcub: "{",
  lbrace: "{",
  verbar: "|",
  vert: "|",
  rcub: "}",
  rbrace: "}",
  hyphen: "-",
  dash: "-",
  ndash: "–",
  mdash: "—",
  shy: "",
  zwj: "",
  zwnj: "",
  lrm: "",
  rlm: "",
  ZeroWidthSpace: "",
  NoBreak: "",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
  hairsp: " ",
  numsp: " ",
  puncsp: " ",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  hellip: "…",
  bull: "•",
  middot: "·",
  copy: "©",
  reg: "®",
  trade: "™",
  imath: "i",
  inodot: "i",
  fjlig: "fj",
  AMP: "&",
  LT: "<",
  GT: ">",
  QUOT: '"',
};

/** Entities. */
export const entities: Decoder = {
  name: "entities",
  find({ text }, into, meter) {
    if (!text.includes("&")) return;
    meter.work += text.length;
    for (const match of text.matchAll(ENTITY)) {
      meter.work += CANDIDATE_COST;
      const out = valueOf(match);
      if (out === null) continue;
      const start = match.index;
      into.push({ start, end: start + match[0].length, text: out, way: "entities" });
    }
  },
};

function valueOf([, hex, decimal, named, bare]: RegExpMatchArray): string | null {
  const name = named ?? bare;
  if (name !== undefined) return Object.hasOwn(NAMED, name) ? NAMED[name] ?? null : null;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : null;
}
