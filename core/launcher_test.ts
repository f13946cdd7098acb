import assert from "node:assert/strict";
import { launcherOf, type Start } from "./launcher.ts";
import { recognise } from "./platforms/recognise.ts";

const EXECUTABLE = "/usr/bin/deno";
const UNPACKED = `file:///home/ada/.oktsec/portable/${"0f".repeat(16)}/oktsec.js`;

Deno.test("each kind of program is told, and started again by absolute words", () => {
  const start = (more: Partial<Start>) =>
    launcherOf({ isCompiled: false, executable: EXECUTABLE, main: "file:///home/ada/my%20work/main.ts", ...more });
  const compiled = start({ isCompiled: true, executable: "/opt/oktsec" });
  assert.deepEqual(compiled, { kind: "compiled", argv: ["/opt/oktsec"] });
  const portable = start({ main: UNPACKED, portable: "/opt/my tools/oktsec-portable" });
  assert.deepEqual(portable, { kind: "portable", argv: ["/opt/my tools/oktsec-portable"] });
  const checkout = start({});
  assert.equal(checkout.kind, "checkout");
  assert.equal(checkout.argv[0], EXECUTABLE);
  assert.equal(checkout.argv.at(-1), "/home/ada/my work/main.ts");
  const bundle = start({ main: "file:///opt/oktsec.js" });
  assert.equal(bundle.kind, "bundle");
  assert.ok(bundle.argv.includes("--no-config"), "a deno.json beside the bundle is not its own");
  const main = "https://registry.example/@oktsec/cli/main.ts";
  assert.deepEqual([start({ main }).kind, start({ main }).argv.at(-1)], ["package", main]);
});

Deno.test("an entry that starts any kind of program is known for ours", () => {
  for (const main of ["file:///a/main.ts", "file:///a/oktsec.js", UNPACKED]) {
    for (const portable of [undefined, "/opt/oktsec-portable", "/opt/oktsec"]) {
      const { argv } = launcherOf({ isCompiled: false, executable: EXECUTABLE, main, portable });
      assert.equal(recognise([...argv, "proxy", "--agent", "a", "--", "npx"]).kind, "ours");
    }
  }
});

Deno.test("a program that merely inherited the variable of a portable file is not that file", () => {
  for (const main of ["file:///home/ada/my%20work/main.ts", "file:///opt/oktsec.js"]) {
    const { kind } = launcherOf({ isCompiled: false, executable: EXECUTABLE, main, portable: "/opt/oktsec-portable" });
    assert.notEqual(kind, "portable");
  }
});

Deno.test("the program is never started with the right to load native code", () => {
  const words = launcherOf({ isCompiled: false, executable: "deno", main: "file:///main.ts" }).argv;
  assert.ok(!words.some((word) => word === "-A" || word.includes("ffi") || word === "--allow-all"));
});
