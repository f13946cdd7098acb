/** `oktsec quarantine`: what is held for a person, and the person's word on it. */
import type { App } from "../../core/cli/app.ts";
import { loadLocalConfig } from "../../core/cli/local_config.ts";
import { parseFlags, pickAction } from "../../core/cli/args.ts";
import { span, utc } from "../../core/cli/format.ts";
import { CONFIG_FLAG, defineCommand, defineGroup, JSON_FLAG } from "../../core/cli/spec.ts";
import type { Style } from "../../core/cli/text.ts";
import type { HeldState } from "../../core/contract/store.ts";
import { LIST_LIMIT_MAX } from "../../core/limits.ts";
import { heldJson } from "./_held.ts";
import { detail } from "./_quarantine_detail.ts";
import { settle } from "./_quarantine_settle.ts";

const ID = { id: { help: "Id of the item", required: true } } as const;
const REVIEW_FLAGS = {
  reviewer: { kind: "text", value: "NAME", help: "Who decides; else your user name" },
  reason: { kind: "text", value: "TEXT", help: "Why, for the audit trail" },
  config: CONFIG_FLAG,
  json: JSON_FLAG,
} as const;

const LIST = defineCommand({
  name: "quarantine list",
  summary: "List held items, newest first",
  flags: {
    status: {
      kind: "choice",
      values: ["pending", "approved", "rejected", "expired", "used", "all"],
      default: "pending",
      help: "Only items in this state",
    },
    limit: { kind: "int", value: "N", min: 1, max: LIST_LIMIT_MAX, default: 50, help: "Items at most" },
    config: CONFIG_FLAG,
    json: JSON_FLAG,
  },
  examples: [
    { run: "oktsec quarantine list", does: "what waits for a decision" },
    { run: "oktsec quarantine list --status all --json", does: "everything, for a program" },
  ],
});

const DETAIL = defineCommand({
  name: "quarantine detail",
  summary: "Show one item: its rules and its text, secrets masked",
  operands: ID,
  flags: { config: CONFIG_FLAG, json: JSON_FLAG },
  examples: [{ run: "oktsec quarantine detail ID", does: "what is held and why" }],
});

const APPROVE = defineCommand({
  name: "quarantine approve",
  summary: "Approve an item and record who did and why",
  about: [
    "The approval is recorded. Delivering an approved message and resuming an approved call are not part of this version.",
  ],
  operands: ID,
  flags: REVIEW_FLAGS,
  examples: [{ run: 'oktsec quarantine approve ID --reviewer ops --reason "known report"', does: "approve" }],
});

const REJECT = defineCommand({
  name: "quarantine reject",
  summary: "Reject an item for good and record who did and why",
  operands: ID,
  flags: REVIEW_FLAGS,
  examples: [{ run: 'oktsec quarantine reject ID --reviewer ops --reason "injection"', does: "reject" }],
});

/** Words of `oktsec quarantine`. */
export const spec = defineGroup({
  name: "quarantine",
  summary: "Review what is held",
  actions: { list: LIST, detail: DETAIL, approve: APPROVE, reject: REJECT },
  fallback: "list",
});

/** Lists, shows or settles. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  const picked = pickAction(argv, spec);
  switch (picked.action) {
    case "list":
      return await list(picked.argv, app);
    case "detail": {
      const { flags, operands } = parseFlags(picked.argv, DETAIL);
      return await detail(app, { ...flags, id: operands.id });
    }
    case "approve": {
      const { flags, operands } = parseFlags(picked.argv, APPROVE);
      return await settle(app, { ...flags, id: operands.id, state: "approved" });
    }
    case "reject": {
      const { flags, operands } = parseFlags(picked.argv, REJECT);
      return await settle(app, { ...flags, id: operands.id, state: "rejected" });
    }
  }
}

async function list(argv: readonly string[], app: App): Promise<number> {
  const { flags } = parseFlags(argv, LIST);
  const loaded = await loadLocalConfig(app, flags);
  await using store = await app.openStore(loaded, { readOnly: true });
  const now = app.now();
  const { items } = await store.quarantine.list(flags.status, { now, limit: flags.limit });
  if (flags.json) {
    app.out.json(items.map(heldJson));
    return 0;
  }
  app.out.table(
    ["ID", "STATE", "HELD (UTC)", "FROM", "TO", "RULES", "EXPIRES"],
    items.map((held) => [
      held.id,
      held.state,
      utc(held.createdAt),
      held.from,
      [held.to, held.tool].filter((part) => part !== null).join(" "),
      held.rules.join(" "),
      held.state === "pending" ? `in ${span(held.expiresAt - now)}` : "",
    ]),
    {
      empty: flags.status === "pending" ? "Nothing waits for review" : "No items",
      style: (cell, column) => column === 1 ? styleOf(cell) : null,
    },
  );
  return 0;
}

const STATE_STYLES: Readonly<Record<HeldState, Style | null>> = {
  pending: "yellow",
  approved: "green",
  rejected: "red",
  expired: "dim",
  used: "green",
};

function styleOf(state: string): Style | null {
  return Object.entries(STATE_STYLES).find(([name]) => name === state)?.[1] ?? null;
}
