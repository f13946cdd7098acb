/** OpenHands, version 1 and later. */
import { defineClient } from "../../core/contract/platform.ts";
import { files, NOT_ENABLED, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "openhands",
  title: "OpenHands",
  files: files("user", ["{home}/.openhands/mcp.json"]),
  off: NOT_ENABLED,
  reload: "Start a new conversation in OpenHands; where servers run in its sandbox, Oktsec has to be in there too",
});
