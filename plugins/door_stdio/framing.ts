/**
 * Cuts a stream of bytes into frames at the newline. What goes in comes out: no byte is added, dropped or changed,
 * a carriage return and blank lines included. Memory is bounded: a frame past the limit comes out in pieces.
 */

/** A piece of the stream; all pieces in order are the stream. */
export type Cut =
  /** A whole frame as received, with its line end where it has one. */
  | { readonly kind: "frame"; readonly bytes: Uint8Array }
  /** The start of a frame that is larger than the limit: the limit's bytes and some more. */
  | { readonly kind: "oversized"; readonly bytes: Uint8Array }
  /** More of it. */
  | { readonly kind: "more"; readonly bytes: Uint8Array }
  /** Its end, with its line end where it has one. */
  | { readonly kind: "end"; readonly bytes: Uint8Array };

const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** Feed it chunks; it keeps what is not a whole frame yet. */
export class Framer {
  readonly #limit: () => number;
  #kept: Uint8Array[] = [];
  #keptBytes = 0;
  #isOversized = false;

  /** `limit` is the bytes of a frame without its newline; asked again for each frame, since a config may change. */
  constructor(limit: () => number) {
    this.#limit = limit;
  }

  /** What the chunk completes. Frames have memory of their own; `more` and `end` are the chunk's, whose reader may reuse it. */
  *push(chunk: Uint8Array): Generator<Cut> {
    let start = 0;
    while (start < chunk.length) {
      const newline = chunk.indexOf(NEWLINE, start);
      const end = newline < 0 ? chunk.length : newline + 1;
      const piece = chunk.subarray(start, end);
      yield* this.#isOversized ? this.#continue(piece, newline >= 0) : this.#grow(piece, newline >= 0);
      start = end;
    }
  }

  /** The stream is over: the last line counts without a newline. */
  *flush(): Generator<Cut> {
    if (this.#isOversized) yield { kind: "end", bytes: new Uint8Array() };
    else if (this.#keptBytes > 0) yield { kind: "frame", bytes: this.#take() };
    this.#isOversized = false;
  }

  *#continue(piece: Uint8Array, isLast: boolean): Generator<Cut> {
    this.#isOversized = !isLast;
    yield { kind: isLast ? "end" : "more", bytes: piece };
  }

  *#grow(piece: Uint8Array, isLast: boolean): Generator<Cut> {
    const limit = this.#limit();
    const room = limit - this.#keptBytes;
    this.#kept.push(piece.slice());
    this.#keptBytes += piece.length;
    if (piece.length - (isLast ? 1 : 0) <= room) {
      if (isLast) yield { kind: "frame", bytes: this.#take() };
      return;
    }
    yield { kind: "oversized", bytes: this.#take() };
    if (isLast) yield { kind: "end", bytes: new Uint8Array() };
    else this.#isOversized = true;
  }

  #take(): Uint8Array {
    const bytes = joined(this.#kept, this.#keptBytes);
    this.#kept = [];
    this.#keptBytes = 0;
    return bytes;
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = pieces;
  if (first && pieces.length === 1) return first;
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** A frame without its line end: the JSON text itself. */
export function bodyOf(frame: Uint8Array): Uint8Array {
  let end = frame.length;
  if (end > 0 && frame[end - 1] === NEWLINE) end--;
  if (end > 0 && frame[end - 1] === RETURN) end--;
  return frame.subarray(0, end);
}

/** True for a line of white space only: it carries nothing, and passes as it is. */
export function isBlank(body: Uint8Array): boolean {
  return body.every((byte) => byte === 0x20 || byte === 0x09 || byte === RETURN);
}
