/** VS Code Insiders and VSCodium, which keep to the layout of VS Code in folders of their own. */
import { defineClient } from "../../core/contract/platform.ts";
import { inUserFolder, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "vscode-insiders",
  title: "VS Code Insiders, VSCodium",
  aliases: ["vscodium"],
  format: "jsonc",
  key: ["servers"],
  files: ["Code - Insiders", "VSCodium"].flatMap((editor) => [
    ...inUserFolder(editor, "mcp.json"),
    ...inUserFolder(editor, "profiles/*/mcp.json"),
    ...inUserFolder(editor, "settings.json", { key: ["mcp", "servers"] }),
  ]),
  reload: "Restart the server from the MCP view of the editor, and trust it again when it asks",
});
