/** Roo Code, shut down in May 2026 and still installed, and Zoo Code, which goes on with its format. */
import { defineClient } from "../../core/contract/platform.ts";
import { DISABLED, files, inExtensionFolder, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "roo-code",
  title: "Roo Code",
  aliases: ["zoo-code"],
  files: [
    ...inExtensionFolder("rooveterinaryinc.roo-cline/settings/mcp_settings.json"),
    ...inExtensionFolder("zoocodeorganization.zoo-code/settings/mcp_settings.json"),
    ...files("project", ["{project}/.roo/mcp.json"]),
  ],
  off: DISABLED,
  reload: "Roo Code sees the change by itself",
});
