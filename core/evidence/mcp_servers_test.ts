import assert from "node:assert/strict";
import type { Sample } from "../contract/rule.ts";
import { mcpServers } from "./mcp_servers.ts";

function sampleOf(text: string): Sample {
  return { text, view: "raw", kind: "config", tool: null, path: "", words: [], urls: [], commands: [] };
}

Deno.test("servers are found in every usual layout", () => {
  const layouts = [
    '{"mcpServers": {"a": {"command": "npx", "args": ["-y", "p"], "env": {"K": "v"}}}}',
    '{"mcp": {"servers": {"a": {"command": "npx", "args": ["-y", "p"]}}}}',
    '{"mcp": {"a": {"command": ["npx", "-y", "p"]}}}',
    '{"projects": {"/x": {"mcpServers": {"a": {"command": "npx", "args": ["-y", "p"]}}}}}',
  ];
  for (const text of layouts) {
    const [server] = mcpServers(sampleOf(text));
    assert.equal(server?.name, "a", text);
    assert.deepEqual([server?.command, ...server?.args ?? []], ["npx", "-y", "p"], text);
  }
});

Deno.test("a remote server has a URL and no command", () => {
  const [server] = mcpServers(sampleOf('{"servers": {"r": {"type": "http", "url": "https://mcp.example.com"}}}'));
  assert.equal(server?.url, "https://mcp.example.com");
  assert.equal(server?.command, "");
});

Deno.test("objects that are no servers are passed over", () => {
  assert.deepEqual([...mcpServers(sampleOf('{"servers": {"web": {"port": 80}}, "extensions": {"x": 1}}'))], []);
  assert.deepEqual([...mcpServers(sampleOf("servers: none"))], []);
});
