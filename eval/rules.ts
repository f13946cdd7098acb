/** Which rules are measured, and their hash. */
import { createHash } from "node:crypto";
import type { Rule } from "../core/contract/rule.ts";

/** Every rule file as it is on disk, for work on rules before the list is generated. One that does not load is named and left out. */
export async function rulesOnDisk(warn: (text: string) => void): Promise<readonly Rule[]> {
  const root = new URL("../rules/", import.meta.url);
  const rules: Rule[] = [];
  for await (const folder of Deno.readDir(root)) {
    if (!folder.isDirectory) continue;
    for await (const { name } of Deno.readDir(new URL(`${folder.name}/`, root))) {
      if (!name.endsWith(".ts") || name.startsWith("_") || name.endsWith("_test.ts")) continue;
      try {
        // A rule file's default export is a rule: the type checker holds it to that through the generated list.
        const module = await import(new URL(`${folder.name}/${name}`, root).href) as { readonly default: Rule };
        rules.push(module.default);
      } catch (error) {
        warn(`Left out rules/${folder.name}/${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  return rules;
}

/** Changes when a rule does: patterns and functions count by their source text. */
export function hashOfRules(rules: readonly Rule[]): string {
  const hash = createHash("sha256");
  const asText = (_key: string, value: unknown): unknown =>
    value instanceof RegExp || typeof value === "function" ? String(value) : value;
  for (const rule of rules) hash.update(JSON.stringify(rule, asText));
  return hash.digest("hex");
}
