/** From what the reader saw to what is scanned: every string and key with its place and kind, pictures and sound aside. */
import type { Part, PartKind } from "../../core/contract/envelope.ts";
import { type Leaf, looseText, type Reading } from "../../core/reading/json.ts";
import { kindAt, type Site } from "./kinds.ts";
import { mediaOf } from "./media.ts";
import { PROTOCOL_KEYS, PROTOCOL_VALUES } from "./words.ts";

/** A part that writes its pointer only when someone asks. */
class LeafPart implements Part {
  readonly #leaf: Leaf;
  constructor(leaf: Leaf, readonly kind: PartKind) {
    this.#leaf = leaf;
  }
  get path(): string {
    return this.#leaf.path;
  }
  get text(): string {
    return this.#leaf.text;
  }
}

/** What all parts of one message have in common. */
export type MessageSite = Pick<Site, "direction" | "shape" | "method">;

/** The parts of one message; of the element with that index, where the frame is a batch. */
export function partsOf(
  reading: Reading,
  { site, body, index = null }: {
    readonly site: MessageSite;
    readonly body: Uint8Array;
    readonly index?: number | null;
  },
): readonly Part[] {
  const parts: Part[] = [];
  const isBatch = Array.isArray(reading.value);
  for (const leaf of reading.leaves) {
    if (leaf.isKey ? PROTOCOL_KEYS.has(leaf.text) : PROTOCOL_VALUES.has(leaf.text)) continue;
    const steps = stepsTo(leaf);
    // The reader reports each key once in a frame: in a batch every message answers for all of them.
    if (index !== null && !leaf.isKey && steps[0] !== index) continue;
    const [section = "", member = ""] = isBatch ? steps.slice(1) : steps;
    const kind = kindAt({ ...site, section: String(section), member: String(member) });
    const note = mediaNote(reading.value, leaf);
    parts.push(note === null ? new LeafPart(leaf, kind) : { path: leaf.path, kind, text: note });
  }
  if (!reading.isComplete) parts.push(wholeText(body, site));
  return parts;
}

/** All that there is to look at when the form is broken: the strings up to there, and the text as it stands. */
export function brokenParts(reading: Reading, body: Uint8Array, site: MessageSite): readonly Part[] {
  const kind = kindAt({ ...site, section: "", member: "" });
  return [...reading.leaves.map((leaf) => new LeafPart(leaf, kind)), wholeText(body, site)];
}

function wholeText(body: Uint8Array, site: MessageSite): Part {
  return { path: "", kind: kindAt({ ...site, section: "", member: "" }), text: looseText(body) };
}

/** The steps from the outside to a leaf. */
function stepsTo({ place, step }: Leaf): readonly (string | number)[] {
  const steps: (string | number)[] = step === null ? [] : [step];
  for (let at = place; at; at = at.parent) steps.push(at.step);
  return steps.reverse();
}

/** What stands in the place of base64 that is what it says; null for everything else, which is scanned. */
function mediaNote(value: unknown, leaf: Leaf): string | null {
  if (leaf.isKey || (leaf.step !== "data" && leaf.step !== "blob")) return null;
  const holder = at(value, stepsTo(leaf).slice(0, -1));
  const media = isRecord(holder) ? mediaOf(leaf.text, holder["mimeType"]) : null;
  return media && `${media.type}, ${media.bytes} bytes`;
}

/** The value behind these steps; undefined when they lead nowhere. */
export function at(value: unknown, steps: readonly (string | number)[]): unknown {
  let here = value;
  for (const step of steps) {
    if (Array.isArray(here) && typeof step === "number") here = here[step];
    else if (isRecord(here) && typeof step === "string" && Object.hasOwn(here, step)) here = here[step];
    else return undefined;
  }
  return here;
}

/** An object of JSON, not a list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The string behind these steps; null where there is none. */
export function textAt(value: unknown, ...steps: readonly (string | number)[]): string | null {
  const found = at(value, steps);
  return typeof found === "string" ? found : null;
}
