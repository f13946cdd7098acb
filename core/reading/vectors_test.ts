/** Our reader against other readers: texts that others collected, and texts made by chance. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { type Reading, readJson } from "./json.ts";

const SHARED = Deno.env.get("OKTSEC_SHARED") ?? fileURLToPath(new URL("../../../shared", import.meta.url));
const SUITE = `${SHARED}/vectors/json-test-suite.json.gz`;

function read(bytes: Uint8Array): Reading {
  return readJson(bytes, { depth: 128, leavesMax: 65_536, strictCase: "none" });
}

function isRefused(reading: Reading): boolean {
  return reading.faults.some((fault) => fault.weight === "refuse");
}

function suite(): Map<string, Uint8Array> | null {
  if (!existsSync(SUITE)) {
    // deno-lint-ignore no-console -- the reason of a skip must be seen
    console.warn(`Skipped: ${SUITE} is not there`);
    return null;
  }
  const files: Record<string, string> = JSON.parse(gunzipSync(readFileSync(SUITE)).toString());
  return new Map(Object.entries(files).map(([name, base64]) => [name, Buffer.from(base64, "base64")]));
}

Deno.test("JSONTestSuite: what must be accepted is read, what must be refused is refused", () => {
  const files = suite();
  if (!files) return;
  assert.ok(files.size > 300);
  for (const [name, bytes] of files) {
    const file = name.split("/").at(-1) ?? name;
    const reading = read(bytes);
    if (file.startsWith("y_")) assert.notEqual(reading.value, undefined, name);
    if (file.startsWith("n_")) assert.ok(reading.value === undefined && isRefused(reading), name);
  }
});

Deno.test("whenever two readers disagree on a text, ours refuses it", () => {
  const texts = [...(suite()?.values() ?? []), ...madeTexts(20_261_125, 4_000)];
  const python = pythonReadings(texts);
  let disagreed = 0;
  for (const [index, bytes] of texts.entries()) {
    const readings = [v8Reading(bytes), firstKeyReading(bytes), ...(python ? [python[index] ?? null] : [])];
    const isAgreed = readings.every((reading) => sameReading(reading, readings[0] ?? null));
    const ours = read(bytes);
    if (!isAgreed) disagreed++;
    const shown = JSON.stringify(new TextDecoder().decode(bytes).slice(0, 200));
    assert.ok(isAgreed || isRefused(ours), `not refused: ${shown}`);
    if (isRefused(ours)) continue;
    assert.ok(readings[0] && sameReading({ value: ours.value }, readings[0]), `read differently: ${shown}`);
  }
  assert.ok(disagreed > 100, "the texts are too tame to tell readers apart");
});

interface Taken {
  readonly value: unknown;
}

function sameReading(a: Taken | null, b: Taken | null): boolean {
  if (!a || !b) return a === b;
  return canonical(a.value) === canonical(b.value);
}

/** Order of members aside. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (typeof member !== "object" || member === null || Array.isArray(member)) return member;
    return Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1));
  });
}

function v8Reading(bytes: Uint8Array): Taken | null {
  try {
    return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)) };
  } catch {
    return null;
  }
}

/** Readers exist for which the first of two equal keys counts: simulated by renaming none and dropping later ones. */
function firstKeyReading(bytes: Uint8Array): Taken | null {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  try {
    JSON.parse(text);
    return { value: new FirstKeyReader(text).read() };
  } catch {
    return null;
  }
}

/** Takes valid JSON only; keeps the first of two equal keys. */
class FirstKeyReader {
  #at = 0;
  constructor(readonly text: string) {}

