/** Where a value stands in a JSON text. Kept as links while reading; the pointer is written only when someone asks. */

/** A container on the way down: `step` leads to it from `parent`. The whole text is null. */
export interface Place {
  readonly parent: Place | null;
  readonly step: string | number;
}

/**
 * What stands behind a pointer that means the key, not its value. No real pointer ends so: RFC 6901 allows `~` only
 * before 0 or 1.
 */
export const KEY_MARKER = "~key";

/** One string of a JSON text, decoded: a value, or the key of a member. */
export interface Leaf {
  /** RFC 6901 pointer of the value; for a key, the pointer of its member and `~key`. Written anew on each read. */
  readonly path: string;
  readonly text: string;
  readonly isKey: boolean;
  /** The member's name, or the index, under which the string stands; null for a text that is one string. */
  readonly step: string | number | null;
  /** The container that holds the string; null at the top. */
  readonly place: Place | null;
}

/** A leaf that knows its place and writes its pointer on demand: most leaves are clean, and nobody asks. */
export class PlacedLeaf implements Leaf {
  constructor(
    readonly place: Place | null,
    readonly step: string | number | null,
    readonly text: string,
    readonly isKey: boolean,
  ) {}

  get path(): string {
    const pointer = this.step === null ? "" : pointerOf({ parent: this.place, step: this.step });
    return this.isKey ? pointer + KEY_MARKER : pointer;
  }
}

/** The RFC 6901 pointer of a place; "" for the whole text. */
export function pointerOf(place: Place | null): string {
  const steps: string[] = [];
  for (let at = place; at; at = at.parent) {
    steps.push(typeof at.step === "number" ? String(at.step) : escapeStep(at.step));
  }
  return steps.length === 0 ? "" : "/" + steps.reverse().join("/");
}

function escapeStep(step: string): string {
  return step.replaceAll("~", "~0").replaceAll("/", "~1");
}
