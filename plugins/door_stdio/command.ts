/** `oktsec proxy`: what a client's config names instead of the server itself. */
import type { App, Runtime } from "../../core/cli/app.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { defineCommand } from "../../core/cli/spec.ts";
import { modeFor } from "../../core/config/mode.ts";
import { fail } from "../../core/errors.ts";
import { checkName } from "../../core/identity/names.ts";
import { LABEL_CHARS_MAX } from "../../core/limits.ts";
import { type Child, signal, startChild, takeAhead } from "./child.ts";
import { PATIENCE, type Ready, runProxy } from "./proxy.ts";

/** Words of `oktsec proxy`. */
export const spec = defineCommand({
  name: "proxy",
  summary: "Run an MCP server behind Oktsec, over stdio",
  about: [
    "Starts the server, and decides on every JSON-RPC frame between it and the client, in both directions. What passes, passes unchanged, byte for byte. What is refused is answered with an error under the request's own id.",
    "The server's stderr is passed through, signals reach it, and its exit code is the command's own; 3 when Oktsec itself cannot work, with the server ended: there is no open door. It needs no running `oktsec serve`.",
    "Without a config it observes: it records what it would have stopped, and stops nothing. ./oktsec.yaml is never read here, so that a cloned repository cannot disarm it.",
  ],
  flags: {
    agent: {
      kind: "text",
      value: "NAME",
      required: true,
      help: "Name of the server: its policy in the config, and the sender in the audit",
    },
    enforce: { kind: "switch", help: "Enforce, whatever the config says" },
    config: { kind: "text", value: "FILE", help: "Config to read; else OKTSEC_CONFIG, ~/.oktsec/config.yaml" },
    client: { kind: "text", value: "ID", help: "Label of the client, for the audit" },
    "inspect-responses": { kind: "switch", help: "Accepted and without effect: results are always inspected" },
  },
  rest: { value: "COMMAND ARGS", help: "The server, as the client would start it", required: true },
  examples: [
    {
      run: "oktsec proxy --agent files -- npx -y @modelcontextprotocol/server-filesystem ~/notes",
      does: "put a server behind Oktsec, with the mode that the config says",
    },
    {
      run: "oktsec proxy --enforce --agent db -- uvx mcp-server-sqlite --db-path a.db",
      does: "stop threats, not only record them",
    },
  ],
  exits: {
    0: "the server ended with 0; any other code of its own is passed on",
    3: "the server cannot be started, or Oktsec cannot decide",
  },
});

/** Runs until the server ends. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  let child = takeAhead();
  try {
    const { flags, rest } = parseFlags(argv, spec);
    checkLabels(flags);
    child ??= startChild(rest);
    using _signals = forwardSignals(child);
    await using opened = open(app, flags);
    return await runProxy({
      child,
      agent: flags.agent,
      client: flags.client,
      ready: opened.ready,
      input: Deno.stdin.readable,
      output: Deno.stdout.writable,
      now: app.now,
    });
  } catch (error) {
    if (child) signal(child, "SIGKILL");
    throw error;
  }
}

function checkLabels({ agent, client }: { readonly agent: string; readonly client: string | null }): void {
  const reason = checkName(agent);
  if (reason !== null) throw fail("identity/bad-name", [agent, reason]);
  if (client !== null && client.length > LABEL_CHARS_MAX) {
    throw fail("cli/bad-arguments", [`Cannot use --client: it is longer than ${LABEL_CHARS_MAX} characters`]);
  }
}

interface Opened extends AsyncDisposable {
  readonly ready: Promise<Ready>;
}

/** Opens the runtime while the server starts; closes it after the last frame. */
function open(
  app: App,
  flags: { readonly config: string | null; readonly enforce: boolean; readonly agent: string },
): Opened {
  const opening = openRuntime(app, flags);
  const ready = opening.then((runtime): Ready => ({
    point: runtime.point,
    mode: () => modeFor(runtime.loaded().config, { door: "stdio", agent: flags.agent, forced: runtime.forcedEnforce }),
    limits: () => runtime.loaded().config.limits,
    log: app.log,
  }));
  return {
    ready,
    async [Symbol.asyncDispose]() {
      const runtime = await opening.catch(() => null);
      await runtime?.[Symbol.asyncDispose]();
    },
  };
}

async function openRuntime(
  app: App,
  { config, enforce, agent }: { readonly config: string | null; readonly enforce: boolean; readonly agent: string },
): Promise<Runtime> {
  const loaded = await app.loadConfig({ flag: config, local: false });
  const runtime = await app.openRuntime(loaded, { enforce });
  for (const note of loaded.notes) app.log.warn(note);
  app.log.info("The proxy is ready", {
    agent,
    mode: modeFor(loaded.config, { door: "stdio", agent, forced: enforce }),
    config: loaded.path ?? "none; write one with `oktsec setup`",
  });
  return runtime;
}

/** What ends us is meant for the server. After TERM and HUP it gets little time: a client would end us next, and leave it behind. */
function forwardSignals(child: Child): Disposable {
  const names: readonly Deno.Signal[] = Deno.build.os === "windows" ? ["SIGINT"] : ["SIGINT", "SIGTERM", "SIGHUP"];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = names.map((name) => {
    const listener = () => {
      signal(child, name);
      if (name !== "SIGINT") timer ??= setTimeout(() => signal(child, "SIGKILL"), PATIENCE.afterTerm);
    };
    Deno.addSignalListener(name, listener);
    return () => Deno.removeSignalListener(name, listener);
  });
  return {
    [Symbol.dispose]() {
      clearTimeout(timer);
      for (const remove of listeners) remove();
    },
  };
}
