import assert from "node:assert/strict";
import { script } from "../custom_rules/_test_rules.ts";
import { keepingLog } from "../custom_rules/_test_rules.ts";
import { vet } from "../custom_rules/vet.ts";
import { type HostOptions, RuleHost, RuleUnanswered, type Vetted } from "./host.ts";
import type { SampleMessage } from "./protocol.ts";

const SAMPLE: SampleMessage = { text: "Hello there", view: "raw", kind: "message", tool: null, path: "" };

async function vetted(name: string, body: string, top = ""): Promise<Vetted> {
  const verdict = await vet(
    script("A-1", { match: `({ text, words }: Sample): any => { void text; void words; ${body} }`, top }),
  );
  if (verdict.kind !== "vetted") throw new Error(verdict.reason);
  return { name, pieces: verdict.pieces };
}

/** A host with one honest rule and others. */
async function hostWith(
  bodies: Readonly<Record<string, string>>,
  options: Partial<HostOptions> = {},
): Promise<{ host: RuleHost; lines: string[] }> {
  const { log, lines } = keepingLog();
  const host = new RuleHost({ log, ...options });
  const files = [await vetted("honest", "return [{ start: 0, end: 5 }];")];
  for (const [name, body] of Object.entries(bodies)) files.push(await vetted(name, body));
  host.keep(files);
  return { host, lines };
}

Deno.test("a rule in the host reads, writes, asks and says nothing", async () => {
  const deeds: Readonly<Record<string, string>> = {
    read: 'Deno.readTextFileSync("/etc/hostname")',
    env: "Deno.env.toObject()",
    net: 'fetch("http://127.0.0.1:9")',
    socket: 'new WebSocket("ws://127.0.0.1:9")',
    run: 'new Deno.Command("true").outputSync()',
    exit: "Deno.exit(0)",
    node: "process.exit(0)",
    kill: "Deno.kill(Deno.ppid)",
    say: 'console.log("{}")',
    alert: 'alert("{}")',
    worker: 'new Worker("data:text/javascript,")',
    code: 'new Function("return 1")()',
    code2: '(() => {}).constructor("return 1")()',
    code3: '(async () => {}).constructor("return 1")()',
    code4: 'eval("1")',
    memory: "new Uint8Array(1e9)",
    shared: "new SharedArrayBuffer(8)",
    wasm: "WebAssembly.compile",
    timer: "setTimeout(() => {}, 0)",
    blob: 'URL.createObjectURL(new Blob([""]))',
    prompt: 'prompt("x")',
    storage: "localStorage.length",
  };
  const entries = Object.entries(deeds).map(([name, deed]) => [name, `const got = ${deed}; return got !== undefined;`]);
  const { host } = await hostWith(Object.fromEntries(entries));
  using _closing = host;
  for (const name of Object.keys(deeds)) {
    await assert.rejects(host.ask(name, SAMPLE), RuleUnanswered, name);
    assert.deepEqual(await host.ask("honest", SAMPLE), [0, 5]);
  }
});

Deno.test("a rule that never ends, backtracks or fills the memory costs the process, and nobody else", async () => {
  const { host, lines } = await hostWith({
    loop: "for (;;);",
    backtracks: 'return /^(a+)+$/i.test("a".repeat(40) + "!");',
    fills: 'const all: string[] = []; for (;;) all.push("x".repeat(1e5) + all.length);',
    waits: "return (function* (): any { for (;;); })();",
    recurses: "const again = (): number => again() + 1; again(); return true;",
  });
  using _closing = host;
  const pids = new Set<number | null>();
  for (const name of ["loop", "backtracks", "fills", "waits", "recurses"]) {
    await assert.rejects(host.ask(name, SAMPLE), RuleUnanswered, name);
    assert.deepEqual(await host.ask("honest", SAMPLE), [0, 5]);
    pids.add(host.pid);
  }
  assert.ok(pids.size >= 4);
  assert.ok(lines.some((line) => line.includes("started again")));
});

