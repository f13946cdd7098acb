/** Understands keys of older OpenClaw versions: they are read as the keys that they became, and named. */
import { isPlain, type Plain, valueAt, withKey } from "../../core/platforms/plain.ts";

/** A key that the current version does not take, and what to write in its place; null where the setting is gone. */
export interface OldKey {
  readonly key: string;
  readonly now: string | null;
}

/** A config in current keys, and the old ones that it had. */
export interface Current {
  readonly config: Plain;
  readonly old: readonly OldKey[];
}

/** What a key became; `*` stands for any one key, in order. */
interface Move {
  readonly from: string;
  readonly to: string;
  /** Left out: the value stays as it is. */
  readonly change?: (value: unknown) => unknown;
}

const negated = (value: unknown) => typeof value === "boolean" ? !value : value;

const MOVES: readonly Move[] = [
  { from: "dmPolicy", to: "channels.defaults.dmPolicy" },
  { from: "routing.allowFrom", to: "channels.whatsapp.allowFrom" },
  { from: "audit", to: "logging.audit" },
  { from: "memorySearch", to: "memory.search" },
  { from: "gateway.nodes.allowCommands", to: "gateway.nodes.commands.allow" },
  { from: "gateway.nodes.denyCommands", to: "gateway.nodes.commands.deny" },
  { from: "tools.browser.ssrfPolicy.*", to: "browser.ssrfPolicy.*" },
  { from: "browser.ssrfPolicy.allowPrivateNetwork", to: "browser.ssrfPolicy.dangerouslyAllowPrivateNetwork" },
  { from: "browser.ssrfPolicy.hostnameAllowlist", to: "browser.ssrfPolicy.allowedHostnames" },
  { from: "tools.message.allowCrossContextSend", to: "tools.message.crossContext.allowAcrossProviders" },
  { from: "session.resetByType.dm", to: "session.resetByType.direct" },
  { from: "agents.defaults.sandbox.perSession", to: "agents.defaults.sandbox.scope", change: scopeOf },
  { from: "agents.entries.*.sandbox.perSession", to: "agents.entries.*.sandbox.scope", change: scopeOf },
  { from: "mcp.servers.*.type", to: "mcp.servers.*.transport" },
  { from: "mcp.servers.*.disabled", to: "mcp.servers.*.enabled", change: negated },
];

/** Settings that are gone, under which a check still looks. */
const GONE = ["logging.redactSensitive", "gateway.controlUi.allowInsecureAuth", "gateway.webchat", "channels.webchat"];

/** A copy that this module may change: no other keeps it. */
type Draft = Record<string, unknown>;

/** Reads a config as the current version would if its keys were brought up to date. */
export function bringUpToDate(config: Plain): Current {
  const old: OldKey[] = [];
  const note = (key: string, now: string | null) => void old.push({ key, now });
  const draft = draftOf(oldAgents(config, note));
  oldShapes(draft, note);
  for (const move of MOVES) {
    for (const { keys, names } of matches(draft, move.from.split("."))) {
      const to = filled(move.to, names);
      note(keys.join("."), to.join("."));
      const value = take(draft, keys);
      if (valueIn(draft, to) === undefined) put(draft, to, move.change ? move.change(value) : value);
    }
  }
  for (const key of GONE) if (valueAt(draft, key) !== undefined) note(key, null);
  return { config: draft, old };
}

/** Keys of `agents` that are no agents. */
const AGENT_SETTINGS: ReadonlySet<string> = new Set(["defaults", "entries", "list", "ownership"]);

/** Agents were once a map by name right under `agents`, then a list. */
function oldAgents(config: Plain, note: (key: string, now: string) => void): Plain {
  const agents = config["agents"];
  if (!isPlain(agents)) return config;
  const entries: [string, unknown][] = isPlain(agents["entries"]) ? Object.entries(agents["entries"]) : [];
  if (Array.isArray(agents["list"])) {
    note("agents.list", "agents.entries");
    for (const [index, agent] of agents["list"].entries()) {
      if (isPlain(agent)) entries.push([typeof agent["id"] === "string" ? agent["id"] : `agent-${index}`, agent]);
    }
  }
  for (const [name, agent] of Object.entries(agents)) {
    if (AGENT_SETTINGS.has(name) || !isPlain(agent)) continue;
    note(`agents.${name}`, `agents.entries.${name}`);
    entries.push([name, agent]);
  }
  const kept = Object.entries(agents).filter(([name]) => name === "defaults" || name === "ownership");
  return withKey(config, "agents", Object.fromEntries([...kept, ["entries", Object.fromEntries(entries)]]));
}

