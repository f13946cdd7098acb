/** What an edit changes, as people are used to read it. */
import { createTwoFilesPatch } from "diff";

/** A unified diff with three lines of context; empty where nothing differs. Masking is the caller's: it knows what is secret. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return "";
  const patch = createTwoFilesPatch(path, path, before, after, undefined, undefined, { context: 3 });
  // The index line is of another tool's form.
  return patch.startsWith("--- ") ? patch : patch.slice(patch.indexOf("\n--- ") + 1);
}