  read(): unknown {
    const unit = this.#peek();
    if (unit === "{") return this.#object();
    if (unit === "[") return this.#list();
    return JSON.parse(this.#match(/"(?:[^"\\]|\\.)*"|[^\s,\]}]+/y));
  }

  #object(): unknown {
    const members: [string, unknown][] = [];
    this.#at++;
    while (this.#peek() !== "}") {
      if (this.#peek() === ",") this.#at++;
      this.#peek();
      const key: string = JSON.parse(this.#match(/"(?:[^"\\]|\\.)*"/y));
      this.#peek();
      this.#at++;
      const value = this.read();
      if (!members.some(([known]) => known === key)) members.push([key, value]);
    }
    this.#at++;
    return Object.fromEntries(members);
  }

  #list(): unknown {
    const list: unknown[] = [];
    this.#at++;
    while (this.#peek() !== "]") {
      if (this.#peek() === ",") this.#at++;
      list.push(this.read());
    }
    this.#at++;
    return list;
  }

  #peek(): string {
    this.#match(/[ \t\r\n]*/y);
    return this.text[this.#at] ?? "";
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.#at += found.length;
    return found;
  }
}

const PYTHON = `
import sys, json, base64
for line in sys.stdin:
    try:
        print("=" + json.dumps(json.loads(base64.b64decode(line).decode("utf-8"))))
    except Exception:
        print("!")
`;

/** What Python's reader makes of the texts; null where there is no Python. */
function pythonReadings(texts: readonly Uint8Array[]): (Taken | null)[] | null {
  const input = texts.map((text) => Buffer.from(text).toString("base64")).join("\n") + "\n";
  const { status, stdout } = spawnSync("python3", ["-c", PYTHON], { input, encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) {
    // deno-lint-ignore no-console -- the reason of a skip must be seen
    console.warn("Skipped in part: there is no python3");
    return null;
  }
  return stdout.split("\n").slice(0, texts.length).map((line) => {
    try {
      return line.startsWith("=") ? { value: JSON.parse(line.slice(1)) } : null;
    } catch {
      return null; // Infinity and NaN, which Python reads and writes
    }
  });
}

/** Small deterministic generator: the same seed makes the same texts. */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const SCALARS = [
  "1",
  "-0",
  "0.5",
  "1e3",
  "1E+2",
  "-1.5e-7",
  "12345678901234567890",
  "1e400",
  "-1e999",
  "NaN",
  "Infinity",
  "01",
  "1.",
  ".5",
  "+1",
  "true",
  "false",
  "null",
  "nul",
  '""',
  '"a"',
  '"\\u0061"',
  '"\\ud800"',
  '"\\ud83d\\ude00"',
  '"\\x"',
  '"\n"',
  "'a'",
  '"世"',
  '"\\/"',
  "",
];
const KEYS = ['"a"', '"\\u0061"', '"A"', '"b"', '"__proto__"', '"constructor"', '""', '"\u212a"', '"k"', "a", '"a" '];
const NOISE = [" ", "\t", ",", "]", "}", "\u00a0", "\ufeff", "/**/", "//", "\0", "\u2028", "\f", '"', "\\"];

function madeTexts(seed: number, count: number): Uint8Array[] {
  const next = chance(seed);
  const pick = (list: readonly string[]) => list[next(list.length)] ?? "";
  const make = (depth: number): string => {
    const kind = next(depth > 3 ? 1 : 3);
    if (kind === 0) return pick(next(3) ? SCALARS.slice(0, 6) : SCALARS);
    const size = next(4);
    if (kind === 1) return `[${Array.from({ length: size }, () => make(depth + 1)).join(",")}]`;
    return `{${Array.from({ length: size }, () => `${pick(KEYS)}:${make(depth + 1)}`).join(",")}}`;
  };
  return Array.from({ length: count }, () => {
    let text = make(0);
    if (next(5) === 0) {
      const at = next(text.length + 1);
      text = text.slice(0, at) + pick(NOISE) + text.slice(at + next(2));
    }
    const bytes = new TextEncoder().encode(text);
    if (next(20) === 0 && bytes.length > 0) bytes[next(bytes.length)] = next(256);
    return bytes;
  });
}
