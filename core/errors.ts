/**
 * Every error a user can meet: a permanent code, what could not be done, what to do next.
 * Core's own codes are here; a plugin registers its own under its name (`store-sqlite/locked`) and throws them with `OktsecError`.
 */

/** One entry: builds the message from quoted arguments, and says what to do. */
interface Entry {
  readonly message: (...args: readonly string[]) => string;
  readonly hint: string;
  /** Exit code of a command that ends with it: 2 used wrongly, 3 broken (the default). */
  readonly exit?: 2 | 3;
}

const CATALOGUE = {
  "cli/unknown-command": {
    message: (name: string, near: string) => `Cannot run "${name}": no such command${near}`,
    hint: "List the commands with `oktsec help`",
    exit: 2,
  },
  "cli/bad-arguments": {
    message: (reason: string) => reason,
    hint: "Add --help to see the options and examples",
    exit: 2,
  },
  "cli/stopped": {
    message: (work: string) => `Cannot finish ${work}: it was stopped`,
    hint: "Run it again and let it end; until then nothing is proven",
  },
  "cli/unrecorded": {
    message: (path: string, reason: string) => `Changed "${path}", but cannot record it in the audit trail: ${reason}`,
    hint: "The change holds; mend the database, and note the change by hand",
  },
  "config/not-found": {
    message: (path: string) => `Cannot find config "${path}"`,
    hint: "Check the path, or leave --config out to use the defaults",
  },
  "config/unreadable": {
    message: (path: string, reason: string) => `Cannot read config "${path}": ${reason}`,
    hint: "Check that it is a regular file that you may read",
  },
  "config/invalid": {
    message: (place: string, what: string) => `${place}  ${what}`,
    hint: "Mend the line, then run `oktsec verify`",
  },
  "config/edit-failed": {
    message: (path: string, reason: string) => `Cannot change config "${path}": ${reason}`,
    hint: "Nothing was written; mend the cause and run the command again",
  },
  "registry/duplicate": {
    message: (kind: string, name: string, first: string) =>
      `Cannot register ${kind} "${name}" twice: "${first}" has it already`,
    hint: "Rename one, or remove a plugin from `plugins`",
  },
  "registry/unknown-store": {
    message: (name: string, known: string) => `Cannot open store "${name}": the stores are ${known}`,
    hint: "Set `db_backend` to one of them",
  },
  "plugin/failed": {
    message: (name: string, reason: string) => `Cannot load plugin "${name}": ${reason}`,
    hint: "Mend the plugin or take it out of `plugins`; Oktsec does not start without it",
  },
  "rule/invalid": {
    message: (id: string, reason: string) => `Cannot load rule "${id}": ${reason}`,
    hint: "Mend the rule; a rule that cannot be trusted is not loaded",
  },
  "store/refused": {
    message: (path: string, reason: string) => `Cannot use database "${path}": ${reason}`,
    hint: "Move the file away, or set `db_path` to another place; the file was not touched",
  },
  "store/write-failed": {
    message: (path: string, reason: string) => `Cannot write to database "${path}": ${reason}`,
    hint: "Check free space and permissions; in enforce nothing passes until it can be written",
  },
  "store/read-failed": {
    message: (path: string, reason: string) => `Cannot read database "${path}": ${reason}`,
    hint: "Check the disk and the permissions; nothing was changed",
  },
  "store/bad-record": {
    message: (reason: string) => `Cannot record the row: ${reason}`,
    hint: "This is a fault in Oktsec or in a plugin; nothing was written",
  },
  "store/bad-cursor": {
    message: (cursor: string) => `Cannot go on from cursor "${cursor}": no listing gave it out`,
    hint: "Start the listing again without a cursor",
    exit: 2,
  },
  "store/replayed": {
    message: (id: string) => `Cannot record the message: it was accepted before as "${id}"`,
    hint: "Sign again with a new nonce or timestamp",
  },
  "store/closed": {
    message: () => "Cannot use the store: it is closed",
    hint: "Open it again",
  },
  "quarantine/not-found": {
    message: (id: string) => `Cannot find quarantine item "${id}"`,
    hint: "List items with `oktsec quarantine list --status all`",
    exit: 2,
  },
  "quarantine/settled": {
    message: (id: string, state: string) => `Cannot settle "${id}": it is already ${state}`,
    hint: "List pending items with `oktsec quarantine list`",
    exit: 2,
  },
  "identity/bad-name": {
    message: (name: string, reason: string) => `Cannot use "${name}" as a name: ${reason}`,
    hint: "Use letters, digits, dot, dash and underscore; start with a letter or digit; at most 128 characters",
    exit: 2,
  },
  "identity/key-exists": {
    message: (path: string) => `Cannot create key "${path}": it exists`,
    hint: "Use `oktsec keys rotate` to replace a key",
    exit: 2,
  },
  "identity/no-key": {
    message: (name: string, dir: string) => `Cannot find a key for "${name}" in "${dir}"`,
    hint: "Create one with `oktsec keygen --agent NAME`",
    exit: 2,
  },
  "identity/bad-key": {
    message: (path: string, reason: string) => `Cannot read key "${path}": ${reason}`,
    hint: "Restore the file or create a new pair with `oktsec keygen`",
  },
  "identity/cannot-write": {
    message: (path: string, reason: string) => `Cannot write key "${path}": ${reason}`,
    hint: "Check free space and permissions; keys that exist were not touched",
  },
  "identity/cannot-unseal": {
    message: (id: string, reason: string) => `Cannot open the held text of "${id}": ${reason}`,
    hint: "Restore the seal key from a backup; otherwise the text is lost and the item can only be rejected",
  },
  "server/port-busy": {
    message: (address: string, holder: string) => `Cannot listen on ${address}: the port is taken${holder}`,
    hint: "Stop the other program, or choose another port with --port",
  },
  "server/cannot-listen": {
    message: (address: string, reason: string) => `Cannot listen on ${address}: ${reason}`,
    hint: "Choose another address with --bind or --port",
  },
  "agent/unknown": {
    message: (name: string, near: string) => `Cannot find agent "${name}" in the config${near}`,
    hint: "List agents with `oktsec agent list`",
    exit: 2,
  },
  "rule/unknown": {
    message: (id: string, near: string) => `Cannot find rule "${id}"${near}`,
    hint: "List rules with `oktsec rules`",
    exit: 2,
  },
  "rule/unreadable": {
    message: (path: string, reason: string) => `Cannot read rules from "${path}": ${reason}`,
    hint: "Check the path; rule files are regular files that end in .ts, .yaml or .yml",
  },
  "rule/exists": {
    message: (path: string) => `Cannot write rule "${path}": the file exists`,
    hint: "Choose another id, or remove the file",
    exit: 2,
  },
  "plugin/unnamed-config": {
    message: (path: string) => `Cannot load the plugins of "${path}": the config was found in this folder, not named`,
    hint: "Plugins are code; if you trust the file, name it with --config or OKTSEC_CONFIG",
  },
  "scan/unreadable": {
    message: (path: string, reason: string) => `Cannot scan "${path}": ${reason}`,
    hint: "Check the path and the permissions",
  },
  "clients/unknown": {
    message: (name: string, near: string) => `Cannot find client "${name}"${near}`,
    hint: "List the clients with `oktsec clients --all`",
    exit: 2,
  },
  "clients/absent": {
    message: (title: string) => `Cannot find a config of ${title} on this machine`,
    hint: "Start it once so that it writes one, or list what is there with `oktsec clients`",
    exit: 2,
  },
  "clients/no-server": {
    message: (server: string, where: string, near: string) => `Cannot find server "${server}" in ${where}${near}`,
    hint: "List the servers with `oktsec discover`",
    exit: 2,
  },
  "clients/not-wrapped": {
    message: (title: string) => `Cannot wrap ${title}: it talks to its agents over a WebSocket gateway of its own`,
    hint: "Check it with `oktsec scan-openclaw`; an MCP server that it hosts is wrapped with --server NAME",
    exit: 2,
  },
  "clients/no-mcp": {
    message: (title: string) => `Cannot wrap ${title}: no file of it names MCP servers`,
    hint: "Check how it is set up with `oktsec audit`",
    exit: 2,
  },
  "clients/bad-launcher": {
    message: (words: string) => `Cannot wrap with "${words}": a wrapped entry could not be told from a server again`,
    hint: "Call the program `oktsec`, or start it from its checkout, bundle or package",
  },
  "launcher/not-kept": {
    message: (from: string, to: string, reason: string) =>
      `Cannot keep "${from}" as "${to}": ${reason}; wrapped servers would stop when the cache that it is in is cleared`,
    hint: "Check free space and the rights on that folder, or install Deno and run the command with it",
  },
  "clients/busy": {
    message: (path: string) => `Cannot change client files: another process of Oktsec holds "${path}"`,
    hint: "Wait until it is done and run the command again",
  },
  "clients/no-backup": {
    message: (path: string, reason: string) => `Cannot keep a backup in "${path}": ${reason}`,
    hint: "Nothing is changed without a backup; check free space and permissions",
  },
  "clients/bad-backup": {
    message: (path: string, reason: string) => `Cannot use backup "${path}": ${reason}`,
    hint: "Move it away; without it, entries are put back one by one from what they hold themselves",
  },
  "clients/write-failed": {
    message: (path: string, reason: string) =>
      `Cannot write "${path}": ${reason}; every file is again as it was before`,
    hint: "Mend the cause and run the command again",
  },
  "clients/roll-back-failed": {
    message: (path: string, reason: string, left: string) =>
      `Cannot write "${path}": ${reason}; and these files could not be put back: ${left}`,
    hint: "Put them back with `oktsec unwrap --all`, or from the backups in Oktsec's home",
  },
  "web/bad-route": {
    message: (file: string, reason: string) => `Cannot serve route file "${file}": ${reason}`,
    hint: "Export a page as default, a handler, or both; then run `deno task generate`",
  },
  "web/island-props": {
    message: (island: string, path: string) =>
      `Cannot send the props of island "${island}" to the browser: "${path}" is not JSON`,
    hint: "Pass plain JSON only: no functions, dates, elements or undefined in arrays",
  },
} as const satisfies Record<string, Entry>;

/** A code of core's catalogue. */
export type ErrorCode = keyof typeof CATALOGUE;
type Arguments<C extends ErrorCode> = Parameters<(typeof CATALOGUE)[C]["message"]>;

/** An error with a permanent code and a hint. The CLI prints both; APIs answer the code. */
export class OktsecError extends Error {
  override readonly name = "OktsecError";
  constructor(
    /** `area/what`, or `plugin-name/what`. */
    readonly code: string,
    message: string,
    readonly hint: string,
    readonly exit: 2 | 3 = 3,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * Builds a catalogued error for `throw`; the compiler checks code and arguments. Never pass a secret as an argument.
 *
 * @example
 * ```ts
 * throw fail("config/not-found", [path]);
 * ```
 */
export function fail<C extends ErrorCode>(code: C, args: Arguments<C>, options?: ErrorOptions): OktsecError {
  const entry: Entry = CATALOGUE[code];
  return new OktsecError(code, entry.message(...args), entry.hint, entry.exit ?? 3, options);
}

/** One line that says what went wrong, for any thrown value. */
export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
}

/** True for an `OktsecError` with this code. */
export function hasCode(error: unknown, code: string): error is OktsecError {
  return error instanceof OktsecError && error.code === code;
}
