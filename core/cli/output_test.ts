import assert from "node:assert/strict";
import { createOutput, OutputClosed, type Sink, wantsColor, writeAll } from "./output.ts";
import { startProgress } from "./progress.ts";
import { drawFields, drawTable } from "./table.ts";

class FakeSink implements Sink {
  text = "";
  constructor(readonly isTerminal = false, readonly width: number | null = null, readonly take = 7) {}
  columns() {
    return this.width;
  }
  /** Takes a few bytes at a time, as a full pipe does. */
  write(bytes: Uint8Array) {
    const some = bytes.subarray(0, this.take);
    this.text += String.fromCharCode(...some);
    return some.length;
  }
}
const noEnv = () => undefined;
const envOf = (values: Readonly<Record<string, string>>) => (name: string) => values[name];

Deno.test("print() and json() write all of it to stdout, say() to stderr", () => {
  const stdout = new FakeSink();
  const stderr = new FakeSink();
  const out = createOutput({ stdout, stderr, env: noEnv });
  out.print("a line longer than the sink takes");
  out.json({ a: 1 }, { line: true });
  out.json([1]);
  out.say("talk");
  assert.equal(stdout.text, 'a line longer than the sink takes\n{"a":1}\n[\n  1\n]\n');
  assert.equal(stderr.text, "talk\n");
});

Deno.test("say() and print() escape what would steer the terminal, with and without colour", () => {
  for (const FORCE_COLOR of ["", "1"]) {
    const stdout = new FakeSink();
    const stderr = new FakeSink();
    const out = createOutput({ stdout, stderr, env: envOf({ FORCE_COLOR }) });
    out.print("\x1b[2Jx");
    out.say("\x1b]0;x\x07");
    assert.equal(stdout.text, "\\u001b[2Jx\n");
    assert.equal(stderr.text, "\\u001b]0;x\\u0007\n");
  }
});

Deno.test("wantsColor() heeds NO_COLOR before FORCE_COLOR before the terminal", () => {
  const terminal = new FakeSink(true);
  const pipe = new FakeSink(false);
  assert.equal(wantsColor(terminal, noEnv), true);
  assert.equal(wantsColor(pipe, noEnv), false);
  assert.equal(wantsColor(pipe, envOf({ FORCE_COLOR: "1" })), true);
  assert.equal(wantsColor(terminal, envOf({ FORCE_COLOR: "0" })), false);
  assert.equal(wantsColor(terminal, envOf({ NO_COLOR: "1", FORCE_COLOR: "1" })), false);
  assert.equal(wantsColor(terminal, envOf({ NO_COLOR: "" })), true);
  assert.equal(wantsColor(terminal, envOf({ TERM: "dumb" })), false);
});

Deno.test("writeAll() turns a closed pipe into OutputClosed and waits where the pipe is full", () => {
  let calls = 0;
  const full: Sink = {
    isTerminal: false,
    columns: () => null,
    write(bytes) {
      if (++calls === 1) throw new Deno.errors.WouldBlock("full");
      return bytes.length;
    },
  };
  writeAll(full, "text");
  assert.equal(calls, 2);
  const closed: Sink = {
    isTerminal: false,
    columns: () => null,
    write() {
      throw new Deno.errors.BrokenPipe("gone");
    },
  };
  assert.throws(() => writeAll(closed, "text"), OutputClosed);
  const out = createOutput({ stdout: closed, stderr: closed, env: noEnv });
  assert.throws(() => out.print("x"), OutputClosed);
  out.say("nobody listens, and that is fine");
});

Deno.test("drawTable() keeps a hostile cell in its line and its column", () => {
  const text = drawTable(["FROM", "TO"], [["a\nfake", "b"], ["\x1b[31mx", "c"]], { color: false, columns: null });
  assert.deepEqual(text.split("\n"), ["FROM         TO", "a\\u000afake  b", "\\u001b[31mx  c"]);
});

Deno.test("drawTable() fits the terminal and leaves a pipe whole", () => {
  const rows = [["short", "x".repeat(100), "y".repeat(60)]];
  const fitted = drawTable(["A", "B", "C"], rows, { color: false, columns: 60 });
  for (const line of fitted.split("\n")) assert.ok([...line].length <= 60, line);
  assert.match(fitted, /short/);
  assert.match(drawTable(["A", "B", "C"], rows, { color: false, columns: null }), /x{100}/);
});

Deno.test("table() prints what an empty list means", () => {
  const stdout = new FakeSink();
  createOutput({ stdout, stderr: new FakeSink(), env: noEnv }).table(["A"], [], { empty: "No entries" });
  assert.equal(stdout.text, "No entries\n");
});

Deno.test("drawFields() keeps the lines of a value under it and escapes the rest", () => {
  assert.equal(
    drawFields([["mode", "observe"], ["text", "a\nb\x07"]], false),
    "mode  observe\ntext  a\n      b\\u0007",
  );
});

Deno.test("startProgress() is silent without a terminal and leaves no line behind with one", () => {
  const pipe = new FakeSink(false);
  {
    using progress = startProgress(() => 0, pipe);
    progress.show("1 row");
  }
  assert.equal(pipe.text, "");
  const terminal = new FakeSink(true, 80, 1000);
  let now = 0;
  {
    using progress = startProgress(() => now, terminal);
    progress.show("1 row");
    progress.show("too soon");
    now += 100;
    progress.show("2 rows");
  }
  assert.equal(terminal.text, "\r\x1b[K1 row\r\x1b[K2 rows\r\x1b[K");
});
