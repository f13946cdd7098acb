/**
 * Commands as they will really run. What a shell undoes before it runs a program is undone here too: variables that the text
 * sets itself, names with wildcards, printed pieces, and programs that are handed on as text (`echo … | sh`, `<<<`).
 * Rules say what they look for in a command with `commandsThat()` and never see the spelling.
 */
import type { PartKind, Sample, ShellCommand, Span } from "../contract/rule.ts";
import { asksToObey, isBlamed } from "./cited.ts";
import { type Effective, effective, isInterpreter, pipeline, readings } from "./shell.ts";

/** Says whether a command is what a rule looks for. `name` is without path and in lower case. */
export type CommandTest = (command: Effective, source: ShellCommand) => boolean;

/**
 * A matcher for the commands that pass a test, in every reading. The span runs to the end of the pipeline. What a report says an
 * attacker ran is left to CMDEXEC_190.
 */
export function commandsThat(test: CommandTest): (sample: Sample) => Iterable<Span> {
  return function* (sample) {
    for (const command of plainCommands(sample)) {
      const found = readings(command).find((reading) => test(lowerName(effective(reading)), reading));
      if (found) {
        const span = { start: command.start, end: Math.max(command.end, pipeline(command).at(-1)?.end ?? 0) };
        if (!isBlamed(sample, span) && !isSpokenOf(sample, wordsFrom(sample, span, found))) yield span;
      }
    }
  };
}

/** In prose a command begins somewhere in a sentence: where the words stand that were read as one. */
export function wordsFrom({ text }: Pick<Sample, "text">, { start, end }: Span, { argv }: ShellCommand): Span {
  const at = text.indexOf(argv.slice(0, 2).join(" "), start);
  return { start: at < 0 || at >= end ? start : at, end };
}

