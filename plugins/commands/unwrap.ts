/** `oktsec unwrap`: takes Oktsec out of the configs of clients again. */
import type { App } from "../../core/cli/app.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { counted } from "../../core/cli/format.ts";
import { defineCommand, JSON_FLAG } from "../../core/cli/spec.ts";
import { paint, plain } from "../../core/cli/text.ts";
import { fail, reasonOf } from "../../core/errors.ts";
import { record } from "../../core/platforms/install.ts";
import { unwrapChange } from "../../core/platforms/unwrap.ts";
import { backupsOf, writeAll, type Written } from "../../core/platforms/write.ts";
import { printDiffs } from "./_diff.ts";
import { type Changing, runningIn, runningJson, sayRunning } from "./_running.ts";
import { demandPlatform, survey } from "./_survey.ts";
import { type UnwrapPlan, wrappedFiles } from "./_unwrap_plan.ts";

/** Words of `oktsec unwrap`. */
export const spec = defineCommand({
  name: "unwrap",
  summary: "Take Oktsec out of a client's config again",
  about: [
    "A file that is as Oktsec left it gets back the very bytes that it had. A file that was changed since keeps these changes, and each entry is put back from what it holds itself; so are entries that older versions wrote, and those whose backup is gone.",
    "Files of projects that were wrapped are included. The backups stay in Oktsec's home.",
  ],
  operands: { client: { help: "Client to unwrap; see `oktsec clients`" } },
  flags: {
    all: { kind: "switch", help: "Every file that is wrapped" },
    "dry-run": { kind: "switch", help: "Show what would change, line by line, and change nothing" },
    json: JSON_FLAG,
  },
  examples: [
    { run: "oktsec unwrap cursor", does: "put back what Cursor starts" },
    { run: "oktsec unwrap --all", does: "before Oktsec is removed" },
    { run: "oktsec unwrap --all --dry-run", does: "see first what would change" },
  ],
  exits: {
    0: "done, also where nothing was wrapped",
    1: "some files were left as they are; each is named",
    3: "a write failed, and every file is as it was",
  },
});

/** A file and what became of it; null where nothing was to be written. */
interface Told {
  readonly plan: UnwrapPlan;
  readonly written: Written | null;
}

/** Unwraps. Needs no config: who wants out must not have to mend one first. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  const { flags, operands: { client } } = parseFlags(argv, spec);
  if (client !== null && flags.all) throw fail("cli/bad-arguments", ["Cannot use a client and --all together"]);
  if (client === null && !flags.all) {
    throw fail("cli/bad-arguments", ["Cannot unwrap: name a client, or take all with --all"]);
  }
  const found = await survey(app, { project: null });
  const id = client === null ? null : demandPlatform(found.platforms, client).id;
  const backups = backupsOf(app.surroundings.home);
  const plans = await wrappedFiles(found, backups, id);
  const isDryRun = flags["dry-run"];
  const changes = plans.filter(({ made }) => made.kind === "text").map(({ file }) => unwrapChange(file, backups));
  const running = await runningIn(changing(plans), found.machine);
  if (!flags.json) sayRunning(app.out, running);
  const { home } = app.surroundings;
  const written = isDryRun ? [] : await writeAll(changes, { home, machine: found.machine, now: app.now });
  const told = plans.map((plan) => ({
    plan,
    written: written.find(({ realpath }) => realpath === plan.file.realpath) ?? null,
  }));
  if (written.some(({ kind }) => kind === "written")) await put(app, noteOf(told), flags.json);
  if (flags.json) app.out.json(resultJson(told, { isDryRun, running }));
  else print(app, told, isDryRun);
  return told.some(isIncomplete) ? 1 : 0;
}

function changing(plans: readonly UnwrapPlan[]): readonly Changing[] {
  return plans.filter(({ made }) => made.kind === "text").map(({ file: { client, path } }) => ({ client, path }));
}

/** The trail is told where it can be; what stands in its way must not keep anybody in. */
async function put(app: App, note: string, isJson: boolean): Promise<void> {
  try {
    const loaded = await app.loadConfig({ flag: null, local: false });
    await using store = await app.openStore(loaded);
    await record(app, store, { loaded, note });
  } catch (error) {
    if (!isJson) app.out.say(`The change holds, but cannot be recorded in the audit trail: ${reasonOf(error)}`);
  }
}

