/** What the stdio door costs: start-up, one call of 1 KB there and back, memory; the bare server beside it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { V8_FLAGS } from "../core/launcher.ts";
import { type BenchResult, percentiles } from "./bench.ts";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));
const STARTS = 15;
const WARM_CALLS = 500;
const CALLS = 3_000;
/** A server that answers at once: what is measured is the way there and back. */
const CAT = ["cat"];

/** Runs the bench. Needs `cat`; memory is read from /proc and left out where there is none. */
export async function benchStdio(): Promise<BenchResult[]> {
  const home = mkdtempSync(join(tmpdir(), "oktsec-bench-"));
  try {
    const config = join(home, "config.yaml");
    writeFileSync(config, 'version: "1"\nmode: enforce\nrate_limit:\n  per_agent: 0\n');
    const env = { OKTSEC_HOME: home };
    const proxied = [...launcher(), "proxy", "--config", config, "--agent", "bench", "--", ...CAT];
    return [
      await startUp("start-up, cat bare", CAT, env),
      await startUp("start-up, through the proxy", proxied, env),
      ...await calls("cat bare", CAT, env),
      ...await calls("through the proxy", proxied, env),
    ];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** How the CLI is started here: from the checkout. BENCH_LAUNCHER names another way, such as a bundle. */
function launcher(): string[] {
  const given = process.env["BENCH_LAUNCHER"];
  if (given !== undefined && given !== "") return given.split(" ");
  return [Deno.execPath(), "run", "-q", "-A", V8_FLAGS, MAIN];
}

/** A notification of 1 KB, since `cat` sends it back as it is: decided on once in each direction, as a call and its result are. */
function frame(id: number): string {
  const text = "The quick brown fox jumps over the lazy dog and looks at file number ";
  const args = { path: `/srv/notes/${id}.md`, text: text.repeat(13) };
  const message = { jsonrpc: "2.0", method: "notifications/bench", params: { name: "write_file", arguments: args } };
  return JSON.stringify(message) + "\n";
}

async function startUp(
  name: string,
  commandLine: readonly string[],
  env: Record<string, string>,
): Promise<BenchResult> {
  const timings = new Float64Array(STARTS);
  for (let run = 0; run < STARTS; run++) {
    const started = performance.now();
    await using server = start(commandLine, env);
    await server.exchange(frame(run));
    timings[run] = performance.now() - started;
  }
  return {
    group: "stdio",
    name,
    unit: "ms",
    ...percentiles(timings),
    n: STARTS,
    note: "from launch to the first answer",
  };
}

async function calls(
  name: string,
  commandLine: readonly string[],
  env: Record<string, string>,
): Promise<BenchResult[]> {
  await using server = start(commandLine, env);
  const timings = new Float64Array(CALLS);
  await server.exchange(frame(0));
  const atFirst = memoryOf(server.pid);
  for (let run = 0; run < WARM_CALLS; run++) await server.exchange(frame(run));
  for (let run = 0; run < CALLS; run++) {
    const started = performance.now();
    await server.exchange(frame(WARM_CALLS + run));
    timings[run] = performance.now() - started;
  }
  const call: BenchResult = {
    group: "stdio",
    name: `1 KB call, ${name}`,
    unit: "ms",
    ...percentiles(timings),
    n: CALLS,
  };
  const memory = (bytes: number | null, note: string): BenchResult[] =>
    bytes === null ? [] : [{ group: "stdio", name: `memory, ${name}`, unit: "MB", value: bytes / 1e6, n: 1, note }];
  return [
    call,
    ...memory(atFirst, "at the first answer"),
    ...memory(memoryOf(server.pid), `after ${WARM_CALLS + CALLS} calls`),
  ];
}

interface Running extends AsyncDisposable {
  readonly pid: number;
  /** Sends a frame and waits for the next line. */
  exchange(frame: string): Promise<void>;
}

function start([command = "", ...args]: readonly string[], env: Record<string, string>): Running {
  const child = new Deno.Command(command, { args, env, stdin: "piped", stdout: "piped", stderr: "null" }).spawn();
  const writer = child.stdin.getWriter();
  const reader = child.stdout.getReader();
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  return {
    pid: child.pid,
    async exchange(text) {
      await writer.write(encoder.encode(text));
      let back = "";
      while (!back.endsWith("\n")) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`"${command}" ended`);
        back += decoder.decode(value, { stream: true });
      }
      // A refusal is quick, and no measure of anything.
      if (back !== text) throw new Error(`"${command}" did not send the frame back: ${back.slice(0, 200)}`);
    },
    async [Symbol.asyncDispose]() {
      await writer.close();
      await reader.cancel();
      await child.status;
    },
  };
}

/** Resident bytes of a process; null where the system does not tell. */
function memoryOf(pid: number): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}
