/**
 * Makes a bundle start faster: what every start of a proxy calls is compiled once, into V8's code cache, instead of at each start.
 *
 * V8 compiles a function when it is first called, and the code cache of a module holds only what was compiled with the module itself. It
 * compiles a function with its module where that stands between parentheses, so the functions that a start calls are put between some.
 */
import { parse } from "acorn";
import type { AnyNode, Function as FunctionNode, Program } from "acorn";
import { fullAncestor } from "acorn-walk";
import MagicString from "magic-string";
import { PERMISSIONS, V8_FLAGS } from "../core/launcher.ts";

/** Longest wait for the traced proxy's answers, in milliseconds. */
const TRACE_MS = 60_000;

/** What a client says first, and a call: enough for every part of the way to be walked once. */
const FRAMES = [
  {
    jsonrpc: "2.0",
    id: 1,
    method: "initialize",
    params: { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "trace", version: "1" } },
  },
  { jsonrpc: "2.0", method: "notifications/initialized" },
  {
    jsonrpc: "2.0",
    method: "notifications/progress",
    params: {
      progressToken: "a",
      progress: 1,
      message: "Read 3 of 12 files in /srv/notes, see https://example.com/a?b=c",
    },
  },
];

/** The echo that stands for a tool server. */
const ECHO = ["eval", "await Deno.stdin.readable.pipeTo(Deno.stdout.writable)"];

/**
 * Starts `file` as a proxy and returns where the functions begin that it called, as V8 counts: at the parameters of a named function or a
 * method, at the first character of an arrow function.
 */
export async function calledAtStart(file: string): Promise<ReadonlySet<number>> {
  const folder = await Deno.makeTempDir({ prefix: "oktsec-trace-" });
  try {
    const log = `${folder}/v8.log`;
    const flags = [...PERMISSIONS, "--no-config", "--no-lock", "--no-npm", "--no-remote", "--no-prompt"];
    const v8 = `${V8_FLAGS},--log-function-events,--logfile=${log},--no-logfile-per-isolate`;
    await exchange(["run", "-q", ...flags, v8, file, "proxy", "--agent", "trace", "--", Deno.execPath(), ...ECHO], {
      HOME: folder,
      OKTSEC_HOME: `${folder}/home`,
      DENO_DIR: `${folder}/cache`,
      NO_COLOR: "1",
    });
    return positions(await Deno.readTextFile(log), file);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Sends the frames to a proxy of that command line and waits until each came back. */
async function exchange(args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  const proxy = new Deno.Command(Deno.execPath(), {
    args: [...args],
    env,
    clearEnv: true,
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
    signal: AbortSignal.timeout(TRACE_MS),
  }).spawn();
  const errors = new Response(proxy.stderr).text();
  const writer = proxy.stdin.getWriter();
  await writer.write(new TextEncoder().encode(FRAMES.map((frame) => JSON.stringify(frame) + "\n").join("")));
  let answers = 0;
  for await (const text of proxy.stdout.pipeThrough(new TextDecoderStream())) {
    answers += text.split("\n").length - 1;
    if (answers >= FRAMES.length) break;
  }
  await writer.close();
  const { success } = await proxy.status;
  if (!success || answers < FRAMES.length) throw new Error(`the traced proxy failed\n${await errors}`);
  await errors;
}

/** From V8's log: `function,parse-function,<script>,<start>,<end>,<milliseconds>,<time>,<name>` and `script-details,<script>,<url>,…`. */
function positions(log: string, file: string): ReadonlySet<number> {
  const lines = log.split("\n").map((line) => line.split(","));
  const script = lines.find(([kind, , url]) => kind === "script-details" && url?.endsWith(file))?.[1];
  if (script === undefined) throw new Error(`V8's log does not name ${file}`);
  const found = lines.filter(([kind, event, id]) => kind === "function" && event === "parse-function" && id === script);
  return new Set(found.map(([, , , start]) => Number(start)));
}

/**
 * The module `source` with parentheses around each function that begins at one of `called`. Functions that are declared at the top of the
 * module become constants before its first statement, which is where a declaration has its value too. Methods stay: nothing marks them.
 */
export function compiledWithModule(source: string, called: ReadonlySet<number>): string {
  const program: Program = parse(source, { ecmaVersion: "latest", sourceType: "module" });
  const text = new MagicString(source);
  const declared = new Set<AnyNode>(program.body);
  fullAncestor(program, (node, _state, ancestors) => {
    const parent = ancestors.at(-2);
    if (node.type === "ArrowFunctionExpression") {
      if (called.has(node.start)) text.appendRight(node.start, "(").prependLeft(node.end, ")");
    } else if (node.type === "FunctionExpression" && !isMethod(parent)) {
      if (called.has(parametersOf(node, source))) text.appendRight(node.start, "(").prependLeft(node.end, ")");
    } else if (node.type === "FunctionDeclaration" && declared.has(node) && called.has(parametersOf(node, source))) {
      if (!node.id) throw new Error("a function of the bundle is exported without a name");
      const keywords = `${node.async ? "async " : ""}function${node.generator ? "*" : ""}`;
      text.update(node.start, node.id.end, `var ${node.id.name}=(${keywords}`).appendLeft(node.end, ");");
      text.move(node.start, node.end, 0);
    }
  });
  return text.toString();
}

/** Where the parameters begin: V8 counts a function with a keyword from there. */
function parametersOf(node: FunctionNode, source: string): number {
  return source.indexOf("(", node.id?.end ?? node.start);
}

/** True for a function that is written without its keyword. */
function isMethod(parent: AnyNode | undefined): boolean {
  if (parent?.type === "MethodDefinition") return true;
  return parent?.type === "Property" && (parent.method || parent.kind !== "init");
}
