import assert from "node:assert/strict";
import { isCommandLine, isToolCall } from "./read_as.ts";

Deno.test("a text of commands is a command line, with comments and a prompt too", () => {
  for (
    const text of [
      "docker run --rm -it alpine sh",
      "# tidy up\nrm -rf dist\nnpm run build",
      "$ sudo -E apt-get install jq",
      "/usr/bin/curl -s https://example.com",
      "c''url https://example.com",
      "reg.exe query HKLM",
    ]
  ) assert.ok(isCommandLine(text), text);
});

Deno.test("prose, code, configuration and long scripts are none", () => {
  for (
    const text of [
      "",
      "# only a comment",
      "Curl is a tool that fetches things.",
      "start of the meeting: nine",
      "name: build\non: push",
      'export function set(key: string) {\n  return map.get(key) ?? "";\n}',
      "Run this:\n\nrm -rf dist\n\nThen read the page about builds.",
      "npm test\n".repeat(9),
      "echo " + "a".repeat(1_000),
    ]
  ) assert.ok(!isCommandLine(text), text);
});

Deno.test("a result may be the call of a tool, an object with a name is none", () => {
  assert.ok(isToolCall('{"tool": "fetch", "arguments": {"url": "https://example.com"}}'));
  assert.ok(isToolCall('{"name":"bash","input":{"command":"ls"}}'));
  assert.ok(!isToolCall('{"name": "Ada", "age": 36}'));
  assert.ok(!isToolCall('The call was {"tool": "fetch", "arguments": {}}'));
});
