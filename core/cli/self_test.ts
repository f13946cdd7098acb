import assert from "node:assert/strict";
import { launcherOf } from "./self.ts";

Deno.test("a compiled binary starts itself, a checkout and a registry start Deno with the module", () => {
  assert.deepEqual(launcherOf({ isCompiled: true, executable: "/opt/oktsec", main: "file:///tmp/deno/main.ts" }), [
    "/opt/oktsec",
  ]);
  const checkout = launcherOf({
    isCompiled: false,
    executable: "/usr/bin/deno",
    main: "file:///home/ada/my%20work/main.ts",
  });
  assert.equal(checkout[0], "/usr/bin/deno");
  assert.equal(checkout.at(-1), "/home/ada/my work/main.ts");
  const main = "https://registry.example/@oktsec/cli/main.ts";
  assert.equal(launcherOf({ isCompiled: false, executable: "deno", main }).at(-1), main);
});

Deno.test("the program is never started with the right to load native code", () => {
  const words = launcherOf({ isCompiled: false, executable: "deno", main: "file:///main.ts" });
  assert.ok(!words.some((word) => word === "-A" || word.includes("ffi") || word === "--allow-all"));
});
