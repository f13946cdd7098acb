/**
 * Sees what a message is without reading it: a walk byte by byte that keeps nothing but the outermost members' names.
 * For frames too large to keep and texts too broken to read, so that their sender still gets an answer with its id.
 */

/** Bytes of an outermost key, an id or a method that are kept; a longer one is not reported. */
const KEPT_BYTES_MAX = 4_096;

const decoder = new TextDecoder("utf-8");

/** What the members seen so far make of a message. */
export type ScoutedShape = "request" | "notification" | "response" | "unknown";

/** The id of a text that is no JSON, but begins like a message; null when there is none, or there are two. */
export function scoutId(bytes: Uint8Array): string | null {
  const scout = new Scout();
  scout.feed(bytes);
  return scout.id;
}

/** Feed it the bytes of one message, in pieces of any size. */
export class Scout {
  #state: "start" | "key" | "colon" | "value" | "inside" | "after" | "done" = "start";
  #depth = 0;
  #inString = false;
  #isEscaped = false;
  #key: string | null = null;
  /** The token that is being kept; null while nothing worth keeping passes. */
  #token: number[] | null = null;
  #id: string | null = null;
  #idCount = 0;
  #method: string | null = null;
  #hasMethod = false;
  #hasAnswer = false;

  /** The outermost `id` as sent, where it is a string, a number or null. */
  get id(): string | null {
    return this.#idCount === 1 ? this.#id : null;
  }

  /** The outermost `method`. */
  get method(): string | null {
    return this.#method;
  }

  get shape(): ScoutedShape {
    if (this.#hasMethod) return this.#idCount > 0 ? "request" : "notification";
    return this.#hasAnswer ? "response" : "unknown";
  }

  /** Walks on. */
  feed(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && this.#state !== "done"; at++) {
      const byte = bytes[at] ?? 0;
      if (this.#inString) this.#stringByte(byte);
      else this.#byte(byte);
    }
  }

  #stringByte(byte: number): void {
    this.#keep(byte);
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === 0x5c) this.#isEscaped = true;
    else if (byte === 0x22) {
      this.#inString = false;
      if (this.#depth === 1) this.#stringEnds();
    }
  }

  #stringEnds(): void {
    if (this.#state === "key") {
      const key = parse(this.#takeToken());
      this.#key = typeof key === "string" ? key : null;
      this.#state = "colon";
    } else if (this.#state === "value") {
      this.#valueEnds();
    }
  }

  #byte(byte: number): void {
    switch (byte) {
      case 0x20:
      case 0x09:
      case 0x0a:
      case 0x0d:
        if (this.#state === "value" && this.#token?.length) this.#valueEnds();
        return;
      case 0x22:
        this.#inString = true;
        if (this.#state === "start") this.#state = "done";
        this.#keep(byte);
        return;
      case 0x7b:
      case 0x5b:
        return this.#opens(byte);
      case 0x7d:
      case 0x5d:
        return this.#closes();
      case 0x2c:
        if (this.#depth !== 1) return;
        if (this.#state === "value") this.#valueEnds();
        this.#expectKey();
        return;
      case 0x3a:
        if (this.#depth === 1 && this.#state === "colon") this.#expectValue();
        return;
      default:
        return this.#other(byte);
    }
  }

  #other(byte: number): void {
    // Three bytes of a byte order mark may stand in front.
    if (this.#state === "start" && byte !== 0xef && byte !== 0xbb && byte !== 0xbf) this.#state = "done";
    else if (this.#state === "value") this.#keep(byte);
  }

  #opens(byte: number): void {
    if (this.#state === "start" && byte !== 0x7b) {
      this.#state = "done";
      return;
    }
    this.#depth++;
    if (this.#depth === 1) this.#expectKey();
    else if (this.#state === "value") this.#state = "inside";
    if (this.#depth === 2) this.#token = null;
  }

  #closes(): void {
    if (this.#depth === 1 && this.#state === "value") this.#valueEnds();
    this.#depth--;
    if (this.#depth === 1 && this.#state === "inside") this.#valueEnds();
    if (this.#depth <= 0) this.#state = "done";
  }

  #expectKey(): void {
    this.#state = "key";
    this.#token = [];
  }

  #expectValue(): void {
    this.#state = "value";
    this.#token = this.#key === "id" || this.#key === "method" ? [] : null;
  }

  #keep(byte: number): void {
    if (!this.#token) return;
    if (this.#token.length < KEPT_BYTES_MAX) this.#token.push(byte);
    else this.#token = null;
  }

  #takeToken(): string {
    const text = this.#token ? decoder.decode(Uint8Array.from(this.#token)) : "";
    this.#token = null;
    return text;
  }

  #valueEnds(): void {
    const text = this.#takeToken();
    if (this.#key === "id") {
      const id = parse(text);
      this.#id = typeof id === "string" || typeof id === "number" || id === null ? text : null;
      this.#idCount++;
    } else if (this.#key === "method") {
      const method = parse(text);
      this.#hasMethod = true;
      this.#method = typeof method === "string" ? method : null;
    } else if (this.#key === "result" || this.#key === "error") {
      this.#hasAnswer = true;
    }
    this.#key = null;
    this.#state = "after";
  }
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
