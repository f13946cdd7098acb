import assert from "node:assert/strict";
import { makeHome } from "./_serve.ts";

Deno.test("the demo stops what it should, verifies the trail and leaves nothing behind", async () => {
  await using home = await makeHome();
  const tmp = await Deno.makeTempDir({ prefix: "oktsec-demo-test-" });
  try {
    const { code, stdout, stderr } = await home.runWith({ TMPDIR: tmp }, "demo", "--json");
    const told = JSON.parse(stdout);
    assert.equal(code, 0, JSON.stringify(told, null, 2) + stderr);
    assert.equal(told.chain.ok, true);
    assert.ok(told.messages.length + told.tools.length >= 12);
    assert.deepEqual([...Deno.readDirSync(tmp)].filter(({ name }) => name.startsWith("oktsec-")), []);
  } finally {
    await Deno.remove(tmp, { recursive: true });
  }
});
