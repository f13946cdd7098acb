/** Questions to a person, where one sits at the terminal. */
import type { App } from "../../core/cli/app.ts";

/** Whether there is anybody to ask: both ends are a terminal, and one with columns. */
export function canAsk({ out, surroundings }: Pick<App, "out" | "surroundings">): boolean {
  return out.isTerminal && Deno.stdin.isTerminal() && !surroundings.env("CI") && columns() > 0;
}

/** A terminal that a program made up for another one may have none; a prompt would never end drawing on it. */
function columns(): number {
  try {
    return Deno.consoleSize().columns;
  } catch {
    return 0;
  }
}

/** Asks for a yes or a no. Turning away (Ctrl-C, Escape) is a no. */
export async function confirm(question: string): Promise<boolean> {
  // Loaded here: no command line without a terminal pays for it.
  const prompts = await import("@clack/prompts");
  const answer = await prompts.confirm({ message: question, initialValue: true });
  return !prompts.isCancel(answer) && answer;
}
