/** Collects what plugins contribute, refuses duplicates, and seals. The same plugins give the same registry, in the same order. */
import type {
  Command,
  Detector,
  Door,
  ErrorCatalogue,
  Host,
  Logger,
  Notifier,
  RouteHandler,
  RouteServices,
} from "../contract/plugin.ts";
import type { PlatformEntry } from "../contract/platform.ts";
import type { Rule, RuleFacts } from "../contract/rule.ts";
import type { Store, StoreOptions } from "../contract/store.ts";
import { fail } from "../errors.ts";
import { namesOf } from "./known.ts";

/** Routes that a plugin mounts under a prefix. */
export interface MountedRoutes {
  readonly prefix: string;
  readonly make: (services: RouteServices) => Promise<RouteHandler>;
}

/** Everything contributed, sealed after load. */
export interface Registry {
  readonly rules: readonly Rule[];
  readonly detectors: readonly Detector[];
  readonly notifiers: readonly Notifier[];
  readonly platforms: readonly PlatformEntry[];
  readonly doors: readonly Door[];
  readonly routes: readonly MountedRoutes[];
  readonly commands: readonly Command[];
  readonly storeNames: readonly string[];
  /** Opens a store by the name that `db_backend` gives. Throws `registry/unknown-store`. */
  openStore(name: string, options: StoreOptions): Promise<Store>;
  /** Runs what plugins left with `onClose`, newest first. */
  close(): Promise<void>;
}

/** Builds a registry: `host(plugin)` while loading, `seal()` once. */
export class RegistryBuilder {
  readonly #rules = new Map<string, Rule>();
  readonly #detectors = new Map<string, Detector>();
  readonly #notifiers = new Map<string, Notifier>();
  readonly #platforms = new Map<string, PlatformEntry>();
  readonly #doors = new Map<string, Door>();
  readonly #routes = new Map<string, MountedRoutes>();
  readonly #commands = new Map<string, Command>();
  readonly #stores = new Map<string, (options: StoreOptions) => Promise<Store>>();
  readonly #codes = new Map<string, ErrorCatalogue[string]>();
  readonly #closers: (() => void | Promise<void>)[] = [];
  readonly #owners = new Map<string, string>();

  /** The host that one plugin's `setup` receives. */
  host(plugin: string, log: Logger): Host {
    const claim = (kind: string, name: string) => {
      const key = `${kind} ${name}`;
      const first = this.#owners.get(key);
      if (first !== undefined) throw fail("registry/duplicate", [kind, name, first]);
      this.#owners.set(key, plugin);
    };
    const claimNames = (facts: RuleFacts) => namesOf(facts).forEach((name) => claim("rule", name));
    const add = <T>(map: Map<string, T>, kind: string, name: string, value: T) => {
      claim(kind, name);
      map.set(name, value);
    };
    return {
      log,
      errors: (catalogue) => {
        for (const [code, entry] of Object.entries(catalogue)) add(this.#codes, "error", `${plugin}/${code}`, entry);
      },
      rules: (...rules) =>
        rules.forEach((rule) => {
          claimNames(rule);
          this.#rules.set(rule.id, rule);
        }),
      detector: (detector) => {
        add(this.#detectors, "detector", detector.name, detector);
        detector.reports?.forEach(claimNames);
      },
      notifier: (notifier) => add(this.#notifiers, "notifier", notifier.name, notifier),
      platform: (platform) => add(this.#platforms, "platform", platform.id, platform),
      store: (name, open) => add(this.#stores, "store", name, open),
      door: (door) => add(this.#doors, "door", door.name, door),
      routes: (prefix, make) => add(this.#routes, "routes", prefix, { prefix, make }),
      command: (command) => add(this.#commands, "command", command.name, command),
      onClose: (close) => void this.#closers.push(close),
    };
  }

  /** The finished registry. Rules are sorted by id; the rest keeps its order of arrival. */
  seal(): Registry {
    const stores = this.#stores;
    const closers = this.#closers;
    return Object.freeze({
      rules: [...this.#rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
      detectors: [...this.#detectors.values()],
      notifiers: [...this.#notifiers.values()],
      platforms: [...this.#platforms.values()],
      doors: [...this.#doors.values()],
      routes: [...this.#routes.values()],
      commands: [...this.#commands.values()],
      storeNames: [...stores.keys()],
      openStore(name: string, options: StoreOptions) {
        const open = stores.get(name);
        if (!open) throw fail("registry/unknown-store", [name, [...stores.keys()].join(", ")]);
        return open(options);
      },
      async close() {
        for (const close of closers.toReversed()) await close();
      },
    });
  }
}
