/**
 * Oktsec: verifies who speaks, applies policy, scans every string, leaves a tamper-evident trail.
 * The composition root: from the command line to a command, with everything that it may need.
 *
 * @module
 */
if (import.meta.main) {
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
      rules: async () => (await import("./rules/mod.gen.ts")).rules,
      pages: async () => (await import("./fresh.gen.ts")).manifest,
    }));
  Deno.exit(code);
}
