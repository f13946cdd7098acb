/** `oktsec quarantine detail`: what is held and why. The text is opened, redacted, and never written anywhere else. */
import type { App } from "../../core/cli/app.ts";
import { loadLocalConfig } from "../../core/cli/local_config.ts";
import { utc } from "../../core/cli/format.ts";
import { drawFields } from "../../core/cli/table.ts";
import { plain } from "../../core/cli/text.ts";
import type { AuditEntry, Held } from "../../core/contract/store.ts";
import { fail, reasonOf } from "../../core/errors.ts";
import { openSeal } from "../../core/identity/seal.ts";
import { isId } from "../../core/ids.ts";
import { redact } from "../../core/matching/redact.ts";
import { factsOf } from "../../core/registry/known.ts";
import { heldJson } from "./_held.ts";

/** What the command line says. */
export interface DetailQuery {
  readonly id: string;
  readonly config: string | null;
  readonly json: boolean;
}

/** Characters of the text that are shown; a message may have ten million. */
const TEXT_CHARS_MAX = 20_000;

/** Shows one item. Throws `quarantine/not-found`. */
export async function detail(app: App, { id, config, json }: DetailQuery): Promise<number> {
  if (!isId(id)) throw fail("quarantine/not-found", [id]);
  const loaded = await loadLocalConfig(app, { config, json });
  await using store = await app.openStore(loaded, { readOnly: true });
  const held = await store.quarantine.get(id, app.now());
  if (!held) throw fail("quarantine/not-found", [id]);
  const entry = await store.audit.get(id);
  const text = await openText(held, loaded.config.identity.keys_dir);
  const facts = factsOf(app.registry);
  const findings = (entry?.findings ?? []).map(({ rule, severity, path, excerpt }) => ({
    rule,
    title: facts.find(({ id }) => id === rule)?.title ?? null,
    severity,
    path,
    excerpt,
  }));
  if (json) app.out.json({ ...heldJson(held), findings, text: text.shown, text_problem: text.problem });
  else app.out.print(asText({ held, entry, text, findings, color: app.out.color }));
  return 0;
}

interface Text {
  /** Redacted; null when it cannot be opened. */
  readonly shown: string | null;
  readonly problem: string | null;
}

async function openText(held: Held, keysDir: string): Promise<Text> {
  try {
    const seal = await openSeal(keysDir, { create: false });
    const whole = redact(seal.open(held.sealed, held.id));
    const isCut = whole.length > TEXT_CHARS_MAX;
    return {
      shown: whole.slice(0, TEXT_CHARS_MAX),
      problem: isCut ? `only the first ${TEXT_CHARS_MAX} characters are shown` : null,
    };
  } catch (error) {
    return { shown: null, problem: reasonOf(error) };
  }
}

interface Facts {
  readonly held: Held;
  readonly entry: AuditEntry | null;
  readonly text: Text;
  readonly findings: readonly { rule: string; title: string | null; severity: string; path: string; excerpt: string }[];
  readonly color: boolean;
}

function asText({ held, entry, text, findings, color }: Facts): string {
  const rules = findings.map(({ rule, title, severity, path, excerpt }) =>
    plain(`${rule} ${severity}${title === null ? "" : `: ${title}`}${path === "" ? "" : ` at ${path}`} - ${excerpt}`)
  );
  const fields: (readonly [string, string])[] = [
    ["id", held.id],
    ["state", held.state],
    ["held", `${utc(held.createdAt)} UTC${entry?.door ? ` at door ${entry.door}` : ""}`],
    ["expires", `${utc(held.expiresAt)} UTC`],
    ["from", held.from],
    ["to", [held.to, held.tool].filter((part) => part !== null).join(" ") || "-"],
    ["rules", rules.join("\n") || held.rules.join(" ")],
    ["digest", held.digest],
    ["policy", held.policy],
  ];
  if (held.reviewer !== null) {
    fields.push(["reviewer", `${held.reviewer}${held.reviewedAt === null ? "" : ` at ${utc(held.reviewedAt)} UTC`}`], [
      "reason",
      held.note ?? "-",
    ]);
  }
  if (text.shown !== null) fields.push(["text", text.shown]);
  if (text.problem !== null) {
    fields.push(["note", text.shown === null ? `The text cannot be shown: ${text.problem}` : text.problem]);
  }
  return drawFields(fields, color);
}
