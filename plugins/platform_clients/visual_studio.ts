/** Visual Studio, on Windows. Its `.mcp.json` has the name of Claude's file and another key. */
import { defineClient } from "../../core/contract/platform.ts";
import { files, STANDARD } from "./_parts.ts";

const WINDOWS = { os: ["windows"] } as const;

export default defineClient({
  ...STANDARD,
  id: "visual-studio",
  title: "Visual Studio",
  format: "jsonc",
  key: ["servers"],
  files: [
    ...files("user", ["{home}/.mcp.json"], WINDOWS),
    ...files("project", ["{project}/.vs/mcp.json", "{project}/.mcp.json"], WINDOWS),
    ...files("project", ["{project}/.vscode/mcp.json", "{project}/.cursor/mcp.json"], { ...WINDOWS, isBorrowed: true }),
  ],
  reload: "Visual Studio sees the change by itself, and asks for trust again",
});
