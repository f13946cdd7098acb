import assert from "node:assert/strict";
import { headOf } from "./_portable_head.ts";

/** What is meant for the programs behind the head, and what lasts for one command. */
const MEANT = ["OKTSEC_PORTABLE", "DENO_NO_UPDATE_CHECK", "CDPATH", "LC_ALL"];

const head = headOf({
  version: "1.2.3",
  digest: "0f".repeat(16),
  system: "Linux x86_64",
  denoBytes: 10,
  programBytes: 20,
});

Deno.test("the head changes no variable that a user may have exported for a server", () => {
  const names = [...head.matchAll(/(?:^|[\s;&|({])([A-Za-z_]+)=/g)].map(([, name = ""]) => name);
  assert.ok(names.includes("oktsec_self"));
  for (const name of names) assert.ok(MEANT.includes(name) || name.startsWith("oktsec_"), name);
});

Deno.test("the head knows where it ends", () => {
  const offset = Number(/tail -c \+(\d+)/.exec(head)?.[1]);
  assert.equal(offset, new TextEncoder().encode(head).length + 1);
});
