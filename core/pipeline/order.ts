import type { Detector, Logger } from "../contract/plugin.ts";
import type { Store } from "../contract/store.ts";
import type { Keystore } from "../identity/keystore.ts";
import type { Engine } from "../matching/engine.ts";
import { access } from "../stages/access.ts";
import { blocked } from "../stages/blocked.ts";
import { history } from "../stages/history.ts";
import { identity } from "../stages/identity.ts";
import { inspect } from "../stages/inspect.ts";
import { overrides } from "../stages/overrides.ts";
import { quota } from "../stages/quota.ts";
import { suspension } from "../stages/suspension.ts";
import { weigh } from "../stages/weigh.ts";
import type { Stage } from "./stage.ts";

/** What the stages need; functions, because keys and rules are reloaded while the program runs. */
export interface Dependencies {
  readonly store: Store;
  readonly keystore: () => Keystore;
  readonly engine: () => Engine;
  readonly detectors: readonly Detector[];
  readonly log: Logger;
}

/** The heart of the program: every door, every mode, the same stages in the same order. Recording follows, always. */
export function stages(d: Dependencies): readonly Stage[] {
  return [
    // May this agent speak?
    identity({ keystore: d.keystore, store: () => d.store, log: d.log }),
    quota(() => d.store.windows),
    suspension(),
    access(),
    // What does it say?
    inspect(d.engine, d.detectors),
    overrides(),
    // What follows? Each may only raise.
    weigh(),
    blocked(),
    history(() => d.store.audit),
  ];
}
