/** `oktsec audit`: judges how agent products are set up, and proves that the audit trail is whole. Reads only. */
import type { App } from "../../core/cli/app.ts";
import { loadLocalConfig } from "../../core/cli/local_config.ts";
import { parseFlags, pickAction } from "../../core/cli/args.ts";
import { counted } from "../../core/cli/format.ts";
import { onInterrupt } from "../../core/cli/interrupt.ts";
import { startProgress } from "../../core/cli/progress.ts";
import { CONFIG_FLAG, defineCommand, defineGroup, JSON_FLAG } from "../../core/cli/spec.ts";
import type { AuditStore, ProblemKind, Verification } from "../../core/contract/store.ts";
import { fail } from "../../core/errors.ts";
import { POSTURE } from "./_audit_spec.ts";

const VERIFY_CHAIN = defineCommand({
  name: "audit verify-chain",
  summary: "Check that no row of the audit trail was changed, removed or cut off",
  about: [
    "Recomputes every link of every writer's chain and checks the signed checkpoints and heads. Nothing is repaired: a broken trail stays " +
    "as it was found, so that it can be examined.",
  ],
  flags: { config: CONFIG_FLAG, json: JSON_FLAG },
  examples: [
    { run: "oktsec audit verify-chain", does: "check the whole trail" },
    { run: "oktsec audit verify-chain --json", does: "{ok, rows, writers, problems} for a program" },
  ],
  exits: { 0: "the trail is whole", 1: "the trail is broken" },
});

/** Words of `oktsec audit`. */
export const spec = defineGroup({
  name: "audit",
  summary: "Check how agent products are set up, and verify the audit trail",
  actions: { posture: POSTURE, "verify-chain": VERIFY_CHAIN },
  fallback: "posture",
});

/** What a problem means, for a person. */
const MEANINGS: Readonly<Record<ProblemKind, string>> = {
  edited: "the row was changed",
  missing: "rows are missing here",
  reordered: "rows are out of order",
  forked: "two rows claim one place",
  truncated: "the end was cut off",
  bad_signature: "a checkpoint or head is not signed by our key",
  unsigned: "rows that no signature covers",
};
/** Problems listed as text; all are in the JSON. */
const LISTED_MAX = 100;

/** Runs the action. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  const picked = pickAction(argv, spec);
  switch (picked.action) {
    case "posture":
      return await (await import("./_audit_posture.ts")).posture(picked.argv, app);
    case "verify-chain":
      return await verifyChain(picked.argv, app);
  }
}

async function verifyChain(argv: readonly string[], app: App): Promise<number> {
  const { flags } = parseFlags(argv, VERIFY_CHAIN);
  const loaded = await loadLocalConfig(app, flags);
  await using store = await app.openStore(loaded, { readOnly: true });
  const result = await verify(app, store.audit);
  if (flags.json) {
    app.out.json({ ok: result.ok, rows: result.rows, writers: result.writers, problems: result.problems });
  } else report(result, app);
  return result.ok ? 0 : 1;
}

async function verify(app: App, audit: Pick<AuditStore, "verify">): Promise<Verification> {
  using interrupt = onInterrupt();
  using progress = startProgress(app.now);
  const stopped = () => fail("cli/stopped", ["checking the audit trail"]);
  try {
    const result = await audit.verify({
      signal: interrupt.signal,
      onProgress: (rows) => progress.show(`${counted(rows, "row")} checked`),
    });
    // Part of a trail proves nothing of the rest.
    if (interrupt.signal.aborted) throw stopped();
    return result;
  } catch (error) {
    throw interrupt.signal.aborted ? stopped() : error;
  }
}

function report({ ok, rows, writers, problems }: Verification, { out }: App): void {
  const size = `${counted(rows, "row")} of ${counted(writers, "writer")}`;
  if (ok) return out.print(`The audit trail is whole: ${size}`);
  out.print(`The audit trail is broken: ${counted(problems.length, "problem")} in ${size}`);
  const listed = problems.slice(0, LISTED_MAX);
  out.table(
    ["PROBLEM", "WRITER", "ROW", "ID", "MEANING"],
    listed.map(({ kind, writer, seq, id }) => [kind, writer, String(seq), id ?? "", MEANINGS[kind]]),
    { empty: "", style: (_, column) => column === 0 ? "red" : null },
  );
  if (problems.length > listed.length) {
    out.print(`… and ${counted(problems.length - listed.length, "more", "more")}; --json lists all`);
  }
}
