/**
 * A process of its own that sets up a home and is killed on the way: `ROOT STEP` kills it before the step of that
 * number, counted from 0. Ends by itself where there are fewer steps.
 */
import process from "node:process";
import { carryOutSetup, planSetup } from "../../plugins/commands/_setup.ts";
import { Box } from "../_cli.ts";

const [root = "", number = ""] = Deno.args;
const app = await Box.over(root).app();
const setup = await planSetup(app, {
  config: null,
  keys: null,
  isForced: false,
  isEnforced: false,
  withClients: true,
});
let step = 0;
await carryOutSetup(app, setup, {
  beforeStep() {
    if (step++ === Number(number)) process.kill(process.pid, "SIGKILL");
  },
});
