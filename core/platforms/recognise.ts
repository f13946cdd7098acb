/** Tells what a command line starts: a server, Oktsec in front of one, or another program that stands between. Pure. */
import { LAUNCH_LEVELS_MAX } from "../limits.ts";
import { programOf } from "./program.ts";

/** What a command line starts. */
export type Launch =
  /** A server, as far as can be told. */
  | { readonly kind: "plain" }
  /** `oktsec proxy` in front of a server. */
  | Wrapped
  /** Another wrapper, by name. */
  | { readonly kind: "foreign"; readonly name: string }
  /** A stdio bridge to a remote server. */
  | { readonly kind: "bridge"; readonly name: string; readonly url: string | null };

/** Our own wrapper and what it holds. */
export interface Wrapped {
  readonly kind: "ours";
  /** Words before the server's own: everything up to and including `--`. */
  readonly words: number;
  /** The server's command line. */
  readonly inner: readonly string[];
  readonly agent: string;
  readonly client: string | null;
  readonly config: string | null;
  /** The flag of older entries; newer ones leave the mode to the config. */
  readonly isEnforced: boolean;
}

// Names under which our binary is installed; a portable file carries its kind in its name.
const BINARY = /^oktsec(?:-portable)?(?:\.exe)?$/i;
// What `deno run` starts: a checkout, the bundle, or the published package.
const SCRIPT = /^(?:main\.ts|oktsec\.m?js)$/;
const PACKAGE = /^(?:npm|jsr):@oktsec\/cli(?:@[\w.^~-]+)?(?:\/[\w./-]*)?$/;

/**
 * Recognises our own entries by their pattern and the name of the program, whatever its folder: those of this version,
 * of the versions before it, and of checkouts that run on Deno.
 *
 * @example
 * ```ts
 * recognise(["/opt/oktsec", "proxy", "--agent", "files", "--", "npx", "-y", "x"]); // ours, inner: npx -y x
 * ```
 */
export function recognise(argv: readonly string[]): Launch {
  return ours(argv) ?? otherWrapper(argv) ?? { kind: "plain" };
}

/** The command line behind our wrapper, also where it was wrapped more than once. */
export function innermost(argv: readonly string[]): readonly string[] {
  let inner = argv;
  for (let level = 0; level < LAUNCH_LEVELS_MAX; level++) inner = ours(inner)?.inner ?? inner;
  return inner;
}

/** The last step of a path of any system. */
function basename(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

function ours(argv: readonly string[]): Wrapped | null {
  const verb = verbOf(argv);
  if (verb === null) return null;
  const flags = readFlags(argv, verb + 1);
  if (flags === null || flags.agent === null) return null;
  const { end, agent, client, config, isEnforced } = flags;
  return { kind: "ours", words: end + 1, inner: argv.slice(end + 1), agent, client, config, isEnforced };
}

/** Where `proxy` stands, when the program before it is ours. */
function verbOf(argv: readonly string[]): number | null {
  const program = basename(argv[0] ?? "");
  if (BINARY.test(program)) return argv[1] === "proxy" ? 1 : null;
  if (!/^deno(?:\.exe)?$/i.test(program) || argv[1] !== "run") return null;
  const limit = argv.indexOf("--");
  const verb = argv.indexOf("proxy", 2);
  if (verb < 0 || limit < verb) return null;
  const script = argv[verb - 1] ?? "";
  return SCRIPT.test(basename(script)) || PACKAGE.test(script) ? verb : null;
}

interface ProxyFlags {
  /** Where `--` stands. */
  readonly end: number;
  readonly agent: string | null;
  readonly client: string | null;
  readonly config: string | null;
  readonly isEnforced: boolean;
}

const VALUED = ["--agent", "--client", "--config"] as const;

/** The flags of `proxy` up to `--`; null where something else stands among them, or `--` is missing. */
function readFlags(argv: readonly string[], from: number): ProxyFlags | null {
  const values = new Map<string, string>();
  let isEnforced = false;
  for (let at = from; at < argv.length; at++) {
    const word = argv[at] ?? "";
    if (word === "--") {
      const valueOf = (name: string) => values.get(name) ?? null;
      return {
        end: at,
        agent: valueOf("--agent"),
        client: valueOf("--client"),
        config: valueOf("--config"),
        isEnforced,
      };
    }
    const [name = "", ...value] = word.split("=");
    if (VALUED.some((flag) => flag === name)) {
      values.set(name, value.length > 0 ? value.join("=") : argv[++at] ?? "");
    } else if (word === "--enforce") isEnforced = true;
    else if (!word.startsWith("--")) return null;
  }
  return null;
}

/** Programs that stand between a client and a server as we do. */
const WRAPPERS = ["node9", "node9-ai", "mcp-context-protector"];
const BRIDGE = "mcp-remote";

function otherWrapper(argv: readonly string[]): Launch | null {
  const program = programOf(argv);
  if (program === null) return null;
  const name = program.name.replace(/^@[^/]*\//, "");
  if (WRAPPERS.includes(name)) return { kind: "foreign", name };
  if (name !== BRIDGE) return null;
  return { kind: "bridge", name, url: program.args.find((word) => /^https?:\/\//i.test(word)) ?? null };
}
