/** What `setup` is at, for a person who looks on. */
import type { Progress } from "../../core/cli/progress.ts";
import type { InstallOptions, InstallStep } from "../../core/platforms/install.ts";

/** Each step of setting up; what it is about stands behind it. */
const WORDS: Readonly<Record<InstallStep, string>> = {
  config: "Writing the config",
  keys: "Creating keys for",
  store: "Opening the audit trail of",
  journal: "Writing down what is about to happen in",
  backup: "Keeping a backup of",
  manifest: "Noting what is wrapped in",
  replace: "Changing",
  replaced: "Reading back",
  end: "Closing",
  record: "Recording the change under",
};

/** Shows each step before it is taken. */
export function stepsShown(progress: Progress): NonNullable<InstallOptions["beforeStep"]> {
  return (step, path) => progress.show(`${WORDS[step]} ${path}`);
}

/** Shows each file before it is read. */
export function filesShown(progress: Progress): (path: string) => void {
  return (path) => progress.show(`Looking at ${path}`);
}
