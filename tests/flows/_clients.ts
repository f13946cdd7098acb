/** Files of clients in a throw-away home, and commands over them. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Box } from "../_cli.ts";

/** Where some clients keep their servers, below the user's folder. */
export const CURSOR = ".cursor/mcp.json";
export const CLAUDE = ".config/Claude/claude_desktop_config.json";
export const CODEX = ".codex/config.toml";
export const GOOSE = ".config/goose/config.yaml";
export const VSCODE = ".config/Code/User/mcp.json";

/** A file of Cursor with a server of each kind. */
export const CURSOR_TEXT = `{
  "mcpServers": {
    "filesystem": { "command": "npx", "args": ["-y", "@mcp/server-filesystem", "/data"], "env": { "KEY": "v" } },
    "database": {
      "command": "node",
      "args": [ "./db-server.js" ],
      "disabled": true
    },
    "bare": { "command": "server" },
    "docs": { "url": "https://mcp.example.com/mcp" }
  }
}
`;

/** Writes files below the user's folder. */
export async function put(
  box: Box,
  files: Readonly<Record<string, string | Uint8Array>>,
  mode = 0o600,
): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(box.root, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { mode });
  }
}

/** The text of a file below the user's folder. */
export function read(box: Box, name: string): Promise<string> {
  return readFile(join(box.root, name), "utf8");
}

/** Whether every server of a text that has a command starts with Oktsec: JSON only. */
export function isAllWrapped(text: string): boolean {
  const { mcpServers } = JSON.parse(text);
  return Object.values<{ command?: string; args?: readonly string[] }>(mcpServers)
    .every(({ command, args = [] }) => command === undefined || args.includes("proxy") && args.includes("--agent"));
}
