/** Clients that run while their files are about to be changed. */
import type { Output } from "../../core/cli/app.ts";
import { plain } from "../../core/cli/text.ts";
import type { Machine } from "../../core/contract/machine.ts";
import type { ClientSpec } from "../../core/contract/platform.ts";
import type { PlannedFile } from "../../core/platforms/plan.ts";

/** A file that is about to be changed, and whose it is. */
export interface Changing {
  readonly client: Pick<ClientSpec, "id" | "title" | "programs">;
  readonly path: string;
}

/** The files of a plan that it changes. */
export function changingIn(planned: readonly PlannedFile[]): readonly Changing[] {
  return planned.filter(({ refused, steps }) => refused === null && steps.length > 0)
    .map(({ file: { client, path } }) => ({ client, path }));
}

/** Those whose client runs and may write its own memory of the file over the change. Where nobody can tell, none. */
export async function runningIn(changing: readonly Changing[], machine: Machine): Promise<readonly Changing[]> {
  const minded = changing.filter(({ client }) => client.programs !== undefined);
  if (minded.length === 0) return [];
  const programs = new Set(await machine.programs());
  return minded.filter(({ client }) => client.programs?.some((name) => programs.has(name)));
}

/** Says so, a line for each file. */
export function sayRunning(out: Output, running: readonly Changing[]): void {
  for (const { client: { title }, path } of running) {
    out.say(
      `Close ${title} first: it runs, and may write its own memory of ${
        plain(path)
      } over the change; check with oktsec clients`,
    );
  }
}

/** The same for `--json`: ids of the clients. */
export function runningJson(running: readonly Changing[]): readonly string[] {
  return [...new Set(running.map(({ client: { id } }) => id))];
}
