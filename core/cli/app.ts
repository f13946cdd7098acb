/** What a command is given. Commands are plugins' contributions; this is all they can reach. */
import type { Loaded } from "../config/loaded.ts";
import type { Surroundings } from "../contract/surroundings.ts";
import type { DecisionPoint, Logger } from "../contract/plugin.ts";
import type { Store } from "../contract/store.ts";
import type { Registry } from "../registry/registry.ts";
import type { Manifest } from "../web/app.ts";
import type { Style } from "./text.ts";

/** stdout is data, stderr is talk. */
export interface Output {
  /** True where colour is wanted: a terminal, no NO_COLOR. */
  readonly color: boolean;
  /** True where stdout is a terminal. */
  readonly isTerminal: boolean;
  /** Writes text and a newline to stdout. */
  print(text: string): void;
  /** Writes one JSON document and a newline to stdout; `line` keeps it on one line (JSON lines). */
  json(value: unknown, options?: { readonly line?: boolean }): void;
  /** Writes text and a newline to stderr. */
  say(text: string): void;
  /** Writes rows under headings to stdout, columns aligned; an empty list prints `empty` instead. Cells are escaped; `style` sets some off. */
  table(
    headings: readonly string[],
    rows: readonly (readonly string[])[],
    options: { readonly empty: string; readonly style?: (cell: string, column: number) => Style | null },
  ): void;
}

/** Everything a running decision point consists of. */
export interface Runtime extends AsyncDisposable {
  readonly point: DecisionPoint;
  readonly store: Store;
  /** The live config: changes within 2 seconds of its file. */
  loaded(): Loaded;
  /** Makes every rule ready, so that the first suspicious message does not wait for it. Ends early when the signal aborts. */
  warm(signal: AbortSignal): Promise<void>;
  /** Forces the mode whatever the config says: the --enforce flag. */
  readonly forcedEnforce: boolean;
}

/** What a command is given. */
export interface App {
  readonly registry: Registry;
  readonly out: Output;
  readonly log: Logger;
  readonly surroundings: Surroundings;
  readonly now: () => number;
  /** Finds, reads and checks the config. `local` also looks at ./oktsec.yaml and says so. Throws `config/…` errors. */
  loadConfig(options: { readonly flag: string | null; readonly local: boolean }): Promise<Loaded>;
  /** Opens the configured store. Creates the home and the `_proxy` key where they are missing, unless `readOnly`. */
  openStore(loaded: Loaded, options?: { readonly readOnly?: boolean }): Promise<Store>;
  /** Builds the whole pipeline over a live config. */
  openRuntime(
    loaded: Loaded,
    options?: { readonly enforce?: boolean; readonly onRecorded?: () => void },
  ): Promise<Runtime>;
  /** Routes, islands and assets of the dashboard; loaded only by a server. */
  pages(): Promise<Manifest>;
}

/** What a command's module exports. */
export interface CommandModule {
  /** Resolves to the exit code: 0 ok, 1 found something, 2 used wrongly, 3 broken. */
  run(argv: readonly string[], app: App): Promise<number>;
}
