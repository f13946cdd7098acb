import assert from "node:assert/strict";
import { LAUNCH_LEVELS_MAX } from "../limits.ts";
import { programOf } from "./program.ts";

function nameOf(line: string): string | null {
  const program = programOf(line.split(" "));
  return program === null ? null : `${program.kind} ${program.name}`;
}

Deno.test("programOf() names what each runner starts", () => {
  const table: readonly (readonly [string, string | null])[] = [
    ["npx -y @modelcontextprotocol/server-filesystem@1.2.3 /data", "package @modelcontextprotocol/server-filesystem"],
    ["npx -p @scope/pkg@2 some-bin", "package @scope/pkg"],
    ["npx --package=pkg -- bin", "package pkg"],
    ["C:\\nodejs\\npx.cmd -y pkg", "package pkg"],
    ["cmd /c npx -y pkg", "package pkg"],
    ["cmd.exe /d /s /c npx pkg", "package pkg"],
    ["env A=b npx pkg", "package pkg"],
    ["pnpm dlx pkg", "package pkg"],
    ["bun x pkg", "package pkg"],
    ["npm exec -y pkg -- --flag", "package pkg"],
    ["uvx mcp-server-git@latest --repository .", "package mcp-server-git"],
    ["uvx --from git+https://example.com/x serve", "package git+https://example.com/x"],
    ["uvx --with httpx pkg[extra]==1.0", "package pkg"],
    ["uv tool run pkg", "package pkg"],
    ["uv --directory /srv run mcp-server-sqlite --db-path a", "package mcp-server-sqlite"],
    ["uv run server.py", "script server.py"],
    ["uv run python -m mcp_server_fetch", "package mcp_server_fetch"],
    ["pipx run --spec pkg==1 cmd", "package pkg"],
    [
      "docker run -i --rm -e TOKEN -v /a:/b ghcr.io/github/github-mcp-server",
      "package ghcr.io/github/github-mcp-server",
    ],
    ["docker run -i --network=host mcp/postgres:1 postgres://x", "package mcp/postgres:1"],
    ["python3 -m mcp_server_git --repo x", "package mcp_server_git"],
    ["python server.py", "script server.py"],
    ["node ./db-server.js", "script db-server.js"],
    ["deno run -A npm:pkg@1", "package pkg"],
    ["/usr/local/bin/github-mcp-server stdio", "binary github-mcp-server"],
    ["C:\\bin\\Files.EXE", "binary files"],
    ["npx", null],
    ["npx -y", null],
    ["uv", null],
    ["", null],
  ];
  for (const [line, wanted] of table) assert.equal(nameOf(line), wanted, line);
});

Deno.test("programOf() ends, however many prefixes stand before a command", () => {
  assert.equal(nameOf(`${"env ".repeat(LAUNCH_LEVELS_MAX)}npx pkg`), "package pkg");
  assert.equal(nameOf(`${"env ".repeat(LAUNCH_LEVELS_MAX + 1)}npx pkg`), "binary env");
  assert.equal(nameOf(`${"cmd /c ".repeat(50_000)}npx pkg`), "binary cmd");
});
