/** LibreChat. Its file lies where it was installed, so it is found as a project; it often runs in a container. */
import { defineClient } from "../../core/contract/platform.ts";
import { files, STANDARD } from "./_parts.ts";

export default defineClient({
  ...STANDARD,
  id: "librechat",
  title: "LibreChat",
  format: "yaml",
  // CONFIG_PATH moves it, but that name belongs to too many programs to be believed here.
  files: files("project", ["{project}/librechat.yaml"]),
  reload: "Restart LibreChat; where it runs in a container, Oktsec has to be in there too",
});
