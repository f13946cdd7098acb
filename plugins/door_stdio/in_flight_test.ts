import assert from "node:assert/strict";
import { InFlight } from "./in_flight.ts";

const CALL = { method: "tools/call", tool: "echo" };

Deno.test("an answer takes its request once, by the id's own text", () => {
  const asked = new InFlight(10);
  asked.add("1", CALL);
  assert.equal(asked.take('"1"'), "unknown");
  assert.equal(asked.take("1.0"), "unknown");
  assert.deepEqual(asked.take("1"), { ...CALL, open: 1 });
  assert.equal(asked.take("1"), "unknown");
});

Deno.test("memory is bounded: one past the limit forgets the oldest, and only that", () => {
  const asked = new InFlight(3);
  for (const id of ["1", "2", "3"]) asked.add(id, CALL);
  assert.equal(asked.has("1"), true);
  asked.add("4", CALL);
  assert.deepEqual([asked.size, asked.has("1"), asked.has("2"), asked.has("4")], [3, false, true, true]);
  for (let id = 0; id < 1_000; id++) asked.refuse(`r${id}`);
  assert.equal(asked.take("r996"), "unknown");
  assert.equal(asked.take("r999"), "refused");
});

Deno.test("two requests under one id are remembered as neither, and wait for two answers", () => {
  const asked = new InFlight(10);
  asked.add("1", CALL);
  asked.add("1", { method: "tools/list", tool: null });
  assert.deepEqual(asked.take("1"), { method: null, tool: null, open: 2 });
  assert.notEqual(asked.take("1"), "unknown");
  assert.equal(asked.take("1"), "unknown");
});

Deno.test("an answer to a refused request is told apart, until the id is used again", () => {
  const asked = new InFlight(10);
  asked.refuse("7");
  assert.equal(asked.take("7"), "refused");
  asked.add("7", CALL);
  assert.deepEqual(asked.take("7"), { ...CALL, open: 1 });
  asked.add("8", CALL);
  asked.refuse("8");
  assert.notEqual(asked.take("8"), "refused", "the first request under the id still waits");
});
