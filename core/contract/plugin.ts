import type { z } from "zod";
import type { Decision, Identity } from "./decision.ts";
import type { DoorName, Envelope, Part } from "./envelope.ts";
import type { Finding } from "./finding.ts";
import type { PlatformEntry } from "./platform.ts";
import type { Rule, RuleFacts, Span } from "./rule.ts";
import type { Sender, Store, StoreOptions } from "./store.ts";

/** Structured logging: a constant message and its data. Never pass content or secrets. */
export interface Logger {
  debug(message: string, data?: Readonly<Record<string, unknown>>): void;
  info(message: string, data?: Readonly<Record<string, unknown>>): void;
  warn(message: string, data?: Readonly<Record<string, unknown>>): void;
  error(message: string, data?: Readonly<Record<string, unknown>>): void;
}

/** What a detector may know besides the envelope. */
export interface DetectorContext {
  readonly now: number;
  readonly signal: AbortSignal;
  /** Who spoke, as far as it was proven. */
  readonly identity: Identity;
  /** The sender as limits and windows know it. */
  readonly sender: Sender;
  /**
   * Runs every loaded rule over these parts, under the same budget as the envelope itself. With a seam only what reaches over it is
   * found: what begins before its start and ends behind its end.
   */
  scan(parts: readonly Part[], seam?: Span): readonly Finding[];
}
/** Sees what one pattern over one text cannot: several messages, entropy, change over time. */
export interface Detector {
  readonly name: string;
  /** What it reports under ids of its own, so that pages can explain it and a config can override it. Left out: findings of rules. */
  readonly reports?: readonly RuleFacts[];
  detect(envelope: Envelope, context: DetectorContext): readonly Finding[] | Promise<readonly Finding[]>;
  /** Called after the decision, so that only what passed is remembered. */
  settled?(envelope: Envelope, decision: Decision, sender: Sender): void;
}
/** Tells someone about a decision. Never delays or changes it. */
export interface Notifier {
  readonly name: string;
  notify(decision: Decision, options: { readonly signal: AbortSignal }): Promise<void>;
}

/** What a door asks. */
export interface DecisionPoint {
  decide(envelope: Envelope): Promise<Decision>;
}
/** A way in for traffic: turns its protocol into envelopes and decisions back into its protocol. */
export interface Door {
  readonly name: DoorName;
  readonly summary: string;
}

/** A command of the CLI; its code is loaded only when it runs. */
export interface Command<App = unknown> {
  readonly name: string;
  readonly summary: string;
  /** Heading under which `help` lists it. */
  readonly group: "start" | "connect" | "watch" | "govern" | "extend";
  /** Resolves to the exit code: 0 ok, 1 found something, 2 used wrongly, 3 broken. */
  load(): Promise<{ run(argv: readonly string[], app: App): Promise<number> }>;
}

/** Codes of a plugin's own errors; each is prefixed with the plugin's name. */
export type ErrorCatalogue = Readonly<
  Record<string, { readonly message: (...args: readonly string[]) => string; readonly hint: string }>
>;

/** What `setup` receives. Adding is all it can do: a plugin cannot read or replace another. */
export interface Host {
  readonly log: Logger;
  errors(catalogue: ErrorCatalogue): void;
  rules(...rules: readonly Rule[]): void;
  detector(detector: Detector): void;
  notifier(notifier: Notifier): void;
  platform(platform: PlatformEntry): void;
  store(name: string, open: (options: StoreOptions) => Promise<Store>): void;
  door(door: Door): void;
  /** The seam is the web standard, so that a plugin may use any router. `make` is called once a server starts. */
  routes(prefix: string, make: (services: RouteServices) => Promise<RouteHandler>): void;
  command(command: Command): void;
  onClose(close: () => void | Promise<void>): void;
}

/** Answers one request; `address` is the client's, without the port. */
export type RouteHandler = (request: Request, address: string) => Response | Promise<Response>;

/** What mounted routes may use. */
export interface RouteServices {
  readonly point: DecisionPoint;
  readonly store: Store;
  readonly log: Logger;
  /** The live config snapshot: `Config` of `core/config/schema.ts`, for plugins of this repository. */
  config(): unknown;
  readonly now: () => number;
}

/** A named contribution with a version of the contract and, where it has options, their schema. */
export interface Plugin<Schema extends z.ZodType = z.ZodType> {
  /** Lower case with dashes: "store-sqlite". */
  readonly name: string;
  readonly api: 1;
  /** A strict zod object; every field carries `.describe()`, which is its documentation. */
  readonly options?: Schema;
  setup(host: Host, options: z.output<Schema>): void | Promise<void>;
}

/**
 * Returns its argument; types `options` from the schema.
 *
 * @example
 * ```ts
 * import { definePlugin } from "oktsec/plugin";
 * export default definePlugin({ name: "acme-rules", api: 1, setup: (host) => host.rules(hostname) });
 * ```
 */
export function definePlugin<Schema extends z.ZodType = z.ZodUndefined>(plugin: Plugin<Schema>): Plugin<Schema> {
  return plugin;
}
