import assert from "node:assert/strict";
import { launchOf, type Machine, whyUnreachable } from "./launch.ts";

function windows(files: readonly string[], env: Readonly<Record<string, string>> = {}): Machine {
  const known = new Set(files.map((file) => file.toLowerCase()));
  // As the system reads them: a dot for a folder means the folder itself.
  const plain = (path: string) => path.toLowerCase().replaceAll("\\.\\", "\\");
  const all: Readonly<Record<string, string>> = {
    PATH: 'C:\\tools;"C:\\Program Files\\nodejs"',
    ComSpec: "C:\\Windows\\System32\\cmd.exe",
    ...env,
  };
  return { os: "windows", cwd: "C:\\work", env: (name) => all[name], isFile: (path) => known.has(plain(path)) };
}

Deno.test("elsewhere than on Windows a command line is left alone", () => {
  const machine: Machine = { ...windows([]), os: "linux" };
  assert.deepEqual(launchOf(["npx", "-y", "a b"], machine), { command: "npx", args: ["-y", "a b"], isRaw: false });
});

Deno.test("npx is found as a script and run by cmd, quoted for both readers", () => {
  const launch = launchOf(
    ["npx", "-y", "@scope/pkg", "C:\\My Files\\", 'say "hi"', "a&b"],
    windows(["C:\\Program Files\\nodejs\\npx.CMD"]),
  );
  assert.equal(launch.command, "C:\\Windows\\System32\\cmd.exe");
  assert.equal(launch.isRaw, true);
  assert.deepEqual(launch.args.slice(0, 3), ["/d", "/s", "/c"]);
  const line = launch.args[3] ?? "";
  assert.ok(line.startsWith('"C:\\Program^ Files\\nodejs\\npx.CMD '), line);
  // What is left once cmd has read the line and the script has passed it on: carets gone twice.
  const words = line.slice(1, -1).replace(/\^(.)/g, "$1").replace(/\^(.)/g, "$1");
  assert.equal(words, 'C:\\Program Files\\nodejs\\npx.CMD "-y" "@scope/pkg" "C:\\My Files\\\\" "say \\"hi\\"" "a&b"');
  assert.equal(/(?<!\^)[&|<>]/.test(line), false, "nothing that cmd would act on is bare");
});

/** What cmd makes of a piece of its line: quotes hide from it all but the caret's own work. */
function readByCmd(text: string): string {
  return text.replace(/\^(.)/g, "$1");
}

Deno.test("arguments reach what a shim passes them to, and what a person's script looks at", () => {
  const machine = windows(["C:\\tools\\shim.cmd", "C:\\tools\\own.bat"]);
  const table: readonly (readonly [string, string])[] = [
    ["", '""'],
    ["plain", '"plain"'],
    ["a b", '"a b"'],
    ['{"a":"x & y"}', '"{\\"a\\":\\"x & y\\"}"'],
    ["%PATH%", '"%PATH%"'],
    ["C:\\dir\\", '"C:\\dir\\\\"'],
    ['end\\"', '"end\\\\\\""'],
    ["^caret!", '"^caret!"'],
  ];
  for (const [argument, read] of table) {
    const shim = launchOf(["shim", argument], machine).args[3]?.slice(1, -1) ?? "";
    assert.equal(readByCmd(readByCmd(shim)), `C:\\tools\\shim.CMD ${read}`);
    const own = launchOf(["own", argument], machine).args[3]?.slice(1, -1) ?? "";
    assert.equal(readByCmd(own), `C:\\tools\\own.BAT ${read}`);
    for (const line of [shim, own]) {
      assert.doesNotMatch(line, /(?<!\^)[&|<>"%]/, "nothing that cmd would act on is bare");
    }
  }
});

Deno.test("an argument that a script would lose is refused, and one that a program takes is not", () => {
  const machine = windows(["C:\\tools\\shim.cmd", "C:\\tools\\own.exe"]);
  for (const [command, isRefused] of [["shim", true], ["own", false]] as const) {
    const argv = [command, "two\nlines"];
    assert.equal(whyUnreachable(argv, launchOf(argv, machine)) !== null, isRefused);
  }
});

Deno.test("cmd itself is a program: what a person wrote for it stays as it is", () => {
  const machine = windows(["C:\\Windows\\System32\\cmd.exe"], { PATH: "C:\\Windows\\System32" });
  const launch = launchOf(["cmd", "/c", "npx", "-y", "a b"], machine);
  assert.deepEqual(launch, {
    command: "C:\\Windows\\System32\\cmd.EXE",
    args: ["/c", "npx", "-y", "a b"],
    isRaw: false,
  });
});

Deno.test("a program is started directly, in the order of PATHEXT", () => {
  const machine = windows(["C:\\tools\\uvx.exe", "C:\\tools\\uvx.cmd"]);
  assert.deepEqual(launchOf(["uvx", "a b"], machine), { command: "C:\\tools\\uvx.EXE", args: ["a b"], isRaw: false });
  assert.equal(launchOf(["uvx.cmd"], machine).isRaw, true);
});

Deno.test("the working directory is not searched for a bare name, and is for a path", () => {
  const machine = windows(["C:\\work\\npx.cmd", "C:\\work\\bin\\x.cmd"]);
  assert.deepEqual(launchOf(["npx"], machine), { command: "npx", args: [], isRaw: false });
  assert.equal(launchOf([".\\bin\\x.cmd"], machine).isRaw, true);
});
