/** Names of agents for servers: what the principal rule allows, and one name for one launch. Pure. */
import { checkName } from "../identity/names.ts";
import { NAME_CHARS_MAX } from "../limits.ts";

/** A server that needs a name. */
export interface Nameless {
  /** As the client's file calls it. */
  readonly server: string;
  /** Id of the client. */
  readonly client: string;
  /** The server's own command line. */
  readonly argv: readonly string[];
}

/**
 * The server's name as an agent may be called: other characters than the principal rule allows become dashes.
 *
 * @example
 * ```ts
 * agentName("@scope/My files"); // "scope-My-files"
 * ```
 */
export function agentName(server: string): string {
  const dashed = server.replace(/[^A-Za-z0-9._-]/gu, "-").replace(/^[^A-Za-z0-9]+/, "");
  const name = dashed.slice(0, NAME_CHARS_MAX).replace(/[.-]+$/, "");
  if (name === "") return "server";
  // What is left to object to is a device's name on Windows.
  return checkName(name) === null ? name : `server-${name}`.slice(0, NAME_CHARS_MAX);
}

/**
 * Gives names. A launch that is known by a name keeps it; where two clients use one name for different launches, the
 * later one gets the client's id behind it, and a number where even that is taken.
 */
export class AgentNames {
  // Key files of `Files` and `files` are one on some systems: names that differ by case alone are one name.
  readonly #launches = new Map<string, { readonly name: string; readonly launch: string }>();

  /** Keeps a name that an entry has already. The first launch under it owns it. */
  reserve(name: string, argv: readonly string[]): void {
    const key = name.toLowerCase();
    if (!this.#launches.has(key)) this.#launches.set(key, { name, launch: launchOf(argv) });
  }

  /** The agent that this server is. */
  nameFor({ server, client, argv }: Nameless): string {
    const launch = launchOf(argv);
    const plain = agentName(server);
    for (let number = 0;; number++) {
      const ending = number === 0 ? "" : number === 1 ? `-${client}` : `-${client}-${number}`;
      const name = plain.slice(0, NAME_CHARS_MAX - ending.length) + ending;
      const known = this.#launches.get(name.toLowerCase());
      if (known?.launch === launch) return known.name;
      if (known) continue;
      this.#launches.set(name.toLowerCase(), { name, launch });
      return name;
    }
  }
}

function launchOf(argv: readonly string[]): string {
  return JSON.stringify(argv);
}
