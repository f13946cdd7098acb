/** A throw-away home in which commands run: inside this process, or as real ones. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "../core/cli/app.ts";
import type { Surroundings } from "../core/contract/surroundings.ts";
import { makeApp } from "../core/cli/make_app.ts";
import { createOutput, type Sink } from "../core/cli/output.ts";
import { runCli } from "../core/cli/run.ts";
import type { AuditRecord, Companions, NewHeld } from "../core/contract/store.ts";
import { openSeal } from "../core/identity/seal.ts";
import { newId } from "../core/ids.ts";
import { builtins } from "../plugins/mod.ts";

/** How a command ended. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const MAIN = new URL("../main.ts", import.meta.url).pathname;

class TextSink implements Sink {
  text = "";
  readonly isTerminal = false;
  columns() {
    return null;
  }
  write(bytes: Uint8Array) {
    this.text += new TextDecoder().decode(bytes);
    return bytes.length;
  }
}

/** A home, a folder to stand in, and commands over them. */
export class Box implements AsyncDisposable {
  /** Names of the programs that run on the machine. */
  programs: readonly string[] = [];

  private constructor(readonly root: string) {}

  static async open(): Promise<Box> {
    const box = new Box(await mkdtemp(join(tmpdir(), "oktsec-cli-")));
    await mkdir(box.cwd);
    return box;
  }

  /** A box that another process has opened; it is not this one's to remove. */
  static over(root: string): Box {
    return new Box(root);
  }

  /** Oktsec's home; not made until something needs it. */
  get home(): string {
    return join(this.root, "home");
  }
  get cwd(): string {
    return join(this.root, "work");
  }
  get config(): string {
    return join(this.home, "config.yaml");
  }

  /** Writes the home's config. */
  async configure(text: string): Promise<void> {
    await mkdir(this.home, { recursive: true, mode: 0o700 });
    await writeFile(this.config, text, { mode: 0o600 });
  }

  #surroundings(env: Readonly<Record<string, string>>): Surroundings {
    return {
      cwd: this.cwd,
      home: this.home,
      userHome: this.root,
      os: "linux",
      programs: () => Promise.resolve(this.programs),
      main: new URL("../main.ts", import.meta.url).href,
      env: (name) => env[name],
      envNames: Object.keys(env),
    };
  }

  /** Runs a command line in this process. */
  async run(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
    const stdout = new TextSink();
    const stderr = new TextSink();
    const out = createOutput({ stdout, stderr, env: () => undefined });
    const code = await runCli(argv, (start) => makeApp(start, contents, this.#surroundings(env)), {
      out,
      env: (name) => env[name],
    });
    return { code, stdout: stdout.text, stderr: stderr.text };
  }

  /** Starts a command line as a process of its own. */
  spawn(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Deno.ChildProcess {
    return new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--no-check", MAIN, ...argv],
      cwd: this.cwd,
      env: { OKTSEC_HOME: this.home, NO_COLOR: "1", ...env },
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
  }

  /** Runs a command line as a process of its own to its end. */
  async real(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
    const { code, stdout, stderr } = await this.spawn(argv, env).output();
    return { code, stdout: new TextDecoder().decode(stdout), stderr: new TextDecoder().decode(stderr) };
  }

  /** The app of this home, for what a test has to prepare or to look at. */
  app(): Promise<App> {
    const out = createOutput({ stdout: new TextSink(), stderr: new TextSink(), env: () => undefined });
    return Promise.resolve(makeApp({ command: null, out }, contents, this.#surroundings({})));
  }

  /** Puts rows on record, as a door does. */
  async record(rows: readonly { readonly record: AuditRecord; readonly companions?: Companions }[]): Promise<void> {
    const app = await this.app();
    await using store = await app.openStore(await app.loadConfig({ flag: null, local: false }));
    await Promise.all(rows.map(({ record, companions }) => store.audit.append(record, companions)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}

const contents = {
  plugins: builtins,
  rules: async () => (await import("../rules/mod.gen.ts")).rules,
  pages: () => Promise.reject(new Error("no pages in this test")),
};

/** A decision as a door records it. */
export function decision(facts: Partial<AuditRecord> = {}): AuditRecord {
  const at = facts.at ?? Date.now();
  return {
    id: newId(at),
    kind: "decision",
    at,
    door: "message",
    phase: "request",
    from: "alice",
    to: "bob",
    tool: null,
    method: null,
    status: "delivered",
    reason: "allow",
    verdict: "clean",
    mode: "enforce",
    effect: "pass",
    policy: "0000000000000000",
    clientTime: null,
    identity: "proven",
    fingerprint: null,
    address: "127.0.0.1",
    session: null,
    contentHash: "00".repeat(32),
    findings: [],
    latencyMs: 1.5,
    ref: null,
    actor: null,
    note: null,
    ...facts,
  };
}

/** A config with comments, agents and narrower modes. */
export const CONFIG = `# Our settings; this comment must survive.
version: "1"
mode: observe # the global key
identity:
  require_signature: false
doors:
  stdio:
    mode: enforce
agents:
  research-agent: # reads papers
    can_message: [analysis-agent]
  analysis-agent:
    mode: enforce
    can_message: []
`;

/** Holds one text for review, as the message door does. */
export async function hold(box: Box, text: string, facts: Partial<NewHeld> = {}): Promise<string> {
  const at = Date.now();
  const id = facts.id ?? newId(at);
  const seal = await openSeal(join(box.home, "keys"));
  const held: NewHeld = {
    id,
    from: "alice",
    to: "bob",
    tool: null,
    rules: ["IAP-001"],
    sealed: seal.seal(text, id),
    digest: "11".repeat(32),
    policy: "0000000000000000",
    createdAt: at,
    expiresAt: at + 3_600_000,
    ...facts,
  };
  const record = decision({
    id,
    at,
    status: "quarantined",
    reason: "content_quarantined",
    verdict: "quarantine",
    effect: "hold",
  });
  await box.record([{ record, companions: { hold: held } }]);
  return id;
}
