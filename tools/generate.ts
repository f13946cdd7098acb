/** Writes every generated file, or with --check says which are stale (exit 1). Development only. */
import { configJsonSchema } from "../core/config/json_schema.ts";
import { generateEvidence } from "./generate_evidence.ts";
import { generateFresh } from "./generate_fresh.ts";
import { generateHost } from "./generate_host.ts";
import { generateOpenClaw } from "./generate_openclaw.ts";
import { generateRules } from "./generate_rules.ts";
import { generateWording } from "./generate_wording.ts";

const root = new URL("../", import.meta.url);

/** Path from the root, and content, of every generated file. */
export async function generated(): Promise<ReadonlyMap<string, string>> {
  const schema = JSON.stringify(configJsonSchema(), null, 2) + "\n";
  return new Map([
    ...await generateRules(root),
    ...generateEvidence(),
    ...await generateWording(root),
    ...await generateFresh(root),
    ...await generateHost(root),
    ...await generateOpenClaw(root),
    ["static/config.schema.json", schema],
  ]);
}

/** Names of generated files whose content on disk is not what would be generated now. */
export async function stale(): Promise<string[]> {
  const names: string[] = [];
  for (const [name, content] of await generated()) {
    const current = await Deno.readTextFile(new URL(name, root)).catch(() => null);
    if (current !== content) names.push(name);
  }
  return names;
}

if (import.meta.main) {
  const names = await stale();
  if (Deno.args.includes("--check")) {
    for (const name of names) {
      Deno.stderr.writeSync(new TextEncoder().encode(`${name} is stale: run deno task generate\n`));
    }
    Deno.exit(names.length === 0 ? 0 : 1);
  }
  const files = await generated();
  for (const name of names) await Deno.writeTextFile(new URL(name, root), files.get(name) ?? "");
  Deno.stdout.writeSync(new TextEncoder().encode(names.length === 0 ? "all fresh\n" : `wrote ${names.join(", ")}\n`));
}
