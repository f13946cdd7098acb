/** `oktsec logs`: what the audit trail says. Reads only: a trail under examination is not touched by looking at it. */
import type { App } from "../../core/cli/app.ts";
import { loadLocalConfig } from "../../core/cli/local_config.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { utc } from "../../core/cli/format.ts";
import { onInterrupt, sleep } from "../../core/cli/interrupt.ts";
import { CONFIG_FLAG, defineCommand } from "../../core/cli/spec.ts";
import { paint } from "../../core/cli/text.ts";
import { momentAt } from "../../core/cli/values.ts";
import { STATUSES } from "../../core/contract/decision.ts";
import type { AuditEntry, AuditFilter, Store } from "../../core/contract/store.ts";
import { LIST_LIMIT_MAX } from "../../core/limits.ts";
import { cells, entryJson, HEADINGS, matches, STATUS_COLUMN, styleOf } from "./_log_entry.ts";

/** Words of `oktsec logs`. */
export const spec = defineCommand({
  name: "logs",
  summary: "Show what was decided, newest first",
  about: [
    "Reads the audit trail without changing it. Times are UTC. With --follow the oldest of the listed entries comes first, and new " +
    "ones are added as any process of this machine records them.",
  ],
  flags: {
    status: { kind: "choice", values: STATUSES, help: "Only this outcome" },
    agent: { kind: "text", value: "NAME", help: "Only what this agent sent or received" },
    unverified: { kind: "switch", help: "Only what had no valid signature" },
    since: { kind: "moment", help: "Only what is not older" },
    limit: { kind: "int", value: "N", min: 1, max: LIST_LIMIT_MAX, default: 50, help: "Entries at most" },
    kind: {
      kind: "choice",
      values: ["decision", "review", "admin", "lifecycle"],
      default: "decision",
      help: "What the entries tell of: traffic, reviews, changes of settings, or processes",
    },
    follow: { kind: "switch", short: "f", help: "Keep printing new entries until stopped" },
    config: CONFIG_FLAG,
    json: { kind: "switch", help: "Print a JSON array; with --follow one object a line" },
  },
  examples: [
    { run: "oktsec logs", does: "the last 50 decisions" },
    { run: "oktsec logs --status blocked --since 1h", does: "what was blocked in the last hour" },
    { run: "oktsec logs --agent research-agent --json", does: "one agent's traffic, for a program" },
    { run: "oktsec logs --follow --unverified", does: "watch what comes without a valid signature" },
    { run: "oktsec logs --kind admin", does: "who changed settings" },
  ],
});

const POLL_MS = 500;
const BATCH = 500;

/** Prints entries. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  const { flags } = parseFlags(argv, spec);
  const loaded = await loadLocalConfig(app, flags);
  await using store = await app.openStore(loaded, { readOnly: true });
  const filter: AuditFilter = {
    kind: flags.kind,
    ...(flags.status === null ? {} : { status: flags.status }),
    ...(flags.agent === null ? {} : { agent: flags.agent }),
    ...(flags.unverified ? { unverified: true } : {}),
    ...(flags.since === null ? {} : { since: momentAt(flags.since, app.now()) }),
  };
  if (flags.follow) {
    await follow(store, filter, { app, limit: flags.limit, isJson: flags.json });
    return 0;
  }
  const { items } = await store.audit.query(filter, { limit: flags.limit });
  if (flags.json) app.out.json(items.map(entryJson));
  else printTable(items, flags.kind, app);
  return 0;
}

function printTable(items: readonly AuditEntry[], kind: AuditEntry["kind"], app: App): void {
  if (kind === "decision") {
    app.out.table(HEADINGS, items.map(cells), {
      empty: "No entries",
      style: (cell, column) => column === STATUS_COLUMN ? styleOf(cell) : null,
    });
  } else {
    const rows = items.map((entry) => [utc(entry.at), entry.actor ?? "", entry.from ?? "", entry.note ?? ""]);
    app.out.table(["TIME (UTC)", "WHO", "AGENT", "WHAT"], rows, { empty: "No entries" });
  }
}

async function follow(
  store: Store,
  filter: AuditFilter,
  { app, limit, isJson }: { app: App; limit: number; isJson: boolean },
): Promise<void> {
  using interrupt = onInterrupt();
  // The place is taken before the listing is read: what is recorded between the two is in both, and shown once.
  let { next } = await store.audit.tail(null, { limit: 1 });
  const { items } = await store.audit.query(filter, { limit });
  const shown = new Set(items.map(({ id }) => id));
  for (const entry of items.toReversed()) printLine(entry, app, isJson);
  while (!interrupt.signal.aborted) {
    const page = await store.audit.tail(next, { limit: BATCH });
    next = page.next;
    for (const entry of page.items) {
      if (!shown.delete(entry.id) && matches(entry, filter)) printLine(entry, app, isJson);
    }
    if (page.items.length < BATCH) await sleep(POLL_MS, interrupt.signal);
  }
}

function printLine(entry: AuditEntry, { out }: App, isJson: boolean): void {
  if (isJson) return out.json(entryJson(entry), { line: true });
  const words = entry.kind === "decision"
    ? cells(entry)
    : [utc(entry.at), entry.actor ?? "", entry.from ?? "", entry.note ?? ""];
  out.print(
    words.map((word, index) =>
      paint(word, index === STATUS_COLUMN && entry.kind === "decision" ? styleOf(word) : null, out.color)
    ).join("  "),
  );
}
