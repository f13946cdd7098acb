import assert from "node:assert/strict";
import { CHECK_PLACE_CHARS_MAX, CHECK_PLACES_MAX } from "../limits.ts";
import { type CheckSpec, isSevere, judge, type Seen } from "./posture.ts";

const spec = (test: () => readonly Seen[]): CheckSpec<null> => ({
  id: "T-001",
  severity: "medium",
  title: "Something is open",
  why: "Anybody walks in",
  fix: "Close it",
  maps: ["ASI03"],
  test,
});
const judged = (test: () => readonly Seen[]) => {
  const [check] = judge([spec(test)], null, { product: "test", path: "/a" });
  return check ?? assert.fail();
};

Deno.test("a check without a place has passed", () => {
  const check = judged(() => []);
  assert.equal(check.passed, true);
  assert.equal(check.detail, "/a");
});

Deno.test("the severity is that of the worst place, milder than the check's own where every place is", () => {
  assert.equal(judged(() => [{ detail: "x", severity: "low" }]).severity, "low");
  assert.equal(judged(() => [{ detail: "x", severity: "low" }, { detail: "y" }]).severity, "medium");
  assert.equal(judged(() => [{ detail: "x" }, { detail: "y", severity: "critical" }]).severity, "critical");
});

Deno.test("a check that throws has not passed", () => {
  const check = judged(() => {
    throw new Error("odd shape");
  });
  assert.equal(check.passed, false);
  assert.match(check.detail, /the check itself failed: odd shape/);
});

Deno.test("places are counted past the bound, and cut at theirs", () => {
  const places = (count: number) => Array.from({ length: count }, (_, index) => ({ detail: `place ${index}` }));
  assert.doesNotMatch(judged(() => places(CHECK_PLACES_MAX)).detail, /more/);
  assert.match(judged(() => places(CHECK_PLACES_MAX + 2)).detail, /; and 2 more$/);
  const long = (chars: number) => judged(() => [{ detail: "x".repeat(chars) }]).detail;
  assert.equal(long(CHECK_PLACE_CHARS_MAX), `/a: ${"x".repeat(CHECK_PLACE_CHARS_MAX)}`);
  assert.equal(long(CHECK_PLACE_CHARS_MAX + 1), `/a: ${"x".repeat(CHECK_PLACE_CHARS_MAX)}…`);
});

Deno.test("a secret in a place is masked", () => {
  const token = "ghp_" + "a1B2".repeat(9);
  assert.ok(!judged(() => [{ detail: `gateway.bind is ${token}` }]).detail.includes(token));
});

Deno.test("only a failed high or critical check is severe", () => {
  assert.equal(isSevere(judged(() => [{ detail: "x", severity: "high" }])), true);
  assert.equal(isSevere(judged(() => [{ detail: "x" }])), false);
  assert.equal(isSevere({ ...judged(() => []), severity: "critical" }), false);
});
