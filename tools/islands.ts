/**
 * Builds the browser's half of the islands with `deno bundle`, in a form that is the same on every machine.
 *
 * The bundler names shared chunks by a hash that takes in where npm packages are cached, so names differ from machine to
 * machine although the code does not. They are renamed here by their own content.
 */
import { createHash } from "node:crypto";
import { basename, relative } from "node:path";
import { fileURLToPath } from "node:url";

const CLIENT = "core/web/client.ts";
const CHUNK = /(["'])(?:\.{1,2}\/)+(chunk-[A-Z0-9]+\.js)\1/g;

/** Names of the island files, sorted. */
export async function islandFiles(root: URL): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const entry of Deno.readDir(new URL("islands/", root))) {
    if (entry.isFile && /^\w+\.tsx$/.test(entry.name)) names.push(entry.name);
  }
  return names.sort();
}

/** Minified modules by name: "client.js", "islands/Feed.js", "chunks/1a2b3c4d.js". */
export async function buildIslands(root: URL): Promise<Map<string, string>> {
  const out = await Deno.makeTempDir({ prefix: "oktsec-islands-" });
  try {
    const entries = [CLIENT, ...(await islandFiles(root)).map((name) => `islands/${name}`)];
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["bundle", "-q", "--platform", "browser", "--code-splitting", "--minify", "--outdir", out, ...entries],
      cwd: fileURLToPath(root),
      stdout: "null",
      stderr: "piped",
    }).output();
    if (!success) throw new Error(`deno bundle failed:\n${new TextDecoder().decode(stderr)}`);
    return rename(await readAll(out));
  } finally {
    await Deno.remove(out, { recursive: true });
  }
}

/** Texts by path below the folder. */
async function readAll(folder: string, below = folder): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const entry of Deno.readDir(below)) {
    const path = `${below}/${entry.name}`;
    if (entry.isDirectory) { for (const [name, text] of await readAll(folder, path)) files.set(name, text); }
    else files.set(relative(folder, path).replaceAll("\\", "/"), await Deno.readTextFile(path));
  }
  return files;
}

/** Pure: moves entries to their place and renames chunks by what is in them. */
export function rename(built: ReadonlyMap<string, string>): Map<string, string> {
  const chunks = new Map<string, string>();
  for (const [path, text] of built) {
    if (!/^chunk-[A-Z0-9]+\.js$/.test(path)) continue;
    // Chunks may name each other: what they are called must not decide what they are called.
    const hash = createHash("sha256").update(text.replace(CHUNK, "")).digest("hex").slice(0, 8);
    chunks.set(path, `chunks/${hash}.js`);
  }
  const named = [...built].map(([path, text]): [string, string] => {
    const name = chunks.get(path) ?? (path.startsWith("islands/") ? path : basename(path));
    const up = name.includes("/") ? "../" : "./";
    return [
      name,
      text.replace(CHUNK, (_, quote: string, chunk: string) => `${quote}${up}${chunks.get(chunk)}${quote}`),
    ];
  });
  return new Map(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}
