/** A whole server in this process, over a real SQLite file in a throw-away home; only the clock is ours. */
import { join } from "node:path";
import type { App, Output, Runtime } from "../../core/cli/app.ts";
import type { Surroundings } from "../../core/contract/surroundings.ts";
import { loadConfig } from "../../core/config/load.ts";
import type { Logger } from "../../core/contract/plugin.ts";
import { defineRule, type Rule } from "../../core/contract/rule.ts";
import type { Store } from "../../core/contract/store.ts";
import type { Severity } from "../../core/contract/verdict.ts";
import { makeServer } from "../../core/http/app.ts";
import { generateKeyPair, type KeyPair, saveKeyPair } from "../../core/identity/keys.ts";
import { loadRegistry } from "../../core/registry/loader.ts";
import { openRuntime, openStore } from "../../core/runtime.ts";
import { builtins } from "../../plugins/mod.ts";

/** One rule for each verdict, so that a test says exactly what it wants. */
export const testRules: readonly Rule[] = ([["FLAG", "medium"], ["HOLD", "high"], ["BLOCK", "critical"]] as const).map(
  ([word, severity]) => testRule(`T-${word}`, `zq${word.toLowerCase()}`, severity),
);

/** A rule that fires on one word. */
export function testRule(id: string, word: string, severity: Severity, category = "prompt-injection"): Rule {
  return defineRule({
    id,
    title: `The word ${word}`,
    why: "A test needs it.",
    fix: `Take ${word} out.`,
    severity,
    category,
    lane: "block",
    maps: { asi: ["ASI01"] },
    keywords: [word],
    match: word,
    examples: { flags: [word], passes: ["nothing"] },
  });
}

/** What a test may set. */
export interface ServerOptions {
  /** YAML of the config; none: embedded defaults. */
  readonly config?: string;
  readonly rules?: readonly Rule[];
  readonly now?: () => number;
  /** Names whose key pairs are made and registered. */
  readonly agents?: readonly string[];
}

/** A running server. */
export interface TestServer extends AsyncDisposable {
  readonly home: string;
  readonly app: App;
  readonly runtime: Runtime;
  readonly store: Store;
  readonly keys: ReadonlyMap<string, KeyPair>;
  readonly accessCode: string;
  readonly logged: readonly string[];
  fetch(path: string, init?: RequestInit, address?: string): Promise<Response>;
  /** Posts a body to /v1/message and reads the answer. */
  post(
    body: unknown,
    headers?: HeadersInit,
    address?: string,
  ): Promise<{ status: number; json: Record<string, unknown> }>;
}

/** Starts one. The folder goes when it is disposed. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const home = await Deno.makeTempDir({ prefix: "oktsec-test-" });
  const keysDir = join(home, "keys");
  await Deno.mkdir(keysDir, { mode: 0o700 });
  const keys = new Map<string, KeyPair>();
  for (const name of options.agents ?? []) {
    const pair = generateKeyPair();
    await saveKeyPair(keysDir, name, pair);
    keys.set(name, pair);
  }
  if (options.config !== undefined) await Deno.writeTextFile(join(home, "config.yaml"), options.config);
  const app = await testApp(home, options);
  const loaded = await app.loadConfig({ flag: null, local: false });
  const runtime = await app.openRuntime(loaded);
  const stop = new AbortController();
  const accessCode = "48291057";
  const server = await makeServer({
    app,
    runtime,
    accessCode,
    bind: "127.0.0.1",
    version: "0.0.0",
    signal: stop.signal,
  });
  const call = async (path: string, init: RequestInit = {}, address = "127.0.0.1") =>
    await server.answer(new Request(`http://127.0.0.1:8080${path}`, init), address);
  return {
    home,
    app,
    runtime,
    store: runtime.store,
    keys,
    accessCode,
    logged: loggedOf.get(app) ?? [],
    fetch: call,
    async post(body, headers = {}, address) {
      const text = typeof body === "string" ? body : JSON.stringify(body);
      const init = { method: "POST", headers: { "content-type": "application/json", ...headers }, body: text };
      const response = await call("/v1/message", init, address);
      return { status: response.status, json: await response.json() };
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await runtime[Symbol.asyncDispose]();
      await Deno.remove(home, { recursive: true });
    },
  };
}

const loggedOf = new WeakMap<App, string[]>();

/** An app over a home folder, as a command gets it; what it says is kept, not printed. */
export async function testApp(home: string, { rules = testRules, now = Date.now }: ServerOptions = {}): Promise<App> {
  const logged: string[] = [];
  const keep = (level: string) => (message: string, data?: unknown) =>
    void logged.push(`${level} ${message} ${JSON.stringify(data ?? {})}`);
  const log: Logger = { debug: keep("debug"), info: keep("info"), warn: keep("warn"), error: keep("error") };
  const surroundings: Surroundings = {
    cwd: home,
    home,
    userHome: home,
    os: "linux",
    env: () => undefined,
    envNames: [],
  };
  const registry = await loadRegistry(builtins, { log, rules: () => Promise.resolve(rules) });
  const load = (flag: string | null) => loadConfig({ flag, local: false, surroundings });
  const app: App = {
    registry,
    out: quiet(logged),
    log,
    surroundings,
    now,
    loadConfig: ({ flag }) => load(flag),
    openStore: (loaded, options) => openStore(loaded, { registry, surroundings, now }, options),
    openRuntime: (loaded, options) =>
      openRuntime(loaded, { registry, surroundings, log, now, load: () => load(loaded.path) }, options),
    pages: async () => (await import("../../fresh.gen.ts")).manifest,
  };
  loggedOf.set(app, logged);
  return app;
}

function quiet(lines: string[]): Output {
  const keep = (text: string) => void lines.push(text);
  return {
    color: false,
    isTerminal: false,
    print: keep,
    say: keep,
    json: (value) => keep(JSON.stringify(value)),
    table: (headings, rows) => [headings, ...rows].forEach((row) => keep(row.join("\t"))),
  };
}
