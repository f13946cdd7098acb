/** Looks into the config's schema: which keys there are at a path, and of what sort a value is. */
import type { z } from "zod";
import { configSchema } from "./schema.ts";
import type { Path } from "./document.ts";

type Schema = z.core.$ZodType;

/** What a value is, as far as reading a file needs to know. */
export type Shape =
  | { readonly kind: "section"; readonly keys: readonly string[] }
  | { readonly kind: "record" }
  | { readonly kind: "list" }
  | { readonly kind: "text" }
  | { readonly kind: "other" };

/** The shape at a path of keys and indexes, or null where the schema has nothing there. */
export function shapeAt(path: Path): Shape | null {
  let schema: Schema | null = configSchema;
  for (const step of path) {
    schema = child(schema, step);
    if (!schema) return null;
  }
  return shapeOf(schema);
}

/** A plain object, and not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Fills in what a section that is written without content means: `agents:` alone is an empty section, and so is
 * `agents.x:`. A list or a value without content stays null, and is a mistake. Changes `value` in place.
 */
export function fillSections(value: unknown): unknown {
  return fill(value, configSchema);
}

function fill(value: unknown, schema: Schema | null): unknown {
  if (!schema) return value;
  const shape = shapeOf(schema);
  if (value === null) return shape.kind === "section" || shape.kind === "record" ? {} : value;
  if (Array.isArray(value)) return value.map((item) => fill(item, child(schema, 0)));
  if (!isRecord(value)) return value;
  for (const [key, inner] of Object.entries(value)) value[key] = fill(inner, child(schema, key));
  return value;
}

function shapeOf(schema: Schema): Shape {
  const { def } = internals(schema);
  switch (def.type) {
    case "object":
      return { kind: "section", keys: Object.keys(def.shape) };
    case "record":
      return { kind: "record" };
    case "array":
      return { kind: "list" };
    case "string":
    case "enum":
      return { kind: "text" };
    case "union":
      return def.options.some((option) => shapeOf(option).kind === "text") ? { kind: "text" } : { kind: "other" };
    default:
      return { kind: "other" };
  }
}

function child(schema: Schema, step: string | number): Schema | null {
  const { def } = internals(schema);
  if (def.type === "object") return Object.hasOwn(def.shape, step) ? def.shape[step] ?? null : null;
  if (def.type === "record") return def.valueType;
  if (def.type === "array") return typeof step === "number" ? def.element : null;
  return null;
}

/** A schema's own definition, without what only says when it is left out. */
function internals(schema: Schema) {
  // Every schema that zod makes is one of its own kinds; the wide type only hides which.
  let inner = schema as z.core.$ZodTypes;
  for (;;) {
    const { def } = inner._zod;
    switch (def.type) {
      case "default":
      case "prefault":
      case "optional":
      case "nullable":
      case "readonly":
        inner = def.innerType as z.core.$ZodTypes; // As above.
        break;
      case "pipe":
        inner = def.in as z.core.$ZodTypes; // As above.
        break;
      default:
        return { def };
    }
  }
}
