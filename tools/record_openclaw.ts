/** Runs the real OpenClaw over the samples and records what its own audit says. Development only. */
import { FIXTURES, installOpenClaw, SAMPLES, VERSION } from "../tests/_openclaw.ts";

const openclaw = await installOpenClaw();
if (openclaw === null) throw new Error("npm cannot install OpenClaw");
for (const sample of SAMPLES) {
  const recorded = {
    version: VERSION,
    date: new Date().toISOString().slice(0, 10),
    points: await openclaw.audit(sample),
  };
  await Deno.writeTextFile(new URL(`${sample}.audit.json`, FIXTURES), JSON.stringify(recorded, null, 2) + "\n");
}