/** Values that once were a plain word, switch or list, and are objects now. */
function oldShapes(draft: Draft, note: (key: string, now: string) => void): void {
  for (const path of ["agents.defaults.sandbox", "agents.entries.*.sandbox"]) {
    for (const { keys } of matches(draft, path.split("."))) {
      const value = valueIn(draft, keys);
      if (typeof value !== "boolean") continue;
      note(keys.join("."), `${keys.join(".")}.mode`);
      put(draft, keys, { mode: value ? "all" : "off" });
    }
  }
  const auth = valueAt(draft, "gateway.auth");
  if (typeof auth === "string") {
    note("gateway.auth", "gateway.auth.mode");
    put(draft, ["gateway", "auth"], { mode: auth });
  }
  const allowFrom = valueAt(draft, "tools.elevated.allowFrom");
  if (Array.isArray(allowFrom)) {
    note("tools.elevated.allowFrom", "tools.elevated.allowFrom.CHANNEL");
    put(draft, ["tools", "elevated", "allowFrom"], { [ANY_CHANNEL]: allowFrom });
  }
}

/** Under this name stands what an old config allows on every channel. */
export const ANY_CHANNEL = "(every channel)";

function scopeOf(value: unknown): unknown {
  return typeof value === "boolean" ? value ? "session" : "shared" : value;
}

/** Every place that a pattern names, with what its stars stand for. */
function matches(
  value: unknown,
  pattern: readonly string[],
): readonly { readonly keys: readonly string[]; readonly names: readonly string[] }[] {
  const [head, ...rest] = pattern;
  if (head === undefined) return value === undefined ? [] : [{ keys: [], names: [] }];
  if (!isPlain(value)) return [];
  const keys = head === "*" ? Object.keys(value) : Object.hasOwn(value, head) ? [head] : [];
  return keys.flatMap((key) =>
    matches(value[key], rest).map((found) => ({
      keys: [key, ...found.keys],
      names: head === "*" ? [key, ...found.names] : found.names,
    }))
  );
}

function filled(pattern: string, names: readonly string[]): readonly string[] {
  let next = 0;
  return pattern.split(".").map((key) => key === "*" ? names[next++] ?? key : key);
}

function valueIn(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((at, key) => isPlain(at) && Object.hasOwn(at, key) ? at[key] : undefined, value);
}

/** Sets a value, and the objects that lead to it. */
function put(draft: Draft, [key, ...rest]: readonly string[], value: unknown): void {
  if (key === undefined) return;
  if (rest.length === 0) return set(draft, key, value);
  const inner = Object.hasOwn(draft, key) ? draft[key] : undefined;
  if (isDraft(inner)) return put(inner, rest, value);
  const made: Draft = {};
  set(draft, key, made);
  put(made, rest, value);
}

/** Takes a value out. */
function take(draft: Draft, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined || !Object.hasOwn(draft, key)) return undefined;
  const value = draft[key];
  if (rest.length > 0) return isDraft(value) ? take(value, rest) : undefined;
  delete draft[key];
  return value;
}

/** As an own key, also where its name is `__proto__`. */
function set(draft: Draft, key: string, value: unknown): void {
  Object.defineProperty(draft, key, { value, writable: true, enumerable: true, configurable: true });
}

/** Objects below a draft are drafts: `draftOf` has copied them all. */
function isDraft(value: unknown): value is Draft {
  return isPlain(value);
}

function draftOf(plain: Plain): Draft {
  return Object.fromEntries(
    Object.entries(plain).map(([key, value]) => [key, isPlain(value) ? draftOf(value) : value]),
  );
}
