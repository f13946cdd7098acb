/** One description per command: it drives parsing, help and the types of what a command is given. */

interface FlagBase {
  /** One line for the help. */
  readonly help: string;
  /** A single letter, without the dash. */
  readonly short?: string;
}
/** On when named, off when not. */
export interface SwitchFlag extends FlagBase {
  readonly kind: "switch";
}
/** Any text. `value` is the placeholder in the help: "FILE". */
export interface TextFlag extends FlagBase {
  readonly kind: "text";
  readonly value: string;
  readonly repeat?: boolean;
  readonly required?: boolean;
  readonly default?: string;
}
/** One of a fixed list. */
export interface ChoiceFlag extends FlagBase {
  readonly kind: "choice";
  readonly values: readonly string[];
  readonly default?: string;
}
/** A whole number between two bounds, both allowed. */
export interface IntFlag extends FlagBase {
  readonly kind: "int";
  readonly value: string;
  readonly min: number;
  readonly max: number;
  readonly default?: number;
}
/** A length of time such as "90s" or "1h30m"; read as milliseconds. */
export interface DurationFlag extends FlagBase {
  readonly kind: "duration";
  readonly default?: number;
}
/** A point in time: how long ago ("2d"), a day or an RFC 3339 time. */
export interface MomentFlag extends FlagBase {
  readonly kind: "moment";
}
/** What may follow two dashes. */
export type Flag = SwitchFlag | TextFlag | ChoiceFlag | IntFlag | DurationFlag | MomentFlag;

/** A point in time as it was written; `momentAt` makes it milliseconds since the epoch. */
export type Moment = { readonly kind: "ago"; readonly ms: number } | { readonly kind: "at"; readonly ms: number };

/** A word without dashes, in its place. */
export interface Operand {
  readonly help: string;
  readonly required?: boolean;
  /** The only words allowed. */
  readonly values?: readonly string[];
}

/** A command line and what it shows for it. */
export interface Example {
  readonly run: string;
  readonly does: string;
}

/** A command that takes flags and operands. Names are as written: `"key-version"` is `--key-version`. */
export interface CommandSpec {
  /** With its group: "quarantine list". */
  readonly name: string;
  readonly summary: string;
  /** Paragraphs for the help, each one string. */
  readonly about?: readonly string[];
  readonly flags: Readonly<Record<string, Flag>>;
  /** In order; the required ones first. */
  readonly operands?: Readonly<Record<string, Operand>>;
  /** Takes all that follows `--`, untouched. */
  readonly rest?: { readonly value: string; readonly help: string; readonly required: boolean };
  /** Sets of flags of which at most one may be given. */
  readonly exclusive?: readonly (readonly string[])[];
  readonly examples: readonly Example[];
  /** What an exit code means here, where the usual words do not say enough. */
  readonly exits?: Readonly<Partial<Record<0 | 1 | 2 | 3, string>>>;
}

/** A command with actions: `quarantine list`, `quarantine approve`. */
export interface GroupSpec {
  readonly name: string;
  readonly summary: string;
  readonly about?: readonly string[];
  readonly actions: Readonly<Record<string, CommandSpec>>;
  /** What runs when no action is named. */
  readonly fallback?: string;
}

/** What a command's module may export as `spec`. */
export type Spec = CommandSpec | GroupSpec;

/** Returns its argument with its exact type, from which `parseFlags` works out its result. */
export function defineCommand<const S extends CommandSpec>(spec: S): S {
  return spec;
}

/** Returns its argument with its exact type. */
export function defineGroup<const S extends GroupSpec>(spec: S): S {
  return spec;
}

/** True for a command with actions. */
export function isGroup(spec: Spec): spec is GroupSpec {
  return "actions" in spec;
}

type Single<F> = F extends { kind: "switch" } ? boolean
  : F extends { kind: "choice"; values: readonly (infer V)[] } ? V
  : F extends { kind: "int" | "duration" } ? number
  : F extends { kind: "moment" } ? Moment
  : string;
type FlagValue<F> = F extends { kind: "switch" } ? boolean
  : F extends { repeat: true } ? readonly Single<F>[]
  : F extends { required: true } | { default: string | number } ? Single<F>
  : Single<F> | null;
type OperandWord<O> = O extends { values: readonly (infer V)[] } ? V : string;
type OperandValue<O> = O extends { required: true } ? OperandWord<O> : OperandWord<O> | null;
type OperandsOf<S> = S extends { operands: infer O } ? { readonly [K in keyof O]: OperandValue<O[K]> }
  : Record<never, never>;

/** What the words of a command line mean under a spec. Absent flags are null, false, [] or their default. */
export interface Parsed<S extends CommandSpec> {
  readonly flags: { readonly [K in keyof S["flags"]]: FlagValue<S["flags"][K]> };
  readonly operands: OperandsOf<S>;
  /** What followed `--`, where the spec takes it. */
  readonly rest: readonly string[];
}

/** `--config FILE`, as every command that reads the config has it. */
export const CONFIG_FLAG = {
  kind: "text",
  value: "FILE",
  help: "Config to read; else OKTSEC_CONFIG, ./oktsec.yaml, ~/.oktsec/config.yaml",
} as const satisfies Flag;

/** `--json`, as every command that prints data has it. */
export const JSON_FLAG = { kind: "switch", help: "Print JSON instead of text" } as const satisfies Flag;
