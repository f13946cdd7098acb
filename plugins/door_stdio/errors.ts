/** What can go wrong at this door before any traffic. */
import type { ErrorCatalogue } from "../../core/contract/plugin.ts";
import { OktsecError } from "../../core/errors.ts";

/** Registered under the plugin's name. */
export const CATALOGUE = {
  "cannot-start": {
    message: (command, reason) => `Cannot start "${command}": ${reason}`,
    hint:
      "Check the command behind --, and that it is installed; desktop clients have a short PATH, so give the whole path",
  },
} as const satisfies ErrorCatalogue;

/** The wrapped server could not be started. Exit code 3. */
export function cannotStart(command: string, reason: string, options?: ErrorOptions): OktsecError {
  const { message, hint } = CATALOGUE["cannot-start"];
  return new OktsecError("door-stdio/cannot-start", message(command, reason), hint, 3, options);
}