Deno.test("questions behind a guilty one are asked again, and answered", async () => {
  const { host } = await hostWith({ loop: "for (;;);" });
  using _closing = host;
  const [guilty, ...rest] = await Promise.allSettled([
    host.ask("loop", SAMPLE),
    ...Array.from({ length: 20 }, () => host.ask("honest", SAMPLE)),
  ]);
  assert.equal(guilty?.status, "rejected");
  for (const one of rest) assert.deepEqual(one, { status: "fulfilled", value: [0, 5] });
});

Deno.test("after three failures within ten minutes a rule is off; spread over more time it stays", async () => {
  let now = 0;
  const off: string[] = [];
  const { host, lines } = await hostWith({ throws: 'throw new Error("boo");' }, {
    now: () => now,
    onOff: (name) => off.push(name),
  });
  using _closing = host;
  for (let time = 0; time < 4; time++) {
    await assert.rejects(host.ask("throws", SAMPLE), /boo/);
    now += 6 * 60_000;
  }
  assert.equal(host.offBecause("throws"), null);
  await assert.rejects(host.ask("throws", SAMPLE), /boo/);
  await assert.rejects(host.ask("throws", SAMPLE), /boo/);
  assert.equal(host.offBecause("throws"), "boo");
  assert.deepEqual(off, ["throws"]);
  assert.deepEqual(await host.ask("throws", SAMPLE), []);
  assert.ok(lines.some((line) => line.startsWith("error") && line.includes("is off")));
});

Deno.test("false spans, endless lists and odd answers are refused or cut", async () => {
  const { host } = await hostWith({
    outside: "return [{ start: 0, end: 12 }];",
    negative: "return [{ start: -1, end: 2 }];",
    empty: "return [{ start: 2, end: 2 }];",
    halves: "return [{ start: 0.5, end: 2 }];",
    words: 'return "yes";',
    promise: "return Promise.resolve(true);",
    lies: "let n = 0; return [{ get start() { return n++; }, end: 1 }, { start: 0, end: 1 }];",
    endless: "return (function* () { for (;;) yield { start: 0, end: 1 }; })();",
    throwsNothing: "throw null;",
    throwsTrap: "throw { toString() { throw 1; } };",
  });
  using _closing = host;
  for (const name of ["outside", "negative", "empty", "halves", "words", "promise", "throwsNothing", "throwsTrap"]) {
    await assert.rejects(host.ask(name, SAMPLE), RuleUnanswered, name);
  }
  assert.equal((await host.ask("endless", SAMPLE)).length, 1_024);
  assert.deepEqual(await host.ask("lies", SAMPLE), [0, 1, 0, 1]);
});

Deno.test("what a rule leaves behind at its loading runs in its own turn", async () => {
  const { log } = keepingLog();
  using host = new RuleHost({ log, loadMs: 600 });
  const outcomes = await host.load([
    await vetted("later", "return false;", "Promise.resolve().then(() => { for (;;); });"),
    await vetted("rejects", "return false;", 'Promise.reject(new Error("x"));'),
    await vetted("honest", "return true;"),
  ]);
  assert.deepEqual([...outcomes].map(([name, { kind }]) => [name, kind]), [
    ["later", "refused"],
    ["rejects", "refused"],
    ["honest", "loaded"],
  ]);
});

Deno.test("a host that cannot be kept alive is left alone, and its questions fail at once", async () => {
  let now = 0;
  const { host, lines } = await hostWith({}, { now: () => now });
  using _closing = host;
  for (let time = 0; time < 3; time++) {
    await host.warm();
    Deno.kill(host.pid ?? assert.fail("no process"), "SIGKILL");
    while (host.pid !== null) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await assert.rejects(host.ask("honest", SAMPLE), /is down/);
  assert.ok(lines.some((line) => line.includes("left alone")));
  now += 11_000;
  assert.deepEqual(await host.ask("honest", SAMPLE), [0, 5]);
});

Deno.test("a closed host ends its process and answers nothing", async () => {
  const { host } = await hostWith({});
  await host.warm();
  host[Symbol.dispose]();
  assert.equal(host.pid, null);
  await assert.rejects(host.ask("honest", SAMPLE), /closed/);
});