const PERSON_DID =
  /\b(?:i|we|he|she|they|somebody|someone|colleagues?|line\s\d{1,5}|it|script|readme|guide|which|who)\s(?:\w+ly\s|then\s|also\s|even\s)?(?:ran|used|did|does|had\sto|tried|executed|typed|found|saw|has|(?:had|have|['’]ve)\s(?:read|heard|run|tried|used)(?:\s(?:about|of))?)\s(?:an?\s|the\s|with\s)?$/i;
const RAN = /\b(?!to\s)[\w-]{2,30}\s(?:ran|executed|typed|invoked)\s(?:an?\s|the\s)?$/i;
const READ_ABOUT = /\b(?:i|we)(?:\shave|['’]ve)\s(?:read|heard|run|tried|used)(?:\s(?:about|of))?\s$/i;
const FORBIDDEN =
  /\b(?:do\snot|never|don['’]t|must\snot|no\sneed\sto)\s(?:ever\s)?(?:run|use|execute|type|try|do)\s(?:an?\s|the\s)?$/i;
const THOUGHT_OF = /^[`"']?\s(?:in\smind|was\srun|freed|is\swhat\s(?:i|we)\s(?:ran|used|had))\b/i;
/** Kinds in which people talk. */
const TALKS: ReadonlySet<PartKind> = new Set<PartKind>(["message", "prompt", "tool_result", "resource", "document"]);

/**
 * True when somebody tells of a command that was run, thought of or is never to be run, and nothing around it asks to do the same: "I ran
 * `setenforce 0` to prove it". A command in its own line, or behind an order, is none of this.
 */
export function isSpokenOf({ text, kind }: Pick<Sample, "text" | "kind">, { start, end }: Span): boolean {
  if (!TALKS.has(kind)) return false;
  let lead = text.slice(Math.max(0, start - 160), start).replace(/(?:sudo\s)?[`"'“]?(?:sudo\s)?$/, "");
  // "Never run `a` or `b`": the words that lead up to a list.
  for (let i = 0; i < LIST_MAX; i++) {
    lead = lead.replace(/[`"'][^`"'\n]{1,80}[`"'](?:,|\sor|\sand|\sthen)\s[`"']?$/, "");
  }
  const isTold = PERSON_DID.test(lead) || RAN.test(lead) || READ_ABOUT.test(lead) || FORBIDDEN.test(lead) ||
    /[`"']$/.test(text.slice(0, start)) && THOUGHT_OF.test(text.slice(end, end + 40));
  return isTold && !asksToObey(text, { start, end });
}

function lowerName({ name, args }: Effective): Effective {
  return { name: name.toLowerCase().replace(/\.exe$/, ""), args };
}

/** Commands of one list that are passed over. */
const LIST_MAX = 4;

const PLAIN = new WeakMap<readonly ShellCommand[], readonly ShellCommand[]>();

/** The commands of a sample with what a shell undoes undone; the same objects where nothing is hidden. */
export function plainCommands(sample: Sample): readonly ShellCommand[] {
  const { commands } = sample;
  const known = PLAIN.get(commands);
  if (known !== undefined) return known;
  const plain = unfold(commands);
  PLAIN.set(commands, plain);
  return plain;
}

/** Programs handed on as text in one sample. */
const SCRIPTS_MAX = 32;
const SCRIPT_CHARS_MAX = 2_000;

function unfold(commands: readonly ShellCommand[]): readonly ShellCommand[] {
  const variables = new Map<string, string>();
  const made = new Map<ShellCommand, ShellCommand>();
  for (const command of commands) {
    remember(command, variables);
    const argv = command.argv.map((word, index) => expand(word, { variables, isName: index === 0 }));
    if (argv.some((word, index) => word !== command.argv[index])) {
      made.set(command, { ...command, argv: argv.flatMap((word, index) => index === 0 ? splitName(word) : [word]) });
    }
  }
  const relinked = made.size === 0 ? commands : commands.map((command) => relink(command, made));
  const scripts = relinked.flatMap(scriptsOf).slice(0, SCRIPTS_MAX);
  return scripts.length === 0 ? relinked : [...relinked, ...scripts];
}

/** A pipeline keeps its links when one of its commands was read anew. */
function relink(command: ShellCommand, made: ReadonlyMap<ShellCommand, ShellCommand>): ShellCommand {
  const stages = pipeline(command);
  if (!stages.some((stage) => made.has(stage))) return command;
  let next: ShellCommand | null = null;
  for (const stage of stages.toReversed()) next = { ...(made.get(stage) ?? stage), pipedTo: next };
  return next ?? command;
}

/** Names and values kept of one text. */
const VARIABLES_MAX = 64;

function remember({ argv }: ShellCommand, variables: Map<string, string>): void {
  for (const word of argv) {
    const set = /^([A-Za-z_]\w{0,40})=(.{1,200})$/s.exec(word);
    if (set === null) {
      if (/^(?:export|local|readonly|declare|set|env)$/.test(word)) continue;
      return;
    }
    if (variables.size < VARIABLES_MAX) {
      variables.set(set[1] ?? "", expand(set[2] ?? "", { variables, isName: false }));
    }
  }
}

interface Expansion {
  readonly variables: ReadonlyMap<string, string>;
  readonly isName: boolean;
}

const WORD_CHARS_MAX = 4_096;

function expand(word: string, { variables, isName }: Expansion): string {
  let out = word.slice(0, WORD_CHARS_MAX);
  if (out.length < word.length) return word;
  if (out.includes("$") || out.includes("`")) {
    out = out
      .replace(
        /(?:\$\(|`)\s{0,4}(?:echo|printf)\s{1,4}(?:-\w{1,3}\s)?['"]?([^'"`$()|;&\n]{1,80})['"]?\s{0,4}[)`]/g,
        "$1",
      )
      .replace(/\$\{(\w{1,40}):-([^}]{1,80})\}/g, (_, name: string, other: string) => variables.get(name) ?? other)
      .replace(
        /\$\{(\w{1,40}):(\d{1,3}):(\d{1,3})\}/g,
        (all, name: string, from: string, length: string) =>
          variables.get(name)?.slice(Number(from), Number(from) + Number(length)) ?? all,
      )
      .replace(
        /\$\{(\w{1,40})\}|\$(\w{1,40})/g,
        (all, braced?: string, bare?: string) => variables.get(braced ?? bare ?? "") ?? all,
      );
  }
  return /[?*[]/.test(out) ? glob(out, isName) : out;
}

/** A variable may hold a program and its first arguments. */
function splitName(word: string): readonly string[] {
  const words = word.split(/\s+/).filter((part) => part !== "");
  return words.length === 0 ? [word] : words;
}

const PLACES = ["/bin/", "/usr/bin/", "/sbin/", "/usr/sbin/"];
const PROGRAMS = [
  "cat",
  "bash",
  "sh",
  "curl",
  "wget",
  "nc",
  "python3",
  "python",
  "perl",
  "rm",
  "id",
  "ls",
  "chmod",
  "base64",
];
const FILES = ["/etc/passwd", "/etc/shadow", "/etc/sudoers", "/etc/hosts", "/root/.ssh/id_rsa"];
const TARGETS = [...PLACES.flatMap((place) => PROGRAMS.map((name) => place + name))];

/** The well-known file or program that a word with wildcards is spelled for; the word itself where none is. */
function glob(word: string, isName: boolean): string {
  if (!word.startsWith("/") || word.length > 40 || !/^[\w./?*[\]!-]+$/.test(word)) return word;
  // A name of wildcards alone ("/*/*") stands for everything and is no spelling of anything.
  if (!/[a-z]/.test(word) && !/\?{2}/.test(word)) return word;
  return (isName ? TARGETS : FILES).find((target) => matches(word, target)) ?? word;
}

/** True when a shell would take the file for the pattern: `?`, `*` and `[…]` never cross a slash. */
function matches(pattern: string, target: string): boolean {
  const wanted = pattern.split("/");
  const parts = target.split("/");
  return wanted.length === parts.length && wanted.every((piece, index) => matchesPiece(piece, parts[index] ?? ""));
}

function matchesPiece(pattern: string, name: string): boolean {
  let source = "";
  for (const piece of pattern.match(/\[[^\]]{0,20}\]|[\s\S]/g) ?? []) {
    if (piece === "?") source += ".";
    else if (piece === "*") source += ".*";
    else if (piece.length > 1) source += piece.replace(/^\[!/, "[^").replace(/\\/g, "\\\\");
    else source += piece.replace(/[\\^$.+()|{}[\]]/g, "\\$&");
  }
  try {
    return new RegExp(`^${source}$`).test(name);
  } catch {
    return false; // a class out of order: no shell would match it either
  }
}

/** Programs handed to an interpreter as text: printed into a pipe, or written behind `-c` of a language's own `system()`. */
function scriptsOf(command: ShellCommand): readonly ShellCommand[] {
  const { name, args } = effective(command);
  const next = command.pipedTo;
  if (/^(?:echo|printf)$/.test(name) && next !== null) {
    const reader = effective(next);
    const isShell = isInterpreter(reader.name) && !/^(?:node|php|perl|ruby|python)/.test(reader.name) &&
      !reader.args.some((arg) => /^-c$/.test(arg));
    return isShell ? simpleCommands(args.filter((arg) => !/^-\w{1,2}$/.test(arg)).join(" "), command) : [];
  }
  if (!isInterpreter(name)) return [];
  return args.flatMap((arg) => {
    const shell = /\bdo shell script\s{1,2}(["'])([^\n]{2,400}?)\1/i.exec(arg)?.[2];
    if (shell !== undefined) return simpleCommands(shell, command);
    const inner =
      /(?:\bsystem|\bpopen|\bexec(?:Sync)?|\bspawn|\bcall|\brun|\bshell_exec|\bpassthru|\bcheck_output)\s{0,2}\(\s{0,2}\[?\s{0,2}(["'])([^\n]{2,400}?)\1\s{0,2}[\]),]/
        .exec(arg)?.[2];
    return inner === undefined ? [] : simpleCommands(inner, command);
  });
}

/** Commands of a plain script: separators and quotation marks, nothing else. */
function simpleCommands(script: string, { start, end }: Span): readonly ShellCommand[] {
  const out: ShellCommand[] = [];
  for (const line of script.slice(0, SCRIPT_CHARS_MAX).split(/\n|;|&&|\|\|/).slice(0, SCRIPTS_MAX)) {
    let next: ShellCommand | null = null;
    for (const stage of line.split("|").toReversed()) {
      const argv = wordsOf(stage);
      if (argv.length > 0) {
        next = {
          start,
          end,
          argv: argv.filter((word) => word !== ">"),
          pipedTo: next,
          redirects: redirectsOf(argv),
        };
      }
    }
    for (let each: ShellCommand | null = next; each !== null; each = each.pipedTo) out.push(each);
  }
  return out;
}

function wordsOf(text: string): readonly string[] {
  return (text.match(/"[^"]*"|'[^']*'|[^\s"']+/g) ?? []).map((word) => word.replace(/^["']|["']$/g, ""));
}

function redirectsOf(argv: readonly string[]): readonly string[] {
  return argv.flatMap((word, index) => {
    const file = /^\d?>{1,2}(.+)$/.exec(word)?.[1] ?? (/^\d?>{1,2}$/.test(word) ? argv[index + 1] : undefined);
    return file === undefined || file.startsWith("&") ? [] : [file];
  });
}

/** True when some argument is one of the flags, also joined to its value (`--flag=value`). */
export function hasFlag(args: readonly string[], ...flags: readonly string[]): boolean {
  return args.some((arg) => flags.some((flag) => arg === flag || flag.startsWith("--") && arg.startsWith(`${flag}=`)));
}

/** What a flag was given: the rest behind `=`, or the next argument. */
export function flagValue(args: readonly string[], ...flags: readonly string[]): string | null {
  for (const [index, arg] of args.entries()) {
    for (const flag of flags) {
      if (arg === flag) return args[index + 1] ?? "";
      if (arg.startsWith(`${flag}=`)) return arg.slice(flag.length + 1);
    }
  }
  return null;
}
