/** What zod found wrong, in sentences for the person who wrote the file. */
import type { z } from "zod";
import { suggestion } from "../nearest.ts";
import type { Path } from "./document.ts";
import { shapeAt } from "./shape.ts";

/** Something wrong with the values: where, and what. */
export interface Problem {
  readonly path: Path;
  /** True where the key itself is the mistake, and not its value. */
  readonly atKey: boolean;
  readonly what: string;
}

/** One problem for most issues; one for each key where keys are unknown. Values are never repeated: one may be a secret. */
export function explain(issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path.map((step) => typeof step === "number" ? step : String(step));
  if (issue.code === "unrecognized_keys") {
    const shape = shapeAt(path);
    const known = shape?.kind === "section" ? shape.keys : [];
    return issue.keys.map((key) => ({
      path: [...path, key],
      atKey: true,
      what: `unknown key ${quoted(key)}${path.length > 0 ? ` in ${dotted(path)}` : ""}${suggestion(key, known)}`,
    }));
  }
  return [{ path, atKey: false, what: `${dotted(path)} ${said(issue)}` }];
}

/** A path as people write it: `agents.helper.can_message`, `rules[2].id`. */
export function dotted(path: Path): string {
  if (path.length === 0) return "the config";
  return path.map((step, index) => typeof step === "number" ? `[${step}]` : (index > 0 ? "." : "") + shown(step)).join(
    "",
  );
}

/** A word of the file in a message: quoted, and cut where it is long. */
export function quoted(word: string): string {
  return JSON.stringify(word.length > 64 ? `${word.slice(0, 64)}…` : word);
}

function shown(step: string): string {
  return /^[\w.-]{1,128}$/.test(step) ? step : quoted(step);
}

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a section with keys of its own",
  record: "a section with keys of its own",
};

function said(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return `is missing; it must be ${KINDS[issue.expected] ?? issue.expected}`;
      return `must be ${KINDS[issue.expected] ?? issue.expected}${got(issue.input, issue.expected)}`;
    case "invalid_value":
      return `must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.map(String).join(", ")}`;
    case "too_small":
      return `must ${bounded(issue.origin, "at least", issue.minimum)}`;
    case "too_big":
      return `must ${bounded(issue.origin, "at most", issue.maximum)}`;
    default:
      return issue.message.startsWith("must ") ? issue.message : "has no value that can be used here";
  }
}

function bounded(origin: string, word: string, bound: number | bigint): string {
  if (origin === "string") return bound === 1 ? "not be empty" : `be ${word} ${bound} characters long`;
  if (origin === "array") return `have ${word} ${bound} entries`;
  return `be ${word} ${bound}`;
}

function got(input: unknown, expected: string): string {
  if (input === null) return ", and there is nothing";
  if (Array.isArray(input)) return ", not a list";
  switch (typeof input) {
    case "string":
      return ", not text";
    case "number":
      return expected === "string" ? ", not a number; put it in quotes" : "";
    case "boolean":
      return expected === "string" ? ", not true or false; put it in quotes" : ", not true or false";
    default:
      return ", not a section";
  }
}
