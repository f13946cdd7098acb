/**
 * Makes `dist/oktsec.js`: the whole program in one file, dashboard included, that plain Deno runs from an empty folder.
 * With --check it is also run so: no config, no cache, no network, no import map.
 */
import { V8_FLAGS } from "../core/launcher.ts";
import { builtinsWhenUsed } from "./node_builtins.ts";
import { calledAtStart, compiledWithModule } from "./start_trace.ts";

const root = new URL("../", import.meta.url);
const out = new URL("dist/oktsec.js", root);

async function deno(args: readonly string[], options: Deno.CommandOptions = {}): Promise<string> {
  const command = new Deno.Command(Deno.execPath(), { args: [...args], stdout: "piped", stderr: "piped", ...options });
  const { success, stdout, stderr } = await command.output();
  const text = new TextDecoder().decode(stdout);
  if (!success) {
    throw new Error(`deno ${args.slice(0, 2).join(" ")} failed\n${text}${new TextDecoder().decode(stderr)}`);
  }
  return text;
}

/** Bundles `main.ts`; returns the size in bytes. */
export async function bundle(): Promise<number> {
  await Deno.mkdir(new URL("dist/", root), { recursive: true });
  const map = new URL("dist/import_map.json", root);
  await Deno.writeTextFile(map, JSON.stringify(await importMap()));
  // Minified: a proxy starts with every tool server of a user, and less code is less time and memory.
  const how = ["-q", "--minify", "--platform", "deno", "--import-map", map.pathname, "-o", out.pathname];
  await deno(["bundle", ...how, "main.ts"], { cwd: root });
  const text = asciiOf(builtinsWhenUsed(await Deno.readTextFile(out)));
  await Deno.writeTextFile(out, text);
  const faster = compiledWithModule(text, await calledAtStart(out.pathname));
  await Deno.writeTextFile(out, faster);
  return faster.length;
}

/**
 * The source with an escape for each character beyond ASCII: V8 keeps such a source at one byte a character instead of two. Where a literal
 * is read raw it is a pattern, in which the escape means the same.
 */
function asciiOf(source: string): string {
  return source.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The project's own, but for the rules: in the bundle each of them is evaluated when it is first needed. */
async function importMap(): Promise<{ readonly imports: Readonly<Record<string, string>> }> {
  const text = await Deno.readTextFile(new URL("deno.json", root));
  const { imports } = JSON.parse(text) as { readonly imports: Readonly<Record<string, string>> }; // our own file
  const own = { ...imports, "oktsec/catalogue": "./rules/lazy.gen.ts" };
  const absolute = ([name, to]: [string, string]) => [name, to.startsWith("./") ? new URL(to, root).href : to];
  return { imports: Object.fromEntries(Object.entries(own).map(absolute)) };
}

/** Runs the one file alone and asks it for what it must be able to do. */
export async function runAlone(): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "oktsec-alone-" });
  try {
    await Deno.copyFile(out, `${folder}/oktsec.js`);
    const env = { HOME: folder, OKTSEC_HOME: `${folder}/home`, DENO_DIR: `${folder}/cache`, NO_COLOR: "1" };
    const alone = ["run", "-A", "--no-config", "--no-npm", "--no-remote", "--no-prompt", V8_FLAGS, "oktsec.js"];
    const options = { cwd: folder, clearEnv: true, env };
    if (!(await deno([...alone, "version"], options)).includes("oktsec")) throw new Error("version says nothing");
    const rules: unknown = JSON.parse(await deno([...alone, "rules", "--json"], options));
    if (!Array.isArray(rules) || rules.length === 0) throw new Error("the bundle holds no rules");
    await Deno.writeTextFile(`${folder}/acme_001.ts`, OWN_RULE);
    // Needs the rule host and its helpers, which travel in the bundle as text.
    await deno([...alone, "rules", "test", "acme_001.ts"], options);
    await servesPages([...alone, "serve", "--port", "0"], options);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** A rule as a user writes it, outside of the project. */
const OWN_RULE = `import { defineRule, type Sample } from "oktsec/rule";
import { isCardNumber } from "oktsec/evidence";
export default defineRule({
  id: "ACME-001",
  title: "A card number",
  why: "It is somebody's.",
  fix: "Take it out.",
  severity: "high",
  category: "custom",
  lane: "flag",
  maps: { asi: ["ASI02"] },
  match: ({ text }: Sample) => isCardNumber(text.replaceAll(/\\D/g, "")),
  examples: { flags: ["4111 1111 1111 1111"], passes: ["4111 1111 1111 1112"] },
});
`;

/** Signs in as a person would, opens the page and fetches the script that it names. */
async function servesPages(args: readonly string[], options: Deno.CommandOptions): Promise<void> {
  const server = new Deno.Command(Deno.execPath(), { args: [...args], ...options, stdout: "piped", stderr: "inherit" })
    .spawn();
  try {
    let text = "";
    for await (const chunk of server.stdout.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const base = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
      const code = /Access code: (\d{8})/.exec(text)?.[1];
      if (base && code) return await openPage(base, code);
    }
    throw new Error("the server ended before it listened");
  } finally {
    server.kill("SIGTERM");
    await server.status;
  }
}

async function openPage(base: string, code: string): Promise<void> {
  const login = await (await fetch(`${base}/dashboard/login`)).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(login)?.[1] ?? "";
  const signedIn = await fetch(`${base}/dashboard/login`, {
    method: "POST",
    headers: { origin: base, "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ csrf, code }),
    redirect: "manual",
  });
  await signedIn.body?.cancel();
  const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
  const page = await (await fetch(`${base}/dashboard`, { headers: { cookie } })).text();
  const script = /src="([^"]+\.js[^"]*)"/.exec(page)?.[1];
  if (!script) throw new Error("the page names no script");
  const built = await fetch(base + script);
  await built.body?.cancel();
  if (!built.ok) throw new Error(`${script} answers ${built.status}`);
}

if (import.meta.main) {
  const bytes = await bundle();
  const say = (text: string) => Deno.stdout.writeSync(new TextEncoder().encode(text + "\n"));
  say(`dist/oktsec.js, ${(bytes / 1024).toFixed(0)} KiB`);
  if (Deno.args.includes("--check")) {
    await runAlone();
    say("runs alone: version, rules, dashboard");
  }
}
