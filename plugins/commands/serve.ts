import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { App } from "../../core/cli/app.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { onInterrupt } from "../../core/cli/interrupt.ts";
import { loadLocalConfig } from "../../core/cli/local_config.ts";
import { type CommandSpec, CONFIG_FLAG } from "../../core/cli/spec.ts";
import type { Loaded } from "../../core/config/loaded.ts";
import { modeFor } from "../../core/config/mode.ts";
import { fail } from "../../core/errors.ts";
import { makeServer } from "../../core/http/app.ts";
import { newAccessCode } from "../../core/http/auth.ts";
import { banner } from "../../core/http/banner.ts";
import { listen } from "../../core/http/listen.ts";
import { VERSION } from "../../core/version.ts";

export const spec = {
  name: "serve",
  summary: "Run the message API and the dashboard",
  about: [
    "Listens on 127.0.0.1:8080 unless the config or a flag says otherwise. Without any config it runs on embedded defaults in observe mode: it records what it would do and stops nothing.",
    "The access code for the dashboard is new at every start.",
  ],
  flags: {
    config: CONFIG_FLAG,
    port: {
      kind: "int",
      value: "PORT",
      min: 0,
      max: 65_535,
      help: "Port to listen on, instead of server.port; 0 takes any free one",
    },
    bind: { kind: "text", value: "ADDRESS", help: "Address to listen on, instead of server.bind" },
  },
  examples: [
    { run: "oktsec serve", does: "start with the config that is found, or the defaults" },
    { run: "oktsec serve --port 8090", does: "on another port" },
    { run: "oktsec serve --bind 0.0.0.0", does: "reachable from the network" },
  ],
} as const satisfies CommandSpec;

/** Serves until SIGINT or SIGTERM, then finishes what is in flight and closes the trail. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  const { flags } = parseFlags(argv, spec);
  const loaded = await loadLocalConfig(app, { config: flags.config, json: false });
  const { server } = loaded.config;
  const bind = flags.bind ?? server.bind;
  if (!/^[\w.:%-]+$/.test(bind)) throw fail("cli/bad-arguments", [`Cannot listen on "${bind}": it is not an address`]);
  const stop = new AbortController();
  let wake = () => {};
  await using runtime = await app.openRuntime(loaded, { onRecorded: () => wake() });
  const accessCode = newAccessCode((bytes) => randomBytes(bytes));
  const web = await makeServer({ app, runtime, accessCode, bind, version: VERSION, signal: stop.signal });
  wake = web.wake;
  const http = await listen(web.answer, { bind, port: flags.port ?? server.port, autoPort: server.auto_port });
  const host = bind.includes(":") ? `[${bind}]` : bind;
  app.out.print(banner({
    version: VERSION,
    base: `http://${host}:${http.addr.port}`,
    accessCode,
    notes: notesOf(loaded, bind),
  }));
  void runtime.warm(stop.signal);
  using interrupt = onInterrupt();
  if (!interrupt.signal.aborted) await once(interrupt.signal, "abort");
  stop.abort();
  await http.shutdown();
  return 0;
}

function notesOf(loaded: Loaded, bind: string): string[] {
  const mode = modeFor(loaded.config, { door: "message", agent: null, forced: false });
  const notes = loaded.path === null
    ? ["No config: embedded defaults, signatures optional.", "Set up clients, keys and a config with: oktsec setup"]
    : [`Config: ${loaded.path}`];
  const told = mode === "observe"
    ? "observe: everything is recorded, nothing is stopped"
    : "enforce: threats are stopped";
  notes.push(`Mode: ${told}`, ...loaded.notes);
  if (!/^(?:127\.|::1$|localhost$)/.test(bind)) notes.push(`Reachable from the network on ${bind}`);
  return notes;
}
