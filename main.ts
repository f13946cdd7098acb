/**
 * Oktsec: verifies who speaks, applies policy, scans every string, leaves a tamper-evident trail.
 * The composition root: from the command line to a command, with everything that it may need.
 *
 * @module
 */
import { runCli } from "./core/cli/run.ts";
import { makeApp } from "./core/cli/make_app.ts";
import { builtins } from "./plugins/mod.ts";

if (import.meta.main) {
  const code = await runCli(Deno.args, (start) =>
    makeApp(start, {
      plugins: builtins,
      rules: async () => (await import("./rules/mod.gen.ts")).rules,
      pages: async () => (await import("./fresh.gen.ts")).manifest,
    }));
  Deno.exit(code);
}
