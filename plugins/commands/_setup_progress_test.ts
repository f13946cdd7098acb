import assert from "node:assert/strict";
import { fakeMachine } from "../../tests/fakes/machine.ts";
import { Box } from "../../tests/_cli.ts";
import { CURSOR, CURSOR_TEXT, put } from "../../tests/flows/_clients.ts";
import { defineClient } from "../../core/contract/platform.ts";
import { discover } from "../../core/platforms/discover.ts";
import { carryOutSetup, planSetup } from "./_setup.ts";
import { filesShown, stepsShown } from "./_setup_progress.ts";

/** Collects what is shown. */
function watched() {
  const shown: string[] = [];
  return { shown, progress: { show: (text: string) => void shown.push(text), [Symbol.dispose]: () => {} } };
}

Deno.test("setup shows every file that it looks at and every step that it takes, in their order", async () => {
  await using box = await Box.open();
  await put(box, { [CURSOR]: CURSOR_TEXT });
  const app = await box.app();
  const { shown, progress } = watched();
  const options = { config: null, keys: null, isForced: false, isEnforced: false, withClients: true };
  const setup = await planSetup(app, { ...options, onFile: filesShown(progress) });
  await carryOutSetup(app, setup, { beforeStep: stepsShown(progress) });
  const told = shown.map((text) => text.replaceAll(box.root, "~"));
  assert.ok(told.includes("Looking at ~/.cursor/mcp.json"));
  assert.deepEqual(told.slice(told.indexOf("Writing the config ~/home/config.yaml")), [
    "Writing the config ~/home/config.yaml",
    "Creating keys for ~/home/config.yaml",
    "Opening the audit trail of ~/home/config.yaml",
    "Writing down what is about to happen in ~/home/clients.journal",
    "Keeping a backup of ~/.cursor/mcp.json",
    "Noting what is wrapped in ~/.cursor/mcp.json",
    "Changing ~/.cursor/mcp.json",
    "Reading back ~/.cursor/mcp.json",
    "Closing ~/home/clients.journal",
    "Recording the change under ~/home/config.yaml",
  ]);
});

Deno.test("a file that is not there is not shown as looked at", async () => {
  const client = defineClient({
    id: "acme",
    title: "Acme",
    files: [{ path: "{home}/a.json", scope: "user" }, { path: "{home}/b.json", scope: "user" }],
    format: "json",
    key: ["servers"],
    servers: "map",
    shapes: [{ kind: "split", command: ["command"], args: ["args"] }],
    urls: ["url"],
    reload: "Start Acme again",
  });
  const machine = fakeMachine({ os: "linux", files: { "/home/ana/b.json": "{}" } });
  const { shown, progress } = watched();
  await discover(machine, [client], { project: null, onFile: filesShown(progress) });
  assert.deepEqual(shown, ["Looking at /home/ana/b.json"]);
});
