/**
 * Oktsec: verifies who speaks, applies policy, scans every string, leaves a tamper-evident trail.
 * The composition root: from the command line to a command, with everything that it may need.
 *
 * @module
 */
if (import.meta.main) {
  // A compiled binary is its own rule host: that process gives up every permission before anything of ours is loaded.
  if (Deno.build.standalone && Deno.args[0] === "__rule-host") {
    await (await import("./core/rule_host/boot.ts")).becomeHost();
    Deno.exit(0);
  }
  // A wrapped server needs longer to start than we do: it starts before anything else of ours is loaded.
  if (Deno.args[0] === "proxy") (await import("./plugins/door_stdio/child.ts")).startAhead(Deno.args);
  const [{ runCli }, { makeApp }, { builtins }] = await Promise.all([
    import("./core/cli/run.ts"),
    import("./core/cli/make_app.ts"),
    import("./plugins/mod.ts"),
  ]);
  const code = await runCli(Deno.args, (start) =>
    makeApp(start, {
      plugins: builtins,
      rules: async () => {
        const [{ index }, { sources }, { indexedRules }] = await Promise.all([
          import("./rules/index.gen.ts"),
          import("oktsec/catalogue"),
          import("./core/matching/indexed_rules.ts"),
        ]);
        return indexedRules(index, sources);
      },
      pages: async () => (await import("./fresh.gen.ts")).manifest,
    }));
  Deno.exit(code);
}
