/**
 * Makes `dist/oktsec`, one binary. The base that `deno compile` builds on is fetched from Deno's download site: where that
 * cannot be reached, this says so in one line and exits with 3.
 *
 * With --check nothing is fetched: plain Deno stands in for the base (such a file starts plain Deno, not Oktsec), so that
 * what would be embedded can be listed and looked at.
 */
import { bundle } from "./bundle.ts";
import { PERMISSIONS, V8_FLAGS } from "../core/launcher.ts";

const root = new URL("../", import.meta.url);
/** The bundle is compiled, not the sources: one module starts faster than five hundred, and no package comes along whole. */
const ENTRY = "dist/oktsec.js";
/** What the one module must hold: the stages' own words, a rule, a page, the tables of the store. */
const EMBEDDED = [
  "content_quarantined",
  "PROMPT_INJECTION_001",
  "x-island",
  "CREATE TABLE audit",
  "io.modelcontextprotocol",
];
/** What must not come along: tests, tools, the compiler's own helpers. */
const FOREIGN = ["tests", "bench", "tools", "esbuild", "node_modules"];

async function compile(out: string, env: Record<string, string> = {}): Promise<{ ok: boolean; said: string }> {
  await bundle();
  const args = ["compile", "--no-check", "--no-config", "--no-npm", ...PERMISSIONS, V8_FLAGS, "-o", out, ENTRY];
  const command = new Deno.Command(Deno.execPath(), {
    args,
    cwd: root,
    env: { NO_COLOR: "1", ...env },
    stdout: "piped",
    stderr: "piped",
  });
  const { success, stdout, stderr } = await command.output();
  const decoder = new TextDecoder();
  return { ok: success, said: decoder.decode(stdout) + decoder.decode(stderr) };
}

function say(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(text + "\n"));
}

/** Lists what would be embedded and holds it against what must, and must not, be there. */
async function check(): Promise<number> {
  const folder = await Deno.makeTempDir({ prefix: "oktsec-compile-" });
  try {
    const { ok, said } = await compile(`${folder}/oktsec`, { DENORT_BIN: Deno.execPath() });
    if (!ok) {
      say(said);
      return 3;
    }
    const bytes = await Deno.readFile(`${folder}/oktsec`);
    const end = new TextDecoder("latin1").decode(bytes.subarray(-32 * 1024 * 1024));
    const missing = EMBEDDED.filter((text) => !end.includes(text));
    if (!end.includes("experimental-regexp-engine")) missing.push("the V8 flag for linear patterns");
    const foreign = FOREIGN.filter((name) => said.includes(`─ ${name}`));
    for (const name of missing) say(`missing: ${name}`);
    for (const name of foreign) say(`does not belong there: ${name}`);
    say(`${(bytes.length / 1024 / 1024).toFixed(0)} MiB with plain Deno as its base`);
    return missing.length + foreign.length === 0 ? 0 : 1;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function build(): Promise<number> {
  await Deno.mkdir(new URL("dist/", root), { recursive: true });
  const { ok, said } = await compile(new URL("dist/oktsec", root).pathname);
  if (ok) say("dist/oktsec");
  else if (/denort|download|sending request|error trying to connect|dns/i.test(said)) {
    say("Cannot compile here: Deno's download site, which has the base of the binary, cannot be reached");
  } else say(said);
  return ok ? 0 : 3;
}

if (import.meta.main) Deno.exit(await (Deno.args.includes("--check") ? check() : build()));
