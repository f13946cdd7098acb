/** Tells keys of one object apart the way every reader would, or says that readers would not agree. */

/** Past this many keys an object's keys are looked up by hash instead of compared one by one. */
const COMPARED_MAX = 12;

const ASCII = /^[\0-\x7f]*$/;

/** How a key relates to the keys before it in the same object. */
export type KeyRelation = "new" | "same" | "case";

/** The keys of one object so far. */
export class KeyWatch {
  readonly #keys: string[] = [];
  /** By folded key: the key, or all that fold to it. Sets, so that a thousand spellings of one word cost no more. */
  #spellings: Map<string, string | Set<string>> | null = null;

  /** Adds a decoded key. `same`: it was there already. `case`: one was there that differs in case only. */
  add(key: string): KeyRelation {
    if (this.#spellings) return this.#lookUp(this.#spellings, key);
    if (this.#keys.length < COMPARED_MAX) return this.#compare(key);
    this.#spellings = new Map();
    for (const earlier of this.#keys) this.#lookUp(this.#spellings, earlier);
    return this.#lookUp(this.#spellings, key);
  }

  #lookUp(spellings: Map<string, string | Set<string>>, key: string): KeyRelation {
    const folded = foldKey(key);
    const known = spellings.get(folded);
    if (known === undefined) {
      spellings.set(folded, key);
      return "new";
    }
    if (known === key) return "same";
    if (typeof known === "string") {
      spellings.set(folded, new Set([known, key]));
      return "case";
    }
    if (known.has(key)) return "same";
    known.add(key);
    return "case";
  }

  #compare(key: string): KeyRelation {
    let relation: KeyRelation = "new";
    for (const other of this.#keys) {
      // Simple folding maps one code point to one of the same length in UTF-16.
      if (other.length !== key.length) continue;
      if (other === key) return "same";
      if (equalButForCase(other, key)) relation = "case";
    }
    this.#keys.push(key);
    return relation;
  }
}

/** True when Unicode simple case folding makes both keys the same; Go's decoder, among others, reads them as one. */
export function equalButForCase(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) {
    const x = a.charCodeAt(at);
    const y = b.charCodeAt(at);
    if (x > 0x7f || y > 0x7f) return foldKey(a) === foldKey(b);
    if (x !== y && lowerAscii(x) !== lowerAscii(y)) return false;
  }
  return true;
}

function lowerAscii(unit: number): number {
  return unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit;
}

/** A key under Unicode simple case folding. */
export function foldKey(key: string): string {
  if (ASCII.test(key)) return key.toLowerCase();
  let folded = "";
  for (const letter of key) folded += foldLetter(letter);
  return folded;
}

function foldLetter(letter: string): string {
  // The dotless i folds to itself everywhere but in Turkish.
  if (letter === "\u0131") return letter;
  // Upper case first joins letters that share one capital: the long s with s, the final sigma with sigma.
  const upper = ifOne(letter.toUpperCase(), letter);
  return ifOne(upper.toLowerCase(), upper);
}

/** Full mappings to several code points are no simple folding. */
function ifOne(mapped: string, original: string): string {
  return mapped.length === original.length ? mapped : original;
}
