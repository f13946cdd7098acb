/**
 * A process of its own that sets up a home, or takes Oktsec out of its clients, and is killed on the way: `setup ROOT STEP`
 * kills it before the step of that number, counted from 0. Ends by itself where there are fewer steps.
 */
import process from "node:process";
import { unwrapChange } from "../../core/platforms/unwrap.ts";
import { backupsOf, writeAll } from "../../core/platforms/write.ts";
import { carryOutSetup, planSetup } from "../../plugins/commands/_setup.ts";
import { survey } from "../../plugins/commands/_survey.ts";
import { wrappedFiles } from "../../plugins/commands/_unwrap_plan.ts";
import { Box } from "../_cli.ts";

const [verb = "", root = "", number = ""] = Deno.args;
const app = await Box.over(root).app();
let step = 0;
function beforeStep(): void {
  if (step++ === Number(number)) process.kill(process.pid, "SIGKILL");
}

if (verb === "setup") {
  const options = { config: null, keys: null, isForced: false, isEnforced: false, withClients: true };
  await carryOutSetup(app, await planSetup(app, options), { beforeStep });
} else {
  const { home } = app.surroundings;
  const found = await survey(app, { project: null });
  const plans = await wrappedFiles(found, backupsOf(home), null);
  const changes = plans.map(({ file }) => unwrapChange(file, backupsOf(home)));
  await writeAll(changes, { home, machine: found.machine, now: app.now, beforeStep });
}
