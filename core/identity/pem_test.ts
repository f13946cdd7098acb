import assert from "node:assert/strict";
import { decodeBase64, decodePem, encodePem } from "./pem.ts";

const BYTES = Uint8Array.from({ length: 64 }, (_, index) => index);

Deno.test("a block comes back as the bytes that went in, broken at 64 characters", () => {
  const text = encodePem("A LABEL", BYTES);
  assert.deepEqual(decodePem("A LABEL", text), BYTES);
  assert.deepEqual(text.split("\n").map((line) => line.length), [23, 64, 24, 21, 0]);
});

Deno.test("other line ends and space around a block are read", () => {
  const text = encodePem("A LABEL", BYTES);
  assert.deepEqual(decodePem("A LABEL", `\r\n${text.replaceAll("\n", "\r\n")}  \n`), BYTES);
});

Deno.test("anything but exactly one block under the label is refused", () => {
  const text = encodePem("A LABEL", BYTES);
  for (
    const bad of [
      "",
      "A LABEL",
      text + text,
      `Proc-Type: 4\n${text}`,
      text.replace("END A LABEL", "END B LABEL"),
      text.replace("AAEC", "AA*C"),
      text.replace("AAEC", "AAE"),
      text.replaceAll("A LABEL", "B LABEL"),
    ]
  ) assert.equal(decodePem("A LABEL", bad), null, bad);
});

Deno.test("base64 has one spelling", () => {
  assert.deepEqual(decodeBase64("AA=="), Uint8Array.of(0));
  for (const bad of ["AA", "AB==", "AA==AA==", "A A==", "-_8=", "AA==\n"]) assert.equal(decodeBase64(bad), null, bad);
});
