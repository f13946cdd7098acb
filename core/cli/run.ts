/** From the words of a command line to an exit code: finds the command, loads only its module, prints what went wrong. */
import type { Command } from "../contract/plugin.ts";
import { fail, OktsecError, reasonOf } from "../errors.ts";
import { suggestion } from "../nearest.ts";
import { VERSION } from "../version.ts";
import type { App, CommandModule, Output } from "./app.ts";
import { asks } from "./args.ts";
import { helpOf, type HelpOptions, overview } from "./help.ts";
import { createOutput, OutputClosed } from "./output.ts";
import { isGroup, type Spec } from "./spec.ts";
import { plain } from "./text.ts";

/** What the composition root may know before it builds the app. */
export interface Start {
  /** The command's name as typed; null for help. A stdio proxy needs fewer plugins than a server. */
  readonly command: string | null;
  readonly out: Output;
}

/** Builds the app: registry, config, stores. Called once, and not at all for `--version`. */
export type MakeApp = (start: Start) => App | Promise<App>;

/** What a test replaces. */
export interface RunOptions {
  readonly out?: Output;
  readonly env?: (name: string) => string | undefined;
}

/** A command's module, as far as its help is concerned. */
interface WithSpec extends CommandModule {
  readonly spec?: Spec;
}

const HELP_COLUMNS = 100;
/** Errors of one chain that are shown; a chain may be a ring. */
const CAUSES_MAX = 8;

/**
 * Runs one command line. Never throws: an `OktsecError` is its message and hint on stderr (one JSON object with `--json`)
 * and its exit code; anything else is one line and exit code 3, with the stack only where OKTSEC_DEBUG=1.
 */
export async function runCli(argv: readonly string[], makeApp: MakeApp, options: RunOptions = {}): Promise<number> {
  const env = options.env ?? ((name: string) => Deno.env.get(name));
  const out = options.out ?? createOutput({ env });
  let app: App | null = null;
  try {
    const [word, ...rest] = argv;
    if (word === "--version" || word === "-V") {
      out.print(`oktsec ${VERSION}`);
      return 0;
    }
    const isHelp = word === undefined || word === "help" || word === "--help" || word === "-h";
    app = await makeApp({ command: isHelp ? null : word, out });
    return isHelp ? await showHelp(rest, app, out) : await dispatch(word, rest, app, out);
  } catch (error) {
    return report(error, out, { isJson: asks(argv, "--json"), isDebug: env("OKTSEC_DEBUG") === "1" });
  } finally {
    await close(app, out);
  }
}

async function close(app: App | null, out: Output): Promise<void> {
  try {
    await app?.registry.close();
  } catch (error) {
    out.say(`Cannot close in order: ${plain(reasonOf(error))}`);
  }
}

async function dispatch(name: string, argv: readonly string[], app: App, out: Output): Promise<number> {
  if (name.startsWith("-")) throw fail("cli/bad-arguments", [`Cannot read "${name}": the command comes first`]);
  const command = find(name, app);
  const module = await load(command);
  if (module.spec && asks(argv, "--help", "-h")) return printHelp(module.spec, argv, out);
  return module.run(argv, app);
}

function find(name: string, app: App): Command {
  const { commands } = app.registry;
  const command = commands.find((command) => command.name === name);
  if (!command) throw fail("cli/unknown-command", [name, suggestion(name, commands.map(({ name }) => name))]);
  return command;
}

async function load(command: Command): Promise<WithSpec> {
  // `Command.load` is typed without the app and the spec, so that the contract need not know them; see `CommandModule`.
  return await command.load() as WithSpec;
}

async function showHelp(argv: readonly string[], app: App, out: Output): Promise<number> {
  const [name, ...rest] = argv.filter((word) => !word.startsWith("-"));
  if (name === undefined || name === "help") {
    out.print(overview(app.registry.commands, VERSION, layout(out)));
    return 0;
  }
  const module = await load(find(name, app));
  return module.spec ? printHelp(module.spec, rest, out) : module.run(["--help"], app);
}

function printHelp(spec: Spec, argv: readonly string[], out: Output): number {
  const action = isGroup(spec) && argv[0] !== undefined && Object.hasOwn(spec.actions, argv[0])
    ? spec.actions[argv[0]]
    : null;
  out.print(helpOf(action ?? spec, layout(out)));
  return 0;
}

function layout(out: Output): HelpOptions {
  return { color: out.color, columns: HELP_COLUMNS };
}

function report(
  error: unknown,
  out: Output,
  { isJson, isDebug }: { readonly isJson: boolean; readonly isDebug: boolean },
): number {
  if (error instanceof OutputClosed) return 0;
  const known = error instanceof OktsecError ? error : new OktsecError(
    "cli/unexpected",
    `Unexpected error: ${reasonOf(error)}`,
    "Run it again with OKTSEC_DEBUG=1 to see where, and report it",
    3,
  );
  if (isJson) {
    out.say(JSON.stringify({ error: { code: known.code, message: known.message, hint: known.hint } }));
  } else {
    // Several mistakes of a config are lines of one message. Only the first starts at the margin, so that none can be forged.
    out.say([...known.message.split("\n"), known.hint].map(plain).join("\n  "));
  }
  if (isDebug) out.say(stacksOf(error));
  return known.exit;
}

/** The stack of an error and of what caused it. */
function stacksOf(error: unknown): string {
  const stacks: string[] = [];
  for (let cause = error; cause instanceof Error && stacks.length < CAUSES_MAX; cause = cause.cause) {
    stacks.push(cause.stack ?? String(cause));
  }
  return stacks.join("\ncaused by ");
}
