/** The help of a command, from the same spec that parses it. Pure. */
import type { Command } from "../contract/plugin.ts";
import type { CommandSpec, Example, Flag, GroupSpec, Spec } from "./spec.ts";
import { isGroup } from "./spec.ts";
import { paint, wrap } from "./text.ts";

/** How help is drawn. */
export interface HelpOptions {
  readonly color: boolean;
  /** Columns to wrap at. */
  readonly columns: number;
}

const EXIT_CODES = [0, 1, 2, 3] as const;
/** What every command may end with; 1 is listed where a command says what it found. */
const EXITS: Readonly<Partial<Record<0 | 1 | 2 | 3, string>>> = {
  0: "done",
  2: "used wrongly",
  3: "something is broken",
};
const HELP_FLAG: Flag = { kind: "switch", help: "Show this help", short: "h" };
/** Past this a name stands on a line of its own. */
const NAME_COLUMNS_MAX = 26;

/** The whole help of a command or of a group. */
export function helpOf(spec: Spec, options: HelpOptions): string {
  const parts = [`oktsec ${spec.name} - ${spec.summary}`];
  for (const paragraph of spec.about ?? []) parts.push(wrap(paragraph, options.columns).join("\n"));
  parts.push(...(isGroup(spec) ? groupParts(spec, options) : commandParts(spec, options)));
  return parts.join("\n\n");
}

function groupParts(spec: GroupSpec, options: HelpOptions): string[] {
  const actions = Object.entries(spec.actions);
  const examples = actions.flatMap(([, action]) => action.examples.slice(0, 1));
  const fallback = spec.fallback === undefined ? "" : ` Without an action: ${spec.fallback}.`;
  return [
    section(
      "Usage",
      [`  oktsec ${spec.name} ${spec.fallback === undefined ? "ACTION" : "[ACTION]"} [OPTIONS]`],
      options,
    ),
    section("Actions", actions.flatMap(([name, action]) => entry(name, action.summary, options)), options),
    section("Examples", exampleLines(examples), options),
    wrap(`Each action has its own help: oktsec ${spec.name} ACTION --help.${fallback}`, options.columns).join("\n"),
  ];
}

function commandParts(spec: CommandSpec, options: HelpOptions): string[] {
  const parts = [section("Usage", [`  ${usageOf(spec)}`], options)];
  const words = [
    ...Object.entries(spec.operands ?? {}).map(([name, operand]) =>
      [name.toUpperCase(), operand.values ? `${operand.help}: ${operand.values.join(", ")}` : operand.help] as const
    ),
    ...(spec.rest ? [[spec.rest.value, spec.rest.help] as const] : []),
  ];
  if (words.length > 0) {
    parts.push(section("Arguments", words.flatMap(([name, help]) => entry(name, help, options)), options));
  }
  const flags = [...Object.entries<Flag>(spec.flags), ["help", HELP_FLAG] as const];
  parts.push(
    section("Options", flags.flatMap(([name, flag]) => entry(flagName(name, flag), flagHelp(flag), options)), options),
  );
  parts.push(section("Examples", exampleLines(spec.examples), options));
  parts.push(
    section("Exit codes", exitLines(spec), options),
  );
  return parts;
}

/** One line: `oktsec proxy --agent NAME [OPTIONS] -- COMMAND`. */
export function usageOf(spec: CommandSpec): string {
  const required = Object.entries<Flag>(spec.flags)
    .filter(([, flag]) => "required" in flag && flag.required)
    .map(([name, flag]) => `--${name}${valueName(flag)}`);
  const words = Object.entries(spec.operands ?? {}).map(([name, { required, values }]) => {
    const word = values ? values.join("|") : name.toUpperCase();
    return required ? word : `[${word}]`;
  });
  const rest = spec.rest ? [spec.rest.required ? `-- ${spec.rest.value}` : `[-- ${spec.rest.value}]`] : [];
  return ["oktsec", spec.name, ...words, ...required, "[OPTIONS]", ...rest].join(" ");
}

function valueName(flag: Flag): string {
  switch (flag.kind) {
    case "switch":
      return "";
    case "text":
    case "int":
      return ` ${flag.value}`;
    case "choice":
      return " WORD";
    case "duration":
      return " TIME";
    case "moment":
      return " WHEN";
  }
}

function flagName(name: string, flag: Flag): string {
  return `${flag.short === undefined ? "" : `-${flag.short}, `}--${name}${valueName(flag)}`;
}

function flagHelp(flag: Flag): string {
  const notes: string[] = [];
  if (flag.kind === "choice") notes.push(flag.values.join(", "));
  if (flag.kind === "int") notes.push(`${flag.min} to ${flag.max}`);
  if (flag.kind === "moment") notes.push("1h, 2d, a day or a time");
  if (flag.kind === "text" && flag.repeat) notes.push("repeatable");
  if ("required" in flag && flag.required) notes.push("required");
  if (flag.kind === "duration" && flag.default !== undefined) notes.push(`default ${flag.default / 1000}s`);
  else if ("default" in flag && flag.default !== undefined) notes.push(`default ${flag.default}`);
  return notes.length === 0 ? flag.help : `${flag.help} (${notes.join("; ")})`;
}

function exitLines({ exits }: CommandSpec): string[] {
  return EXIT_CODES.flatMap((code) => {
    const meaning = exits?.[code] ?? EXITS[code];
    return meaning === undefined ? [] : [`  ${code}  ${meaning}`];
  });
}

function section(title: string, lines: readonly string[], { color }: HelpOptions): string {
  return [paint(title, "bold", color), ...lines].join("\n");
}

function entry(name: string, help: string, { columns }: HelpOptions): string[] {
  const indent = " ".repeat(NAME_COLUMNS_MAX + 4);
  const lines = wrap(help, Math.max(20, columns - indent.length));
  if (name.length > NAME_COLUMNS_MAX) return [`  ${name}`, ...lines.map((line) => indent + line)];
  return lines.map((line, index) => index === 0 ? `  ${name.padEnd(NAME_COLUMNS_MAX)}  ${line}` : indent + line);
}

function exampleLines(examples: readonly Example[]): string[] {
  const width = Math.min(48, Math.max(...examples.map(({ run }) => run.length)));
  return examples.map(({ run, does }) => `  ${run.padEnd(width)}  # ${does}`);
}

const GROUPS = ["start", "connect", "watch", "govern", "extend"] as const;

/** What `oktsec help` prints: every command under its group. */
export function overview(commands: readonly Command[], version: string, options: HelpOptions): string {
  const parts = [
    `oktsec ${version} - checks what AI agents, tools and hooks say to each other`,
    section("Usage", ["  oktsec COMMAND [OPTIONS]"], options),
  ];
  for (const group of GROUPS) {
    const own = commands.filter((command) => command.group === group);
    const title = group.slice(0, 1).toUpperCase() + group.slice(1);
    if (own.length > 0) {
      parts.push(section(title, own.flatMap(({ name, summary }) => entry(name, summary, options)), options));
    }
  }
  parts.push("Each command has its own help with examples: oktsec COMMAND --help");
  return parts.join("\n\n");
}
