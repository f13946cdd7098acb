/**
 * Reads a text in every view, one upon another: folded, its skeleton, that joined; what is decoded is a text of its own and is read
 * in every view again, layer by layer. Each reading is shown to a visitor, plainest first. All work is on the meter.
 * The walk stops wherever the visitor rests, and goes on when it is asked to: a hostile text must not keep the event loop.
 */
import { type Cipher, ciphersOf, cipherView, type Hint, isUpsideDown, upsideDown } from "../decoders/ciphers.ts";
import { invisible } from "../decoders/invisible.ts";
import { Survey } from "../decoders/runs.ts";
import { DECODED_DEPTH_MAX } from "../../limits.ts";
import type { Meter } from "../meter.ts";
import { decodings } from "./decoded.ts";
import { type Edit, editedView, inOrder } from "./edits.ts";
import { folded } from "./folded.ts";
import { joinedView } from "./joined.ts";
import { skeletonView } from "./skeleton.ts";
import { rawView, through, type Traits, type ViewMaker, type ViewText } from "./view.ts";

/** What the visitor saw of a reading on the way. */
export interface Seen {
  readonly isAscii: boolean;
  /** Words that give a cipher away. */
  readonly hints: readonly Hint[];
}

/** Reads one reading, with rests; null ends the walk. */
export type Visit = (view: ViewText) => Generator<void, Seen | null>;

/** Shows every reading of a text. False when the visitor or the budget ended it. */
export function readAll(text: string, visit: Visit, meter: Meter): Generator<void, boolean> {
  return new Walk(visit, meter).read(rawView(text), 0);
}

class Walk {
  readonly #visit: Visit;
  readonly #meter: Meter;

  constructor(visit: Visit, meter: Meter) {
    this.#visit = visit;
    this.#meter = meter;
  }

  /** A source, or a text that was decoded `depth` times. */
  *read(source: ViewText, depth: number): Generator<void, boolean> {
    const seen = yield* this.#visit(source);
    if (!seen) return false;
    const hints = [...seen.hints];
    const base = yield* this.#plain(folded, source, seen, hints);
    if (!base) return false;
    const latin = yield* this.#plain(skeletonView, base.view, base.seen, hints);
    if (!latin) return false;
    // The look at a text is shared by all that read the very same one.
    const survey = new Survey(base.view.text);
    const shared = latin.view === base.view ? survey : new Survey(latin.view.text);
    if (!(yield* this.#plain(joinedView, latin.view, { ...latin.seen, survey: shared }, hints))) return false;
    return (yield* this.#layer(base.view, decodings(survey, this.#meter), depth)) &&
      (seen.isAscii || (yield* this.#hidden(source, depth))) &&
      (hints.length === 0 || (yield* this.#ciphers(latin.view, ciphersOf(hints), depth))) &&
      (base.seen.isAscii || !isUpsideDown(base.view.text) || (yield* this.#ciphers(base.view, [upsideDown], depth)));
  }

  /** The text in one more view, or as it was where nothing differs; null when the walk must end. */
  *#plain(
    maker: ViewMaker,
    parent: ViewText,
    seen: Seen & Traits,
    hints: Hint[],
  ): Generator<void, { readonly view: ViewText; readonly seen: Seen } | null> {
    const [made] = maker.make(parent.text, seen, this.#meter);
    if (!made) return { view: parent, seen };
    const view = through(parent, made);
    const after = yield* this.#visit(view);
    if (!after) return null;
    hints.push(...after.hints);
    return { view, seen: after };
  }

  *#hidden(source: ViewText, depth: number): Generator<void, boolean> {
    const edits: Edit[] = [];
    invisible.find(new Survey(source.text), edits, this.#meter);
    return yield* this.#layer(source, inOrder(edits), depth);
  }

  /** Takes a layer of encoding off and reads what comes out. */
  *#layer(base: ViewText, found: readonly Edit[], depth: number): Generator<void, boolean> {
    if (this.#meter.outputLeft < 0) return false;
    // In a text that was decoded only what was decoded is news: the rest was tried before.
    const edits = base.decodedAt ? found.filter(({ start, end }) => base.decodedAt?.(start, end) !== null) : found;
    const view = editedView(base.text, edits, "decoded");
    return view === null || (yield* this.#deeper(through(base, view), depth));
  }

  *#ciphers(base: ViewText, ciphers: readonly Cipher[], depth: number): Generator<void, boolean> {
    if (base.isCipher) return true;
    for (const cipher of ciphers) {
      if (!(yield* this.#deeper(through(base, cipherView(base.text, cipher, this.#meter)), depth))) return false;
    }
    return true;
  }

  *#deeper(view: ViewText, depth: number): Generator<void, boolean> {
    // What is wrapped deeper than anything honest, or makes more text than fits, stays unread: the budget says so.
    if (depth >= DECODED_DEPTH_MAX) return this.#meter.take(Infinity);
    return this.#meter.take(view.text.length) && (yield* this.read(view, depth + 1));
  }
}
