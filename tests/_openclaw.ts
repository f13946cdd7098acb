/** OpenClaw itself, from its package, and the points that its own audit makes. */
import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { CHECKS } from "../plugins/platform_openclaw/checks/mod.ts";

/** The version that the samples and the recorded audits belong to. */
export const VERSION = "2026.9.6";
/** The Node that it needs. */
const NODE = "26";
/** The sample configs, mildest first. */
export const SAMPLES = ["safe", "typical", "dangerous"] as const;
/** The folder of the samples and of what OpenClaw said of them. */
export const FIXTURES = new URL("fixtures/openclaw/", import.meta.url);

const INSTALL_MS = 300_000;
const RUN_MS = 180_000;
const OUTPUT_BYTES = 16 * 1024 * 1024;

/** One point of OpenClaw's audit. */
export interface Point {
  /** The id of its check, and for a flag the key: "config.insecure_or_dangerous_flags tools.fs.workspaceOnly". */
  readonly id: string;
  readonly severity: string;
}

/** What `security audit --json` printed, as points; each once. */
export function pointsOf(audit: { readonly findings: readonly unknown[] }): readonly Point[] {
  const points = new Map<string, Point>();
  for (const finding of audit.findings) {
    // The shape is that of OpenClaw's own report; a change of it fails the tests that read these.
    const { checkId, severity, detail } = finding as { checkId: string; severity: string; detail: string };
    const key = /^Detected enabled flag: ([^=\s]+)/.exec(detail)?.[1];
    const id = checkId === "config.insecure_or_dangerous_flags" ? `${checkId} ${key}` : checkId;
    points.set(id, { id, severity });
  }
  return [...points.values()].toSorted((a, b) => a.id < b.id ? -1 : 1);
}

/** Ids of our checks that make a point of OpenClaw's audit. */
export function checksFor(point: string): readonly string[] {
  return CHECKS.filter(({ covers = [] }) => covers.some((pattern) => isFor(pattern, point))).map(({ id }) => id);
}

/** True where a pattern of `covers` means the point; `*` stands for one name. */
export function isFor(pattern: string, point: string): boolean {
  const source = pattern.split("*").map((part) => part.replaceAll(/[\\^$.+()[\]{}|?]/g, "\\$&")).join("[^ ]*?");
  return new RegExp(`^${source}$`).test(point);
}

/** OpenClaw, installed; null where its package cannot be had. */
export async function installOpenClaw(): Promise<OpenClaw | null> {
  const dir = join(tmpdir(), `oktsec-openclaw-${VERSION}`);
  const done = join(dir, "done");
  if (await stat(done).catch(() => null) === null) {
    await mkdir(dir, { recursive: true });
    await writeFile(join(dir, "package.json"), "{}");
    const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
    try {
      // Only Node's package has to run a script: it fetches the binary.
      await execute("npm", ["install", ...quiet, "--ignore-scripts", `openclaw@${VERSION}`], {
        cwd: dir,
        ms: INSTALL_MS,
      });
      await execute("npm", ["install", ...quiet, `node@${NODE}`], { cwd: dir, ms: INSTALL_MS });
    } catch {
      return null;
    }
    await writeFile(done, "");
  }
  return new OpenClaw(dir);
}

/** Runs OpenClaw in homes that are thrown away, and without a registry. */
export class OpenClaw {
  readonly #dir: string;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** `config validate` of a sample. */
  async validate(sample: string): Promise<{ readonly valid: boolean }> {
    return JSON.parse(await this.#run(sample, ["config", "validate", "--json"]));
  }

  /** The points of `security audit` of a sample. */
  async audit(sample: string): Promise<readonly Point[]> {
    return pointsOf(JSON.parse(await this.#run(sample, ["security", "audit", "--json"])));
  }

  async #run(sample: string, args: readonly string[]): Promise<string> {
    const home = await mkdtemp(join(tmpdir(), "oktsec-openclaw-home-"));
    try {
      const state = join(home, ".openclaw");
      await mkdir(state, { mode: 0o700 });
      await copyFile(new URL(`${sample}.json5`, FIXTURES), join(state, "openclaw.json"));
      await Deno.chmod(join(state, "openclaw.json"), 0o600);
      const env = {
        HOME: home,
        PATH: Deno.env.get("PATH") ?? "",
        // What the safe sample refers to; it has to be long, and is nobody's.
        OPENCLAW_GATEWAY_TOKEN: sample === "safe" ? "example".repeat(6) : "",
        TELEGRAM_BOT_TOKEN: "example",
        DOCS_TOKEN: "example",
        // It would install the plugins of the channels, and wait long for a registry that is not there.
        npm_config_offline: "true",
        npm_config_fetch_retries: "0",
      };
      const bin = join(this.#dir, "node_modules");
      const words = [join(bin, "openclaw", "openclaw.mjs"), ...args];
      return await execute(join(bin, "node", "bin", "node"), words, { cwd: home, ms: RUN_MS, env });
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  }
}

async function execute(
  command: string,
  args: readonly string[],
  { cwd, ms, env }: { readonly cwd: string; readonly ms: number; readonly env?: Readonly<Record<string, string>> },
): Promise<string> {
  const options = { cwd, timeout: ms, maxBuffer: OUTPUT_BYTES, ...(env ? { env: { ...env } } : {}) };
  const { stdout } = await promisify(execFile)(command, [...args], options);
  return stdout;
}
