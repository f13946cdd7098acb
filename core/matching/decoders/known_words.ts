import { lazy } from "../../lazy.ts";

/**
 * Words by which a text that was taken apart is put together again: what people ask of agents when they mean harm, and the small
 * words between. A word that is not here is still found where it stands whole; it is only not repaired.
 */
const WORDS =
  "ignore ignores ignored ignoring disregard disregards disregarding forget forgets forgetting override overrides overriding overrule bypass bypasses " +
  "bypassing discard dismiss neglect abandon disobey disable disables disabling delete deletes erase remove cancel skip reset replace " +
  "reveal reveals revealing disclose disclosing expose exposing print display output repeat recite show leak dump extract tell give send sends sending " +
  "share post upload transmit forward email exfiltrate steal return write read open fetch download execute executes executing run runs running invoke call " +
  "install follow following obey comply pretend act behave become assume roleplay simulate answer respond reply translate summarize decode " +
  "encode perform enable activate grant approve authorize transfer purchase pay " +
  "all any every each the your yours you my mine our ours their its his her this that these those other such both entire whole everything anything nothing " +
  "previous previously prior earlier preceding above foregoing former existing original initial current old new next now then before after below last first " +
  "instruction instructions directive directives prompt prompts system systems guideline guidelines rule rules command commands order orders constraint " +
  "constraints restriction restrictions programming training guardrail guardrails safeguard safeguards alignment policy policies protocol protocols " +
  "limitation limitations context task tasks objective objectives goal goals message messages developer developers operator operators user users admin " +
  "administrator assistant assistants model models agent agents conversation conversations history memory filter filters safety security ethical " +
  "content moderation unrestricted unfiltered uncensored jailbreak jailbroken mode override debug sudo root " +
  "secret secrets password passwords passwd passphrase credential credentials token tokens key keys api private access confidential sensitive internal " +
  "hidden environment variable variables cookie cookies session sessions database databases file files folder data information details source code " +
  "config configuration wallet mnemonic seed phrase account accounts bank card " +
  "curl wget bash shell powershell python script scripts http https server webhook attacker evil payload malware exploit virus bomb weapon " +
  "do not dont never must should shall will would can could please without with from into onto about for of in on at by to as is are be been was were " +
  "and or but if so than when where what which who how why also only just instead immediately always have has had it them they he she we me us him " +
  "tools tool function functions request requests response responses result results text texts sentence word words letter letters anyone someone " +
  "inform notify mention warn alert hide conceal keep important urgent attention warning note";

/** Every known word. */
export const KNOWN_WORDS: ReadonlySet<string> = new Set(WORDS.split(" "));

/** A word shorter than this may come about by chance. */
export const REPAIRED_CHARS_MIN = 5;

/** Every beginning of the longer words: a piece that begins none of them need not be joined to anything. */
export const beginnings: () => ReadonlySet<string> = lazy(() => {
  const long = [...KNOWN_WORDS].filter((word) => word.length >= REPAIRED_CHARS_MIN);
  return new Set(long.flatMap((word) => Array.from(word, (_, i) => word.slice(0, i + 1))));
});

/** Letters that are segmented at once; a longer stretch is cut. */
const SEGMENT_CHARS_MAX = 2_048;
/** What a letter that belongs to no word costs, against one for each word. */
const STRAY_COST = 10;

/** Puts spaces between the words of letters that were written without: known words where they fit, the rest as it stands. */
export function segment(letters: string): { readonly text: string; readonly words: number; readonly strays: number } {
  const text = letters.slice(0, SEGMENT_CHARS_MAX);
  const lower = text.toLowerCase();
  const best = new Float64Array(text.length + 1).fill(Infinity);
  const from = new Int32Array(text.length + 1);
  best[0] = 0;
  for (let start = 0; start < text.length; start++) {
    const cost = best[start] ?? 0;
    relax(best, from, { start, end: start + 1, cost: cost + STRAY_COST });
    let lengths = LENGTHS[pairAt(lower, start)] ?? 0;
    for (let end = start + 2; lengths !== 0 && end <= text.length; end++, lengths >>>= 1) {
      if ((lengths & 1) !== 0 && KNOWN_WORDS.has(lower.slice(start, end))) {
        relax(best, from, { start, end, cost: cost + 1 });
      }
    }
  }
  return { ...cut(text, from), strays: Math.floor((best[text.length] ?? 0) / STRAY_COST) };
}

/** Keeps the cheaper way to an end. */
function relax(
  best: Float64Array,
  from: Int32Array,
  { start, end, cost }: { readonly start: number; readonly end: number; readonly cost: number },
): void {
  if (cost >= (best[end] ?? 0)) return;
  best[end] = cost;
  from[end] = start;
}

/** By the first two letters of known words: a bit for each length that they have, from two on. */
const LENGTHS: Uint32Array = new Uint32Array(32 * 32);
for (const word of KNOWN_WORDS) LENGTHS[pairAt(word, 0)] = (LENGTHS[pairAt(word, 0)] ?? 0) | 1 << (word.length - 2);

function pairAt(text: string, at: number): number {
  return (text.charCodeAt(at) & 31) * 32 + (text.charCodeAt(at + 1) & 31);
}

function cut(text: string, from: Int32Array): { readonly text: string; readonly words: number } {
  const pieces: string[] = [];
  let words = 0;
  let wasStray = false;
  for (let end = text.length; end > 0;) {
    const start = from[end] ?? 0;
    const isStray = end - start === 1;
    if (isStray && wasStray) pieces[0] = text.slice(start, end) + (pieces[0] ?? "");
    else pieces.unshift(text.slice(start, end));
    if (!isStray) words++;
    wasStray = isStray;
    end = start;
  }
  return { text: pieces.join(" "), words };
}
