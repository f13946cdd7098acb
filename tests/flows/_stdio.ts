/** Runs the real program around real servers, each test in a home of its own. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import {
  CreateMessageRequestSchema,
  ElicitRequestSchema,
  ListRootsRequestSchema,
  LoggingMessageNotificationSchema,
} from "@modelcontextprotocol/sdk/types.js";

const ROOT = new URL("../../", import.meta.url);
const DENO = Deno.execPath();
const LINEAR = "--v8-flags=--enable-experimental-regexp-engine-on-excessive-backtracks";

/** Command lines of servers; packages are pinned, since a tour compares what they say word for word. */
export const SERVERS = {
  filesystem: (folder: string) => [DENO, "run", "-A", "npm:@modelcontextprotocol/server-filesystem@2026.8.31", folder],
  everything: () => [DENO, "run", "-A", "npm:@modelcontextprotocol/server-everything@2026.8.31", "stdio"],
  scripted: (...flags: string[]) => [DENO, "run", "-A", "--no-config", fixture("scripted.ts"), ...flags],
};

function fixture(name: string): string {
  return fileURLToPath(new URL(`tests/fixtures/mcp_servers/${name}`, ROOT));
}

/** A throw-away home with a config. */
export interface Home extends Disposable {
  readonly folder: string;
  /** Writes the config anew; limits on the rate are off, so that a test may be quick. */
  config(yaml: string): string;
  /** The command line of a proxy around a server, with this home's config. */
  proxy(server: readonly string[], ...flags: string[]): string[];
  /** Puts a recorder before a command. */
  tap(name: string, command: readonly string[]): string[];
  /** Runs a command of the CLI; resolves to its stdout as JSON. */
  json(...argv: string[]): Promise<unknown>;
  readonly env: Readonly<Record<string, string>>;
}

/** Creates a home. */
export function makeHome(yaml = "mode: observe\n"): Home {
  const folder = mkdtempSync(join(tmpdir(), "oktsec-stdio-"));
  const path = join(folder, "config.yaml");
  const env = { ...pathOnly(), OKTSEC_HOME: folder, NO_COLOR: "1" };
  const config = (text: string) => {
    writeFileSync(path, `version: "1"\nrate_limit:\n  per_agent: 0\n${text}`);
    return path;
  };
  config(yaml);
  return {
    folder,
    env,
    config,
    proxy: (server, ...flags) => [...cli("proxy", "--config", path, "--agent", "files", ...flags), "--", ...server],
    tap: (name, command) => [DENO, "run", "-A", "--no-config", fixture("tap.ts"), join(folder, name), "--", ...command],
    async json(...argv) {
      const [command = "", ...args] = cli(...argv, "--config", path, "--json");
      const { stdout } = await new Deno.Command(command, { args, env, clearEnv: true, stderr: "null" }).output();
      return JSON.parse(new TextDecoder().decode(stdout));
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The command line of the CLI, run from this checkout. */
export function cli(...argv: readonly string[]): string[] {
  return [DENO, "run", "-q", "-A", LINEAR, fileURLToPath(new URL("main.ts", ROOT)), ...argv];
}

/** What a program needs to run at all, and nothing that could show up in an answer. */
function pathOnly(): Record<string, string> {
  const names = [
    "PATH",
    "HOME",
    "DENO_DIR",
    "TMPDIR",
    "SystemRoot",
    "NPM_CONFIG_REGISTRY",
    "HTTPS_PROXY",
    "HTTP_PROXY",
    "NO_PROXY",
    "DENO_CERT",
    "SSL_CERT_FILE",
    "DENO_TLS_CA_STORE",
  ];
  return Object.fromEntries(names.flatMap((name) => {
    const value = process.env[name] ?? process.env[name.toLowerCase()];
    return value === undefined ? [] : [[name, value]];
  }));
}

/** The official client, connected; it answers what servers ask, and notes what they tell. */
export interface Connected extends AsyncDisposable {
  readonly client: Client;
  readonly notified: unknown[];
}

/** Starts a command line and connects to it. */
export async function connect(
  commandLine: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Connected> {
  const [command = "", ...args] = commandLine;
  const transport = new StdioClientTransport({ command, args, env: { ...env }, stderr: "ignore" });
  const capabilities = { sampling: {}, elicitation: {}, roots: { listChanged: true } };
  const client = new Client({ name: "flow", version: "1.0.0" }, { capabilities });
  const notified: unknown[] = [];
  client.setRequestHandler(CreateMessageRequestSchema, () => ({
    role: "assistant",
    model: "none",
    content: { type: "text", text: "A sampled answer" },
  }));
  client.setRequestHandler(ElicitRequestSchema, () => ({ action: "decline" }));
  client.setRequestHandler(ListRootsRequestSchema, () => ({ roots: [{ uri: "file:///srv/data", name: "data" }] }));
  client.setNotificationHandler(
    LoggingMessageNotificationSchema,
    (notification: { readonly params: unknown }) => void notified.push(notification.params),
  );
  await client.connect(transport);
  return { client, notified, [Symbol.asyncDispose]: () => client.close() };
}

/** A program that is spoken to line by line, without a client in between. */
export interface Raw extends AsyncDisposable {
  readonly pid: number;
  send(text: string | Uint8Array): Promise<void>;
  /** The next line, without its newline; null at the end. */
  line(): Promise<string | null>;
  close(): Promise<void>;
  kill(signal: Deno.Signal): void;
  readonly exit: Promise<number>;
  /** All of stderr so far. */
  stderr(): string;
}

/** Starts a command line. */
export function raw(commandLine: readonly string[], env: Readonly<Record<string, string>>): Raw {
  const [command = "", ...args] = commandLine;
  const child = new Deno.Command(command, {
    args,
    env,
    clearEnv: true,
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  const lines = readLines(child.stdout);
  let errors = "";
  const told = (async () => {
    for await (const text of texts(child.stderr)) errors += text;
  })();
  const exit = child.status.then(async ({ code }) => {
    await told;
    return code;
  });
  return {
    pid: child.pid,
    exit,
    stderr: () => errors,
    async send(text) {
      await writer.write(typeof text === "string" ? new TextEncoder().encode(text) : text);
    },
    async line() {
      const { value, done } = await lines.next();
      return done ? null : value;
    },
    close: () => writer.close(),
    kill: (signal) => child.kill(signal),
    async [Symbol.asyncDispose]() {
      await writer.close().catch(() => {});
      while (!(await lines.next()).done);
      await exit;
    },
  };
}

async function* readLines(stream: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  // Pieces are joined once a line is whole: adding to one text would copy a long line again and again.
  let pieces: string[] = [];
  for await (const text of texts(stream)) {
    let start = 0;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
      yield [...pieces, text.slice(start, end)].join("");
      pieces = [];
      start = end + 1;
    }
    if (start < text.length) pieces.push(text.slice(start));
  }
  if (pieces.length > 0) yield pieces.join("");
}

async function* texts(stream: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  for await (const chunk of stream) yield decoder.decode(chunk, { stream: true });
}

/** Waits until something holds; fails loudly when it does not within the deadline. */
export async function eventually(holds: () => Promise<boolean>, what: string, deadlineMs = 15_000): Promise<void> {
  const end = performance.now() + deadlineMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Not within ${deadlineMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
