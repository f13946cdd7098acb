/** `oktsec version`. */
import type { App } from "../../core/cli/app.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { defineCommand, JSON_FLAG } from "../../core/cli/spec.ts";
import { VERSION } from "../../core/version.ts";

/** Words of `oktsec version`. */
export const spec = defineCommand({
  name: "version",
  summary: "Show the version and what it runs on",
  flags: { json: JSON_FLAG },
  examples: [
    { run: "oktsec version", does: "one line, as a bug report needs it" },
    { run: "oktsec version --json", does: "the same for a program" },
  ],
});

/** Prints the version. */
export function run(argv: readonly string[], app: App): Promise<number> {
  const { flags } = parseFlags(argv, spec);
  const facts = {
    version: VERSION,
    deno: Deno.version.deno,
    v8: Deno.version.v8,
    os: `${Deno.build.os}-${Deno.build.arch}`,
    rules: app.registry.rules.length,
  };
  if (flags.json) app.out.json(facts);
  else app.out.print(`oktsec ${facts.version} (Deno ${facts.deno}, V8 ${facts.v8}, ${facts.os}, ${facts.rules} rules)`);
  return Promise.resolve(0);
}
