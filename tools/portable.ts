/**
 * Makes `dist/oktsec-portable`: one file for machines like this one (Linux or macOS) that unpacks itself and runs offline,
 * with nothing installed. It holds the very Deno that builds it, from its npm package, and the bundle.
 */
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { VERSION } from "../core/version.ts";
import { headOf } from "./_portable_head.ts";
import { bundle } from "./bundle.ts";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));

/** Hexadecimal digits of the digest that names the folder: 128 bits. */
const DIGEST_DIGITS = 32;

/** Builds the file; returns its size in bytes. */
export async function portable(out: string): Promise<number> {
  if (Deno.build.os === "windows") throw new Error("Windows has no sh: there, run the bundle or the compiled binary");
  const programBytes = await bundle();
  const program = join(dist, "oktsec.js");
  const deno = await Deno.realPath(Deno.execPath());
  const { size: denoBytes } = await Deno.stat(deno);
  const digest = createHash("sha256").update(await readFile(deno)).update(await readFile(program)).digest("hex");
  const head = headOf({
    version: VERSION,
    digest: digest.slice(0, DIGEST_DIGITS),
    system: await run("uname", ["-sm"]),
    denoBytes,
    programBytes,
  });
  const payload = gzipSync(await tar({ deno, "oktsec.js": program }));
  await Deno.writeFile(out, Buffer.concat([new TextEncoder().encode(head), payload]), { mode: 0o755 });
  await Deno.chmod(out, 0o755);
  return head.length + payload.length;
}

/** A tar of some files, each under its name. */
async function tar(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "oktsec-portable-"));
  try {
    for (const [name, path] of Object.entries(files)) await Deno.copyFile(path, join(folder, name));
    await run("tar", ["-cf", "payload", ...Object.keys(files)], folder);
    return await readFile(join(folder, "payload"));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function run(command: string, args: readonly string[], cwd?: string): Promise<string> {
  const options: Deno.CommandOptions = { args: [...args], stderr: "inherit" };
  if (cwd !== undefined) options.cwd = cwd;
  const { success, stdout } = await new Deno.Command(command, options).output();
  if (!success) throw new Error(`${command} ${args.join(" ")} failed`);
  return new TextDecoder().decode(stdout).trim();
}

if (import.meta.main) {
  const bytes = await portable(join(dist, "oktsec-portable"));
  Deno.stdout.writeSync(new TextEncoder().encode(`dist/oktsec-portable, ${(bytes / 1024 / 1024).toFixed(1)} MiB\n`));
}
