/** Reads the values of flags: numbers, lengths of time, points in time. Pure. */
import { fail } from "../errors.ts";
import type { Flag, Moment } from "./spec.ts";

const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
/** A hundred years: longer than any trail, and far inside what a number holds exactly. */
export const DURATION_MS_MAX = 100 * 365 * 86_400_000;

/** Milliseconds of "90s", "1h30m", "2d"; null for anything else, and past a hundred years. */
export function readDuration(text: string): number | null {
  if (!/^(?:[0-9]{1,12}(?:ms|[smhdw]))+$/.test(text) || text.length > 64) return null;
  let total = 0;
  for (const [, digits, unit] of text.matchAll(/([0-9]+)(ms|[smhdw])/g)) {
    total += Number(digits) * (UNIT_MS[unit ?? ""] ?? Number.NaN);
  }
  return total <= DURATION_MS_MAX ? total : null;
}

/** How long ago, a day (its start, UTC) or an RFC 3339 time with its zone; null for anything else. */
export function readMoment(text: string): Moment | null {
  const ago = readDuration(text);
  if (ago !== null) return { kind: "ago", ms: ago };
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (!isDay && !/^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d{2}:\d{2})$/.test(text)) {
    return null;
  }
  const at = Date.parse(isDay ? `${text}T00:00:00Z` : text.replace(" ", "T").toUpperCase());
  // Date.parse rolls 30 February over to March; such a day is a mistake, not a time.
  const day = Number(text.slice(8, 10));
  const daysOfMonth = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
  return Number.isNaN(at) || day > daysOfMonth ? null : { kind: "at", ms: at };
}

/** Milliseconds since the epoch. */
export function momentAt(moment: Moment, now: number): number {
  return moment.kind === "at" ? moment.ms : now - moment.ms;
}

/** The value of one flag as its kind reads it. Throws `cli/bad-arguments`. */
export function readValue(
  name: string,
  flag: Exclude<Flag, { kind: "switch" }>,
  text: string,
): string | number | Moment {
  const refuse = (wanted: string) => fail("cli/bad-arguments", [`Cannot read --${name} "${text}": ${wanted}`]);
  switch (flag.kind) {
    case "text":
      if (text === "") throw refuse("it is empty");
      return text;
    case "choice":
      if (!flag.values.includes(text)) throw refuse(`it is one of ${flag.values.join(", ")}`);
      return text;
    case "int": {
      const value = /^-?[0-9]{1,15}$/.test(text) ? Number(text) : Number.NaN;
      if (!(value >= flag.min && value <= flag.max)) {
        throw refuse(`it is a whole number from ${flag.min} to ${flag.max}`);
      }
      return value;
    }
    case "duration": {
      const ms = readDuration(text);
      if (ms === null) throw refuse("it is a length of time such as 90s, 30m, 1h or 2d");
      return ms;
    }
    case "moment": {
      const moment = readMoment(text);
      if (moment === null) {
        throw refuse("it is a length of time such as 1h or 2d, a day such as 2026-01-31, or a time with its zone");
      }
      return moment;
    }
  }
}
