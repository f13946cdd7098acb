/** `oktsec run`: sets up what is missing, then serves. */
import type { App } from "../../core/cli/app.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { defineCommand } from "../../core/cli/spec.ts";
import { canAsk, confirm } from "./_ask.ts";
import { sayRunning } from "./_running.ts";
import { carryOutSetup, planSetup, printDone, printPlan, type Setup } from "./_setup.ts";

/** Words of `oktsec run`. */
export const spec = defineCommand({
  name: "run",
  summary: "Set up what is missing, then run the message API and the dashboard",
  about: [
    "Writes config and keys where they are missing. Before it touches the config of a client it shows the plan and asks; without a terminal it leaves clients as they are, unless --yes says otherwise. Then it serves, as `oktsec serve` does.",
  ],
  flags: {
    port: { kind: "int", value: "PORT", min: 0, max: 65_535, help: "Port to listen on, instead of server.port" },
    bind: { kind: "text", value: "ADDRESS", help: "Address to listen on, instead of server.bind" },
    enforce: { kind: "switch", help: "Stop threats to and from servers that are wrapped now" },
    "skip-wrap": { kind: "switch", help: "Leave clients as they are" },
    yes: { kind: "switch", help: "Wrap without asking", short: "y" },
    config: { kind: "text", value: "FILE", help: "Config; else OKTSEC_CONFIG, ~/.oktsec/config.yaml" },
  },
  examples: [
    { run: "oktsec run", does: "the first time and every time" },
    { run: "oktsec run --yes --port 8090", does: "without a question" },
    { run: "oktsec run --skip-wrap", does: "for a service that must not touch clients" },
  ],
});

/** Sets up, then serves until stopped. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  const { flags } = parseFlags(argv, spec);
  const options = { config: flags.config, keys: null, isForced: false, isEnforced: flags.enforce };
  const whole = await planSetup(app, { ...options, withClients: !flags["skip-wrap"] });
  const mayWrap = whole.work.files.length > 0 && await isAgreed(app, { setup: whole, isAsked: !flags.yes });
  const setup = mayWrap || whole.work.files.length === 0
    ? whole
    : await planSetup(app, { ...options, withClients: false });
  if (!setup.isDone) printDone(app, setup, await carryOutSetup(app, setup));
  if (whole.work.files.length > 0 && !mayWrap) {
    app.out.say("Clients stay as they are; wrap them with oktsec wrap --all");
  }
  const { run: serve } = await import("./serve.ts");
  return await serve([
    "--config",
    setup.target.path,
    ...(flags.port === null ? [] : ["--port", String(flags.port)]),
    ...(flags.bind === null ? [] : ["--bind", flags.bind]),
  ], app);
}

async function isAgreed(
  app: App,
  { setup, isAsked }: { readonly setup: Setup; readonly isAsked: boolean },
): Promise<boolean> {
  if (isAsked && !canAsk(app)) return false;
  sayRunning(app.out, setup.running);
  if (!isAsked) return true;
  printPlan(app, setup);
  return await confirm("Do this before serving?");
}
