/**
 * Messages a second over loopback: 8 connections, unique bodies that were signed beforehand, SQLite audit on; and beside it a
 * bare server that only parses the JSON and verifies the signature.
 */
import { join } from "node:path";
import { generateKeyPair, type KeyPair, saveKeyPair } from "../core/identity/keys.ts";
import { payloadOf } from "../core/identity/payload.ts";
import { signBytes } from "../core/identity/signature.ts";
import type { BenchResult } from "./bench.ts";
import { percentiles } from "./bench.ts";
import { V8_FLAGS } from "../core/launcher.ts";

const CONNECTIONS = 8;
const WORDS = "the report of last week is ready please look at section two before noon and tell the others what changed"
  .split(" ");

/** Sends `count` messages to Oktsec and to the bare server. */
export async function benchMessage(count = 30_000): Promise<BenchResult[]> {
  const home = await Deno.makeTempDir({ prefix: "oktsec-bench-" });
  try {
    const pair = generateKeyPair();
    await saveKeyPair(join(home, "keys"), "ada", pair);
    const config = "version: '1'\nmode: enforce\nidentity: { require_signature: true }\nrate_limit: { per_agent: 0 }\n";
    await Deno.writeTextFile(join(home, "config.yaml"), config);
    const bare = await against(["run", "-A", new URL("bare_message.ts", import.meta.url).pathname, home], home, {
      pair,
      count,
    });
    const args = ["run", "-A", V8_FLAGS, new URL("../main.ts", import.meta.url).pathname, "serve", "--port", "0"];
    const ours = await against(args, home, { pair, count });
    return [result("bare: JSON and Ed25519 only", bare), result("oktsec: signed, scanned, audited", ours)];
  } finally {
    await Deno.remove(home, { recursive: true });
  }
}

interface Load {
  readonly pair: KeyPair;
  readonly count: number;
}
interface Measured {
  readonly perSecond: number;
  readonly latencies: Float64Array;
}

function result(name: string, { perSecond, latencies }: Measured): BenchResult {
  return {
    group: "message API",
    name,
    unit: "ms",
    ...percentiles(latencies),
    value: perSecond,
    n: latencies.length,
    note: `${Math.round(perSecond)} messages/s, ${CONNECTIONS} connections`,
  };
}

async function against(args: readonly string[], home: string, load: Load): Promise<Measured> {
  const server = new Deno.Command(Deno.execPath(), {
    args: [...args],
    env: { OKTSEC_HOME: home, NO_COLOR: "1" },
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  try {
    const port = await portOf(server.stdout);
    await run(port, requests(port, { ...load, count: 2_000 })); // warm-up
    return await run(port, requests(port, load));
  } finally {
    server.kill("SIGTERM");
    await server.status;
  }
}

/** The first address that the server prints. */
async function portOf(stdout: Deno.ChildProcess["stdout"]): Promise<number> {
  let text = "";
  const reader = stdout.pipeThrough(new TextDecoderStream()).getReader();
  while (true) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`the server ended before it listened: ${text}`);
    text += value;
    const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(text)?.[1];
    if (port) {
      // Nobody reads on; a full pipe must not stop the server.
      void (async () => {
        while (!(await reader.read()).done);
      })();
      return Number(port);
    }
  }
}

export function requests(port: number, { pair, count }: Load): Uint8Array[] {
  const encoder = new TextEncoder();
  return Array.from({ length: count }, (_, index) => {
    const content = Array.from({ length: 40 }, (_, word) => WORDS[(index * 7 + word * 3) % WORDS.length]).join(" ");
    const timestamp = new Date().toISOString();
    const message = { from: "ada", to: "bob", content: `${content} ${crypto.randomUUID()}`, timestamp };
    const bytes = payloadOf({
      ...message,
      nonce: null,
      keyVersion: 0,
      intent: null,
      metadata: null,
      session: null,
      deliver: null,
      delegationSha256: null,
    }, 1);
    if (!bytes) throw new Error("the payload cannot be built");
    const body = JSON.stringify({ ...message, signature: signBytes(pair, bytes).toBase64() });
    const head =
      `POST /v1/message HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
    return encoder.encode(head + body);
  });
}

export async function run(port: number, requests: readonly Uint8Array[]): Promise<Measured> {
  const latencies = new Float64Array(requests.length);
  let next = 0;
  const started = performance.now();
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    using connection = await Deno.connect({ hostname: "127.0.0.1", port });
    connection.setNoDelay();
    const buffer = new Uint8Array(16_384);
    for (let index = next++; index < requests.length; index = next++) {
      const sent = performance.now();
      const request = requests[index] ?? new Uint8Array();
      for (let at = 0; at < request.length;) at += await connection.write(request.subarray(at));
      await answered(connection, buffer);
      latencies[index] = performance.now() - sent;
    }
  }));
  return { perSecond: requests.length / ((performance.now() - started) / 1000), latencies };
}

const decoder = new TextDecoder();

/** Reads one response; anything but 200 ends the bench. */
async function answered(connection: Deno.Conn, buffer: Uint8Array): Promise<void> {
  let size = 0;
  while (true) {
    const read = await connection.read(buffer.subarray(size));
    if (read === null) throw new Error("the server closed the connection");
    size += read;
    const text = decoder.decode(buffer.subarray(0, size));
    const end = text.indexOf("\r\n\r\n");
    if (end < 0) continue;
    if (!text.startsWith("HTTP/1.1 200")) throw new Error(text.slice(0, 300));
    const length = Number(/content-length: (\d+)/i.exec(text)?.[1]);
    if (size >= end + 4 + length) return;
  }
}
