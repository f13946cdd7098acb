import assert from "node:assert/strict";
import type { Format } from "../contract/platform.ts";
import { maskedText } from "./masked_text.ts";

const SECRET = "hush" + "Q7vX2mZ9";

Deno.test("maskedText() hides what a file holds of secrets, in every place that holds them", () => {
  const texts: readonly (readonly [Format, string])[] = [
    ["json", `{ "servers": { "a": { "command": "x", "env": { "PLAIN": "${SECRET}" } } } }`],
    ["json", `{ "servers": { "a": { "url": "https://u:${SECRET}@x.com/mcp?key=${SECRET}" } } }`],
    ["json", `{ "servers": { "a": { "command": "x", "args": ["--token", "${SECRET}", "--api-key=${SECRET}"] } } }`],
    ["json", `{ "servers": { "a": { "headers": { "Authorization": "Bearer ${SECRET}" } } } }`],
    ["json", `{ "apiKey": "${SECRET}", "nested": [{ "env": [["${SECRET}"]] }] }`],
    ["jsonc", `{ // mine\n "servers": { "a": { "environment": { "A": "${SECRET}" } } }, }`],
    ["toml", `[mcp_servers.a]\ncommand = "x"\n[mcp_servers.a.env]\nA = "${SECRET}"\n`],
    ["yaml", `extensions:\n  a:\n    cmd: x\n    envs:\n      A: ${SECRET}\n`],
  ];
  for (const [format, text] of texts) {
    const shown = maskedText(text, format);
    assert.ok(!shown.includes(SECRET), shown);
    assert.equal(shown.split("\n").length, text.split("\n").length, "the same lines");
  }
});

Deno.test("maskedText() leaves command lines, names and comments readable", () => {
  const text = '{ // mine\n "servers": { "a": { "command": "npx", "args": ["-y", "@x/files@1.2.3", "/data"] } } }';
  assert.equal(maskedText(text, "jsonc"), text);
});

Deno.test("maskedText() masks what it cannot read by shape", () => {
  const key = "ghp_" + "a1B2".repeat(9);
  assert.ok(!maskedText(`{ broken ${key}`, "json").includes(key));
});
