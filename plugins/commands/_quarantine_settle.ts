/** `oktsec quarantine approve` and `reject`: a person's word, recorded once and for good. */
import { makeRecord } from "../../core/audit_record.ts";
import { actorName } from "../../core/cli/actor.ts";
import type { App } from "../../core/cli/app.ts";
import { loadLocalConfig } from "../../core/cli/local_config.ts";
import { plain } from "../../core/cli/text.ts";
import { fail } from "../../core/errors.ts";
import { isId, newId } from "../../core/ids.ts";
import { LABEL_CHARS_MAX } from "../../core/limits.ts";
import { heldJson } from "./_held.ts";

/** What the command line says. */
export interface Settlement {
  readonly id: string;
  readonly state: "approved" | "rejected";
  readonly reviewer: string | null;
  readonly reason: string | null;
  readonly config: string | null;
  readonly json: boolean;
}

/** Characters of a reason; it stands in one line of the trail. */
const REASON_CHARS_MAX = 400;

/** Settles one item together with its audit row. Throws `quarantine/not-found`, `quarantine/settled`. */
export async function settle(app: App, wanted: Settlement): Promise<number> {
  const { id, state } = wanted;
  if (!isId(id)) throw fail("quarantine/not-found", [id]);
  const reviewer = label("reviewer", wanted.reviewer ?? actorName(app.surroundings), LABEL_CHARS_MAX);
  const reason = wanted.reason === null ? null : label("reason", wanted.reason, REASON_CHARS_MAX);
  const loaded = await loadLocalConfig(app, wanted);
  await using store = await app.openStore(loaded);
  const at = app.now();
  const held = await store.quarantine.settle(
    id,
    { state, reviewer, note: reason, at },
    makeRecord({
      kind: "review",
      id: newId(at),
      at,
      actor: reviewer,
      note: reason === null ? state : `${state}: ${reason}`,
      ref: id,
      policy: loaded.revision,
    }),
  );
  if (wanted.json) app.out.json(heldJson(held));
  else app.out.print(`${state === "approved" ? "Approved" : "Rejected"} ${id}, recorded for ${plain(reviewer)}`);
  if (state === "approved") {
    app.out.say(
      "The approval is on record. Delivery of the message, or resuming the call, is not part of this version.",
    );
  }
  return 0;
}

/** What a person typed, fit for one line of the trail. */
function label(flag: string, text: string, charsMax: number): string {
  const refuse = (reason: string) => fail("cli/bad-arguments", [`Cannot use --${flag}: ${reason}`]);
  if (text.trim() === "") throw refuse("it is empty");
  if (text.length > charsMax) throw refuse(`it is longer than ${charsMax} characters`);
  if (plain(text) !== text) throw refuse("it holds control or invisible characters");
  return text;
}
