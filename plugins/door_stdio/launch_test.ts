import assert from "node:assert/strict";
import { launchOf, type Machine } from "./launch.ts";

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
