/** Turns the words of a command line into typed values, and refuses what the spec does not name. */
import { parseArgs } from "node:util";
import { fail } from "../errors.ts";
import { nearest, suggestion } from "../nearest.ts";
import type { CommandSpec, Flag, GroupSpec, Moment, Parsed } from "./spec.ts";
import { readValue } from "./values.ts";

type Value = boolean | string | number | Moment | readonly (string | number | Moment)[] | null;

/** One `--name`, `--name=value` or `-n` as `parseArgs` saw it. */
interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function refuse(reason: string) {
  return fail("cli/bad-arguments", [reason]);
}

/**
 * Reads the words after the command's name. Throws `cli/bad-arguments` for an unknown flag (with the nearest known),
 * a flag twice, a value missing, out of range or where none belongs, flags that exclude each other, operands missing or too many.
 *
 * @example
 * ```ts
 * const { flags } = parseFlags(argv, spec);
 * if (flags.json) app.out.json(rows);
 * ```
 */
export function parseFlags<const S extends CommandSpec>(argv: readonly string[], spec: S): Parsed<S> {
  const split = spec.rest ? argv.indexOf("--") : -1;
  const own = split < 0 ? argv : argv.slice(0, split);
  const rest = split < 0 ? [] : argv.slice(split + 1);
  const { tokens } = parseArgs({
    args: [...own],
    options: Object.fromEntries(Object.entries(spec.flags).map(([name, flag]) => [name, optionOf(flag)])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, (string | number | Moment | boolean)[]>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind === "option") take(token, spec, given);
  }
  checkExclusive(spec, given);
  if (spec.rest?.required && rest.length === 0) {
    throw refuse(`Cannot run without a command: write -- ${spec.rest.value} at the end`);
  }
  const parsed: { flags: Record<string, Value>; operands: Record<string, string | null>; rest: readonly string[] } = {
    flags: readFlags(spec, given),
    operands: readOperands(words, spec),
    rest,
  };
  // The loops above follow the spec entry by entry, which is what the mapped types of `Parsed` say.
  return parsed as unknown as Parsed<S>;
}

function optionOf(flag: Flag): { type: "string" | "boolean"; short?: string } {
  const type = flag.kind === "switch" ? "boolean" : "string";
  return flag.short === undefined ? { type } : { type, short: flag.short };
}

function take(token: OptionToken, spec: CommandSpec, given: Map<string, (string | number | Moment | boolean)[]>): void {
  const flag = Object.hasOwn(spec.flags, token.name) ? spec.flags[token.name] : undefined;
  if (!flag) {
    const near = nearest(token.name, Object.keys(spec.flags));
    throw refuse(
      `Cannot read "${token.rawName}": ${spec.name} has no such flag${
        near === null ? "" : `; did you mean "--${near}"?`
      }`,
    );
  }
  const before = given.get(token.name);
  if (before && !("repeat" in flag && flag.repeat)) throw refuse(`Cannot read --${token.name}: it is given twice`);
  given.set(token.name, [...(before ?? []), valueOf(token, flag)]);
}

function valueOf(token: OptionToken, flag: Flag): string | number | Moment | boolean {
  const { name, value, inlineValue } = token;
  if (flag.kind === "switch") {
    if (value !== undefined) throw refuse(`Cannot read --${name}=${value}: the flag takes no value`);
    return true;
  }
  if (value === undefined) throw refuse(`Cannot read --${name}: its value is missing`);
  // `--agent --json` is far more often a value forgotten than an agent called "--json".
  if (!inlineValue && value.startsWith("-") && value.length > 1) {
    throw refuse(
      `Cannot read --${name}: its value is missing; for one that starts with a dash write --${name}=${value}`,
    );
  }
  return readValue(name, flag, value);
}

function readFlags(
  spec: CommandSpec,
  given: ReadonlyMap<string, readonly (string | number | Moment | boolean)[]>,
): Record<string, Value> {
  const flags: Record<string, Value> = {};
  for (const [name, flag] of Object.entries(spec.flags)) {
    const values = given.get(name) ?? [];
    const first = values[0];
    if ("required" in flag && flag.required && first === undefined) {
      throw refuse(`Cannot run ${spec.name} without --${name}${"value" in flag ? ` ${flag.value}` : ""}`);
    }
    if (flag.kind === "switch") flags[name] = first !== undefined;
    else if ("repeat" in flag && flag.repeat) flags[name] = values.filter((value) => typeof value !== "boolean");
    else flags[name] = first ?? ("default" in flag ? flag.default ?? null : null);
  }
  return flags;
}

function checkExclusive(spec: CommandSpec, given: ReadonlyMap<string, unknown>): void {
  for (const set of spec.exclusive ?? []) {
    const [first, second] = set.filter((name) => given.has(name));
    if (first !== undefined && second !== undefined) throw refuse(`Cannot use --${first} and --${second} together`);
  }
}

function readOperands(words: readonly string[], spec: CommandSpec): Record<string, string | null> {
  const operands: Record<string, string | null> = {};
  const entries = Object.entries(spec.operands ?? {});
  for (const [index, [name, operand]] of entries.entries()) {
    const word = words[index];
    if (word === undefined && operand.required) throw refuse(`Cannot run ${spec.name} without ${name.toUpperCase()}`);
    if (word !== undefined && operand.values && !operand.values.includes(word)) {
      throw refuse(
        `Cannot read "${word}": it is one of ${operand.values.join(", ")}${suggestion(word, operand.values)}`,
      );
    }
    operands[name] = word ?? null;
  }
  const extra = words[entries.length];
  if (extra !== undefined) {
    throw refuse(
      `Cannot read "${extra}": ${spec.name} takes ${entries.length === 0 ? "no word there" : "no more words"}`,
    );
  }
  return operands;
}

/**
 * Splits a group's words into the action and what follows it. Without an action the fallback runs.
 * Throws `cli/bad-arguments` for an unknown action, and for none where there is no fallback.
 */
export function pickAction<const S extends GroupSpec>(
  argv: readonly string[],
  spec: S,
): { readonly action: keyof S["actions"] & string; readonly argv: readonly string[] } {
  const names = Object.keys(spec.actions);
  const [word] = argv;
  if (word === undefined || word.startsWith("-")) {
    if (spec.fallback === undefined) throw refuse(`Cannot run ${spec.name} without an action: ${names.join(", ")}`);
    return { action: spec.fallback, argv };
  }
  if (!names.includes(word)) {
    throw refuse(`Cannot run "${spec.name} ${word}": the actions are ${names.join(", ")}${suggestion(word, names)}`);
  }
  return { action: word, argv: argv.slice(1) };
}

/** True when a word that belongs to the command itself, before any `--`, is one of these. */
export function asks(argv: readonly string[], ...words: readonly string[]): boolean {
  const end = argv.indexOf("--");
  return (end < 0 ? argv : argv.slice(0, end)).some((word) => words.includes(word));
}
