/** How `oktsec audit posture` is used; read by the help too, which loads nothing of the checks. */
import { defineCommand, JSON_FLAG } from "../../core/cli/spec.ts";

/** Words of `oktsec audit posture`. */
export const POSTURE = defineCommand({
  name: "audit posture",
  summary: "Check how the agent products of this machine are set up; what `oktsec audit` does",
  about: [
    "Reads the configs of OpenClaw and NanoClaw and the permissions of their files, and says what is open that should not be. Nothing is changed.",
  ],
  flags: { json: JSON_FLAG },
  examples: [
    { run: "oktsec audit", does: "every product that is installed" },
    {
      run: "oktsec audit --json",
      does: "{detected, findings, checks, summary} for a program; checks has those that passed too",
    },
  ],
  exits: { 0: "nothing high or critical", 1: "something high or critical" },
});
