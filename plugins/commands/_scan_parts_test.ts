import assert from "node:assert/strict";
import { isBinary, kindByName, kindByShape, partsOfFile } from "./_scan_parts.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (name: string, text: string) => partsOfFile(bytes(text), { name, kind: null });

Deno.test("a file's name tells what kind of text it holds", () => {
  const kinds = {
    "SKILL.md": "document",
    "sub/AGENTS.md": "document",
    ".cursorrules": "document",
    "main.ts": "document",
    ".mcp.json": "config",
    "claude_desktop_config.json": "config",
    ".claude/settings.json": "config",
    "oktsec.yaml": "config",
    ".env": "config",
    ".env.local": "config",
    "install.sh": "command",
    "setup.PS1": "command",
    "data.json": null,
    "-": null,
  };
  for (const [name, kind] of Object.entries(kinds)) assert.equal(kindByName(name), kind, name);
});

Deno.test("a JSON text's form tells what it is for", () => {
  const tool = { name: "add", description: "Adds", inputSchema: {} };
  assert.equal(kindByShape({ mcpServers: { a: {} } }), "config");
  assert.equal(kindByShape({ tools: [tool] }), "tool_description");
  assert.equal(kindByShape([tool]), "tool_description");
  assert.equal(kindByShape({ jsonrpc: "2.0", id: 1, result: { tools: [tool] } }), "tool_description");
  assert.equal(kindByShape({ jsonrpc: "2.0", id: 1, method: "tools/call", params: {} }), "tool_argument");
  assert.equal(kindByShape({ jsonrpc: "2.0", id: 1, result: {} }), "tool_result");
  assert.equal(kindByShape({ a: 1 }), "document");
  assert.equal(kindByShape("text"), "document");
});

Deno.test("every character of a JSON string is found in the file, behind escapes too", () => {
  const text = '{"a": "x", "a2": ["a\\n\\u00e9\\"b", "\\ud83d\\ude00z"]}';
  const { parts } = read("data.json", text);
  const at = (path: string, offset: number) => {
    const placed = parts.find(({ part }) => part.path === path);
    return text.slice(placed?.toFile(offset), (placed?.toFile(offset) ?? 0) + 1);
  };
  assert.equal(at("/a", 0), "x");
  assert.deepEqual([0, 1, 2, 3, 4].map((offset) => at("/a2/0", offset)), ["a", "\\", "\\", "\\", "b"]);
  assert.equal(at("/a2/1", 2), "z");
});

Deno.test("equal strings each keep their own place, keys that come again do not shift it", () => {
  const text = '[{"k": "same"}, {"k": 1, "same": 2}, {"k": 1, "same": 2}, "same"]';
  const { parts } = read("data.json", text);
  const places = parts.filter(({ part }) => part.text === "same" && !part.path.endsWith("~key")).map(({ toFile }) =>
    toFile(0)
  );
  assert.deepEqual(places, [text.indexOf("same"), text.lastIndexOf("same")]);
});

Deno.test("a config is read string by string and as a whole", () => {
  const { parts, kind } = read(".mcp.json", '{"mcpServers": {"a": {"command": "sh", "url": "http://x.example"}}}');
  assert.equal(kind, "config");
  assert.ok(parts.some(({ part }) => part.path === "" && part.kind === "config"));
  assert.equal(parts.find(({ part }) => part.path.endsWith("/url"))?.part.kind, "url");
});

Deno.test("a text that is no JSON after all is read as it stands; so is one with comments", () => {
  for (const text of ["{ not json", '{"a": 1, // why\n}']) {
    assert.deepEqual(read("data.json", text).parts.map(({ part }) => part.text), [text]);
  }
});

Deno.test("lines of JSON are read each for itself, with their place", () => {
  const text = '{"content": "one"}\nplain line\n{"content": "two"}';
  const { parts } = read("log.jsonl", text);
  const two = parts.find(({ part }) => part.text === "two");
  assert.equal(two?.toFile(0), text.indexOf("two"));
  assert.equal(parts.find(({ part }) => part.text === "plain line")?.toFile(0), text.indexOf("plain"));
});

Deno.test("pictures and programs are told from text by their first bytes, UTF-16 is not", () => {
  assert.ok(isBinary(new Uint8Array([0x89, 0x50, 0, 1])));
  assert.ok(!isBinary(bytes("text")));
  const wide = new Uint8Array([0xff, 0xfe, 0x68, 0, 0x69, 0]);
  assert.ok(!isBinary(wide));
  assert.equal(partsOfFile(wide, { name: "a.md", kind: null }).text, "hi");
});
