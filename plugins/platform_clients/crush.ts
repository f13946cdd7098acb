/** Crush. Only its JSON files: `crushrc` is a shell script, which is neither run nor changed here. */
import { defineClient } from "../../core/contract/platform.ts";
import { DISABLED, files, STANDARD } from "./_parts.ts";

const SCRIPT = "it is a shell script, which is neither run nor changed; write " +
  "`oktsec proxy --agent NAME --` before the command of each `mcp add` in it";

export default defineClient({
  ...STANDARD,
  id: "crush",
  title: "Crush",
  key: ["mcp"],
  files: [
    ...files("user", [
      "{env:CRUSH_GLOBAL_CONFIG}",
      "{env:CRUSH_GLOBAL_CONFIG}/crush.json",
      "{xdg}/crush/crush.json",
      "{env:CRUSH_GLOBAL_DATA}/crush.json",
      "{env:XDG_DATA_HOME}/crush/crush.json",
      "{home}/.local/share/crush/crush.json",
    ]),
    ...files("project", ["{project}/crush.json", "{project}/.crush.json"]),
  ],
  elsewhere: [
    ...files("user", ["{env:CRUSH_GLOBAL_CONFIG}/crushrc", "{xdg}/crush/crushrc"]),
    ...files("project", ["{project}/crushrc", "{project}/.crushrc"]),
  ].map((file) => ({ kind: "file", file, why: SCRIPT })),
  off: DISABLED,
  reload: "Restart Crush",
});
