/** `oktsec rules new`: writes the file of a rule that fails its own test until its examples are real. */
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { App } from "../../core/cli/app.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { loadLocalConfig } from "../../core/cli/local_config.ts";
import { CONFIG_FLAG, defineCommand } from "../../core/cli/spec.ts";
import { codeOf } from "../../core/edits/read.ts";
import { fail, reasonOf } from "../../core/errors.ts";

/** Words of `oktsec rules new`. */
export const NEW = defineCommand({
  name: "rules new",
  summary: "Write the file of a new rule",
  about: [
    "The file goes to custom_rules_dir, or to --dir. It fails `oktsec rules test` until its pattern and its examples are real: that is the point where to begin.",
  ],
  operands: { id: { help: "Id of the rule, such as ACME-001", required: true } },
  flags: {
    yaml: { kind: "switch", help: "YAML instead of TypeScript" },
    dir: { kind: "text", value: "DIR", help: "Folder to write to, instead of custom_rules_dir" },
    config: CONFIG_FLAG,
  },
  examples: [
    { run: "oktsec rules new ACME-001", does: "a rule in TypeScript" },
    { run: "oktsec rules new ACME-002 --yaml --dir ./rules", does: "one in YAML" },
  ],
});

const ID = /^[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+)+$/;

/** Writes it. Never over a file that exists. */
export async function newRule(argv: readonly string[], app: App): Promise<number> {
  const { flags, operands } = parseFlags(argv, NEW);
  const { id } = operands;
  if (!ID.test(id) || id.length > 64) {
    throw fail("cli/bad-arguments", [`Cannot use "${id}" as a rule's id: it is of the form ABC-001 or ABC_DEF_001`]);
  }
  if (app.registry.rules.some((rule) => rule.id === id)) {
    throw fail("cli/bad-arguments", [`Cannot use "${id}" as a rule's id: a built-in rule has it`]);
  }
  const dir = flags.dir === null ? await configuredDir(app, flags.config) : resolve(app.surroundings.cwd, flags.dir);
  const path = join(dir, `${id.toLowerCase().replaceAll("-", "_")}.${flags.yaml ? "yaml" : "ts"}`);
  try {
    await mkdir(dir, { recursive: true });
    await writeFile(path, flags.yaml ? yamlRule(id) : typescriptRule(id), { flag: "wx" });
  } catch (error) {
    if (codeOf(error) === "EEXIST") throw fail("rule/exists", [path]);
    throw fail("rule/unreadable", [path, reasonOf(error)], { cause: error });
  }
  app.out.print(path);
  app.out.say(`Put in real examples, then run: oktsec rules test ${path}`);
  return 0;
}

async function configuredDir(app: App, config: string | null): Promise<string> {
  const loaded = await loadLocalConfig(app, { config, json: false });
  const dir = loaded.config.custom_rules_dir;
  if (dir) return dir;
  throw fail("cli/bad-arguments", ["Cannot tell where to write: set custom_rules_dir in the config, or give --dir"]);
}

function typescriptRule(id: string): string {
  return `import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "${id}",
  title: "What happened, in one line",
  why: "Why it matters.",
  fix: "What to do about it.",
  severity: "medium", // info | low | medium | high | critical
  category: "custom",
  lane: "flag", // block: may stop traffic by its severity; flag: never stops alone
  maps: { asi: ["ASI02"] },
  // One of these words must occur before the pattern is looked for. Lower case.
  keywords: ["replace-me"],
  match: /replace-me-[a-z0-9]{8,64}/,
  examples: {
    // Texts that must be found: at least three, taken from the wild.
    flags: ["a real text that must be found"],
    // Texts that must not be found: near misses say most.
    passes: ["a real text that looks like it and is harmless"],
  },
});
`;
}

function yamlRule(id: string): string {
  return `id: ${id}
name: What happened, in one line
description: Why it matters.
severity: MEDIUM # INFO | LOW | MEDIUM | HIGH | CRITICAL
category: custom
match_mode: any # any | all
patterns:
  - type: regex # regex (RE2) | contains
    value: 'replace-me-[a-z0-9]{8,64}'
examples:
  # Texts that must be found: at least three, taken from the wild.
  true_positive:
    - a real text that must be found
  # Texts that must not be found: near misses say most.
  false_positive:
    - a real text that looks like it and is harmless
remediation: What to do about it.
`;
}
