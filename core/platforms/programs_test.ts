import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { namesIn, runningPrograms } from "./programs.ts";

Deno.test("namesIn() takes the names of programs out of what each system's tool says", () => {
  assert.deepEqual(namesIn("systemd\nclaude\nclaude\n/opt/My App/bin/code\n\n", "linux"), [
    "systemd",
    "claude",
    "code",
  ]);
  assert.deepEqual(namesIn("/Applications/Claude.app/Contents/MacOS/Claude\n-zsh\n", "darwin"), ["Claude", "-zsh"]);
  const windows = '"System","4","Services","0","144 K"\r\n"claude.exe","71","Console","1","9,000 K"\r\nINFO: none\r\n';
  assert.deepEqual(namesIn(windows, "windows"), ["System", "claude.exe"]);
  assert.deepEqual(namesIn("", "linux"), []);
});

Deno.test({
  name: "runningPrograms() sees a program while it runs, under the rights of the launcher",
  ignore: process.platform === "win32",
  async fn() {
    const child = spawn("sleep", ["60"]);
    await once(child, "spawn");
    try {
      assert.ok((await runningPrograms("linux"))?.includes("sleep"));
    } finally {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
  },
});
