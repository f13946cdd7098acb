/** Our findings on the samples against those of OpenClaw's own audit, point by point. */
import assert from "node:assert/strict";
import process from "node:process";
import type { Check } from "../core/contract/check.ts";
import { SEVERITIES, type Severity } from "../core/contract/verdict.ts";
import { CHECKS } from "../plugins/platform_openclaw/checks/mod.ts";
import platform from "../plugins/platform_openclaw/platform.ts";
import { checksFor, FIXTURES, installOpenClaw, type Point, SAMPLES, VERSION } from "./_openclaw.ts";
import { fakeMachine } from "./fakes/machine.ts";

/** How mild ours may be where OpenClaw says this. */
const LEAST: Readonly<Record<string, Severity>> = { critical: "high", warn: "low", info: "info" };

async function checksOf(sample: string): Promise<readonly Check[]> {
  const text = await Deno.readTextFile(new URL(`${sample}.json5`, FIXTURES));
  const machine = fakeMachine({ os: "linux", folderMode: 0o700, files: { "/home/ana/.openclaw/openclaw.json": text } });
  return await platform.check?.(machine, {}) ?? [];
}

async function recorded(sample: string): Promise<readonly Point[]> {
  // Written by tools/record_openclaw.ts.
  const file: { version: string; points: readonly Point[] } = JSON.parse(
    await Deno.readTextFile(new URL(`${sample}.audit.json`, FIXTURES)),
  );
  assert.equal(file.version, VERSION);
  return file.points;
}

/** Every point that none of our failed checks makes, or makes too mildly. */
function missed(points: readonly Point[], checks: readonly Check[]): readonly string[] {
  return points.filter(({ id, severity }) => {
    const ours = checks.filter((check) => !check.passed && checksFor(id).includes(check.id));
    const least = SEVERITIES.indexOf(LEAST[severity] ?? "info");
    return !ours.some((check) => SEVERITIES.indexOf(check.severity) >= least);
  }).map(({ id }) => id);
}

for (const sample of SAMPLES) {
  Deno.test(`ours makes every point of OpenClaw's audit of the ${sample} sample`, async () => {
    const points = await recorded(sample);
    assert.notEqual(points.length, 0);
    assert.deepEqual(missed(points, await checksOf(sample)), []);
  });
}

Deno.test("the safe sample has nothing high or critical, the dangerous one has", async () => {
  const severe = async (sample: string) =>
    (await checksOf(sample)).filter(({ passed, severity }) => !passed && /high|critical/.test(severity)).length;
  assert.equal(await severe("safe"), 0);
  assert.equal(await severe("typical"), 0);
  assert.ok(await severe("dangerous") > 20);
});

Deno.test("every check has an id of its own, and names entries of the OWASP lists", () => {
  assert.equal(new Set(CHECKS.map(({ id }) => id)).size, CHECKS.length);
  for (const { id, maps } of CHECKS) {
    assert.match(id, /^OC-[A-Z]+-\d{3}$/);
    for (const entry of maps) assert.match(entry, /^(?:ASI|MCP)(?:0[1-9]|10)$/, id);
  }
});

Deno.test(`OpenClaw ${VERSION} loads the samples, and its audit says no more than was recorded`, async (t) => {
  const openclaw = await installOpenClaw();
  if (openclaw === null) {
    process.stderr.write(`skipped: npm cannot install openclaw@${VERSION}\n`);
    return void await t.step({ name: "skipped: no OpenClaw", ignore: true, fn: () => {} });
  }
  for (const sample of SAMPLES) {
    const { valid } = await openclaw.validate(sample);
    assert.equal(valid, true, `${sample} is not valid`);
    const points = await openclaw.audit(sample);
    assert.deepEqual(missed(points, await checksOf(sample)), [], sample);
    assert.deepEqual(points, await recorded(sample), `${sample}: run tools/record_openclaw.ts`);
  }
});
