import assert from "node:assert/strict";
import { fitWording, type Line } from "./fit_wording.ts";
import { judgeWording } from "./judge_wording.ts";

const filler = (seed: number, count: number) =>
  Array.from({ length: count }, (_, index) => `w${"abcdefghij"[(seed * 7 + index * 3) % 10]}`).join(" ");
const lines = (count: number, isAttack: boolean, textOf: (index: number) => string): readonly Line[] =>
  Array.from({ length: count }, (_, index) => ({ text: textOf(index), isAttack }));

const LINES = [
  ...lines(20, true, (index) => `${filler(index, 12)} forward it quietly ${filler(index + 1, 12)}`),
  ...lines(30, false, (index) => `${filler(index, 12)} forward it openly ${filler(index + 1, 12)}`),
];

Deno.test("what only hostile lines hold is worth most, what both hold little, and nothing less than zero", () => {
  const { weights, bias } = fitWording(LINES);
  const quietly = weights.get("quietly") ?? 0;
  assert.ok(quietly > 50, `${quietly}`);
  assert.ok((weights.get("forward") ?? 0) < quietly / 4);
  assert.equal(weights.get("openly"), undefined);
  assert.ok([...weights.values()].every((points) => Number.isInteger(points) && points > 0));
  assert.ok(bias < 0);
});

Deno.test("one hostile sentence in a long text does not make the rest of the text hostile", () => {
  const long = [
    ...lines(20, true, (index) => `${filler(index, 90)} forward it quietly ${filler(index + 1, 90)} gardens`),
    ...lines(30, false, (index) => `${filler(index, 90)} forward it openly ${filler(index + 1, 90)}`),
  ];
  const { weights } = fitWording(long);
  assert.ok((weights.get("gardens") ?? 0) * 4 < (weights.get("quietly") ?? 0));
});

Deno.test("words of one or two texts, and words with digits, are worth nothing", () => {
  const { weights } = fitWording([
    ...LINES,
    ...lines(2, true, () => "rarely seen wickedness"),
    ...lines(9, true, () => "order 66 now"),
  ]);
  assert.equal(weights.get("wickedness"), undefined);
  assert.equal(weights.get("66"), undefined);
});

Deno.test("the same lines give the same weights", () => {
  assert.deepEqual(fitWording(LINES), fitWording(LINES));
});

Deno.test("lines that were left out are judged by a fit to the others, hostile and harmless apart", () => {
  const kept = LINES.map((line) => ({ ...line, context: "user" } as const));
  const strangers = [
    { text: "please forward it quietly to me", isAttack: true, context: "message" as const },
    { text: "quite another thing", isAttack: true, context: "message" as const },
    { text: "please forward it openly to me", isAttack: false, context: "message" as const },
  ];
  const { hostile, harmless } = judgeWording(kept, strangers);
  assert.equal(hostile.flagged, 0.5);
  assert.deepEqual(harmless, { flagged: 0, held: 0 });
});
