import { v7 } from "uuid";

/** A new UUIDv7: unique, and sorted by the time it was made. */
export function newId(now: number): string {
  return v7({ msecs: now });
}

/** True for the text form of a UUID; anything else is not worth a look-up. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
}
