/** `oktsec status`: what is in force, where it comes from, and how it goes. Reads only. */
import type { App } from "../../core/cli/app.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { bytes, counted, utc } from "../../core/cli/format.ts";
import { CONFIG_FLAG, defineCommand, JSON_FLAG } from "../../core/cli/spec.ts";
import { drawFields } from "../../core/cli/table.ts";
import { plain } from "../../core/cli/text.ts";
import { gather, PENDING_MAX, type StatusFacts } from "./_status_facts.ts";

/** Words of `oktsec status`. */
export const spec = defineCommand({
  name: "status",
  summary: "Show what is in force and how it goes",
  about: [
    "Mode and config, the database, decisions of the last 24 hours, held items, agents and keys, what was refused before it became a " +
    "decision, and whether a server answers on the configured port.",
  ],
  flags: { config: CONFIG_FLAG, json: JSON_FLAG },
  examples: [
    { run: "oktsec status", does: "the state of this machine" },
    { run: "oktsec status --json", does: "the same for a program" },
  ],
  exits: { 3: "the config or the database cannot be read" },
});

/** Prints the state. A database that cannot be read is told together with all the rest. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  const { flags } = parseFlags(argv, spec);
  const loaded = await app.loadConfig({ flag: flags.config, local: true });
  const facts = await gather(app, loaded);
  if (flags.json) app.out.json(facts);
  else app.out.print(asText(facts, app.out.color));
  return facts.database.problem === null ? 0 : 3;
}

function asText(facts: StatusFacts, color: boolean): string {
  const { mode, config, database, server } = facts;
  const fields: (readonly [string, string])[] = [
    [
      "mode",
      [`${mode.global} (${mode.from})`, ...mode.narrower.map(({ key, mode }) => plain(`${key}: ${mode}`))].join("\n"),
    ],
    [
      "config",
      [`${config.path ?? "none: the defaults hold"}`, `revision ${config.revision}`, ...config.notes.map(plain)].map(
        plain,
      ).join("\n"),
    ],
    [
      "server",
      server.running
        ? `answers at ${server.url}${server.version === null ? "" : `, version ${server.version}`}`
        : `none at ${server.url}`,
    ],
    ["database", databaseText(database)],
  ];
  if (facts.audit) {
    fields.push([
      "last row",
      `${utc(facts.audit.at)} UTC, ${facts.audit.kind}, row ${facts.audit.seq} of writer ${facts.audit.writer}`,
    ]);
  }
  if (facts.last_24h) fields.push(["last 24 h", countsText(facts.last_24h) || "no decisions"]);
  if (facts.quarantine) {
    fields.push([
      "quarantine",
      `${counted(facts.quarantine.pending, "item")}${facts.quarantine.pending < PENDING_MAX ? "" : " or more"} pending`,
    ]);
  }
  fields.push(
    ["agents", `${facts.agents.configured} configured, ${facts.agents.suspended} suspended`],
    ["keys", `${facts.keys.loaded} loaded, ${facts.keys.skipped} skipped`],
    ["rules", rulesText(facts)],
  );
  for (const { path, sha256, problem } of facts.plugins) {
    fields.push(["plugin", `${plain(path)}\n${problem === null ? `SHA-256 ${sha256}` : plain(problem)}`]);
  }
  if (facts.counters) {
    fields.push(["counters", countsText(facts.counters) || "nothing refused unread, nothing failed"]);
  }
  return drawFields(fields, color);
}

function databaseText({ backend, path, size, problem }: StatusFacts["database"]): string {
  const place = path === "" ? backend : `${path} (${backend}${size === null ? "" : `, ${bytes(size)}`})`;
  return problem === null ? place : `${plain(place)}\n${plain(problem)}`;
}

function rulesText({ rules, custom_rules: own }: StatusFacts): string {
  if (own === null) return String(rules);
  const refused = own.refused.map((refusal) => `refused: ${plain(refusal)}`);
  return [`${rules}, ${own.loaded} of them your own in ${plain(own.dir)}`, ...refused].join("\n");
}

function countsText(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts).filter(([, count]) => count > 0).map(([name, count]) =>
    `${name} ${count.toLocaleString("en-US")}`
  ).join(", ");
}