function noteOf(told: readonly Told[]): string {
  const files = told.filter(({ written }) => written?.kind === "written");
  return `unwrapped ${files.map(({ plan }) => `${plan.file.client.id} (${namesOf(plan).join(", ")})`).join("; ")}`;
}

function namesOf({ made }: UnwrapPlan): readonly string[] {
  return made.kind === "text" ? made.freed.map(({ name }) => name) : [];
}

/** Why a file was left as it is; null where it was not. */
function refusalOf({ plan: { made }, written }: Told): string | null {
  if (made.kind === "refused") return made.reason;
  return written?.kind === "refused" ? written.reason : null;
}

function isIncomplete(told: Told): boolean {
  return refusalOf(told) !== null || told.plan.made.kind === "text" && told.plan.made.left.length > 0;
}

function totalsOf(told: readonly Told[]) {
  const done = told.filter((one) => refusalOf(one) === null);
  return {
    unwrapped: done.flatMap(({ plan }) => namesOf(plan)).length,
    left: done.reduce((sum, { plan: { made } }) => sum + (made.kind === "text" ? made.left.length : 0), 0),
    refused: told.length - done.length,
  };
}

function print({ out }: App, told: readonly Told[], isDryRun: boolean): void {
  if (told.length === 0) return out.print("Nothing is wrapped");
  for (const one of told) {
    const { plan: { file, made } } = one;
    out.print(`${paint(file.client.title, "bold", out.color)}  ${plain(file.path)}`);
    const refusal = refusalOf(one);
    if (refusal !== null) out.print(`  ${paint("left", "yellow", out.color)}  ${plain(refusal)}`);
    if (refusal !== null || made.kind !== "text") continue;
    const what = made.isWhole
      ? "to the byte what it was before it was wrapped"
      : "each entry put back; what was changed since is kept";
    out.print(
      `  ${paint(isDryRun ? "would be" : "is", "green", out.color)} ${what}: ${plain(namesOf(one.plan).join(", "))}`,
    );
    for (const { entry, reason } of made.left) {
      out.print(`  ${paint("left", "yellow", out.color)}  ${plain(entry.name)}: ${plain(reason)}`);
    }
  }
  if (isDryRun) printDiffs(told.map(({ plan }) => diffOf(plan)), out);
  const { unwrapped, left, refused } = totalsOf(told);
  const not = left + refused === 0 ? "" : `; ${
    [
      ...(left > 0 ? [`${counted(left, "server")} left`] : []),
      ...(refused > 0 ? [`${counted(refused, "file")} left alone`] : []),
    ].join(", ")
  }`;
  out.print(`${isDryRun ? "Would unwrap" : "Unwrapped"} ${counted(unwrapped, "server")}${not}`);
  const changed = told.filter(({ written }) => written?.kind === "written");
  for (const advice of new Set(changed.map(({ plan: { file } }) => `${file.client.title}: ${file.client.reload}`))) {
    out.print(`Next: ${plain(advice)}`);
  }
}

function diffOf({ file, before, made }: UnwrapPlan) {
  return { path: file.path, format: file.format, before, after: made.kind === "text" ? made.text : before };
}

function resultJson(
  told: readonly Told[],
  { isDryRun, running }: { readonly isDryRun: boolean; readonly running: readonly Changing[] },
) {
  return {
    dry_run: isDryRun,
    files: told.map(fileJson),
    running: runningJson(running),
    totals: totalsOf(told),
  };
}

function fileJson(one: Told) {
  const { plan: { file, made }, written } = one;
  return {
    client: file.client.id,
    path: file.path,
    realpath: file.realpath,
    changed: written?.kind === "written",
    exact: made.kind === "text" && made.isWhole,
    refused: refusalOf(one),
    servers: namesOf(one.plan),
    left: made.kind === "text" ? made.left.map(({ entry, reason }) => ({ name: entry.name, reason })) : [],
  };
}
