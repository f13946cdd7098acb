/** The agents of a config as they run: each with the sandbox, the tools and the shell that its entry and the defaults give it. */
import { isPlain, membersAt, type Plain, plainAt, textAt, textsAt, valueAt } from "../../core/platforms/plain.ts";

/** How an agent may run commands. */
export interface Exec {
  /** Key that says so; null where nothing does, and OpenClaw's default of "full" holds. */
  readonly key: string | null;
  readonly mode: "deny" | "allowlist" | "ask" | "auto" | "full";
  /** "auto", "sandbox", "gateway" or "node". */
  readonly host: string;
}

/** One agent with what it may do. */
export interface Agent {
  readonly id: string;
  /** "agents.defaults" where no agent is named. */
  readonly key: string;
  /** The agent's own settings. */
  readonly own: Plain;
  /** "off", "non-main" or "all". */
  readonly sandbox: string;
  readonly sandboxKey: string;
  readonly exec: Exec;
  readonly profile: string | null;
  /** Lists that a tool has to pass one by one: a tool is allowed where each that is not empty names it. */
  readonly allow: readonly (readonly string[])[];
  readonly alsoAllow: readonly (readonly string[])[];
  /** Lists of which none may name a tool; empty where nothing is denied. */
  readonly deny: readonly (readonly string[])[];
  readonly workspaceOnly: boolean;
}

/** Every agent of a config in current keys; where none is named, the one that runs by default. */
export function agentsOf(config: Plain): readonly Agent[] {
  const common: Common = {
    allow: textsAt(config, "tools.allow"),
    alsoAllow: textsAt(config, "tools.alsoAllow"),
    deny: textsAt(config, "tools.deny"),
  };
  const entries = membersAt(config, "agents.entries");
  if (entries.length === 0) return [agentOf(config, { id: "main", key: "agents.defaults", own: {}, common })];
  return entries.map(([id, own]) => agentOf(config, { id, key: `agents.entries.${id}`, own, common }));
}

/** Lists that hold for all agents: read once, so that what is found out about one is kept. */
interface Common {
  readonly allow: readonly string[];
  readonly alsoAllow: readonly string[];
  readonly deny: readonly string[];
}

interface Named {
  readonly common: Common;
  readonly id: string;
  readonly key: string;
  readonly own: Plain;
}

function agentOf(config: Plain, { id, key, own, common }: Named): Agent {
  const ownMode = textAt(own, "sandbox.mode");
  const tools = plainAt(config, "tools");
  const workspaceOnly = valueAt(own, "tools.fs.workspaceOnly") ?? valueAt(tools, "fs.workspaceOnly");
  return {
    id,
    key,
    own,
    sandbox: ownMode ?? textAt(config, "agents.defaults.sandbox.mode") ?? "off",
    sandboxKey: ownMode === null ? "agents.defaults.sandbox.mode" : `${key}.sandbox.mode`,
    exec: execOf(config, { key, own }),
    profile: textAt(own, "tools.profile") ?? textAt(tools, "profile"),
    allow: [common.allow, textsAt(own, "tools.allow")].filter((list) => list.length > 0),
    alsoAllow: [common.alsoAllow, textsAt(own, "tools.alsoAllow")],
    deny: [common.deny, textsAt(own, "tools.deny")].filter((list) => list.length > 0),
    workspaceOnly: workspaceOnly === true,
  };
}

function execOf(config: Plain, { key, own }: Pick<Named, "key" | "own">): Exec {
  const host = textAt(own, "tools.exec.host") ?? textAt(config, "tools.exec.host") ?? "auto";
  const places = [[`${key}.tools.exec`, plainAt(own, "tools.exec")], [
    "tools.exec",
    plainAt(config, "tools.exec"),
  ]] as const;
  for (const [place, exec] of places) {
    const mode = modeOf(exec);
    if (mode !== null) return { key: `${place}.${textAt(exec, "mode") === null ? "security" : "mode"}`, mode, host };
  }
  return { key: null, mode: "full", host };
}

/** The mode, or what the older pair of `security` and `ask` comes to. */
function modeOf(exec: Plain): Exec["mode"] | null {
  const mode = textAt(exec, "mode") ?? textAt(exec, "security");
  switch (mode?.toLowerCase()) {
    case "deny":
      return "deny";
    case "allowlist":
      return textAt(exec, "mode") === null && textAt(exec, "ask") !== "off" ? "ask" : "allowlist";
    case "ask":
      return "ask";
    case "auto":
      return "auto";
    // "allow" and "yolo" are no values of today; who wrote them meant this one.
    case "full":
    case "allow":
    case "yolo":
      return "full";
    default:
      return null;
  }
}

/** Tools of each group and profile, as far as a check asks for them. */
const GROUPS: ReadonlyMap<string, readonly string[]> = new Map(Object.entries({
  "group:runtime": ["exec", "process", "code_execution"],
  "group:fs": ["read", "write", "edit", "apply_patch"],
  "group:automation": ["heartbeat_respond", "automations", "gateway", "plugins", "openclaw"],
  "group:web": ["web_search", "x_search", "web_fetch"],
  "group:ui": ["browser", "screen", "terminal", "portal", "canvas"],
  "group:sessions": [
    "sessions",
    "sessions_list",
    "sessions_history",
    "sessions_search",
    "sessions_send",
    "sessions_spawn",
  ],
  "group:openclaw": ["automations", "gateway", "plugins", "openclaw", "browser", "web_search", "web_fetch"],
}));
const PROFILES: ReadonlyMap<string, readonly string[]> = new Map(Object.entries({
  minimal: ["session_status"],
  coding: ["group:fs", "group:runtime", "group:web", "group:sessions", "automations"],
  messaging: [
    "message",
    "sessions",
    "sessions_list",
    "sessions_history",
    "sessions_search",
    "sessions_send",
    "sessions_spawn",
  ],
}));
const ALIASES: ReadonlyMap<string, string> = new Map(Object.entries({
  bash: "exec",
  shell: "exec",
  terminal: "exec",
  cron: "automations",
}));

/** True where the profile, every allow list and every deny list leave the agent the tool. */
export function hasTool(agent: Agent, tool: string): boolean {
  if (agent.deny.some((list) => names(list, tool))) return false;
  const isAdded = agent.alsoAllow.some((list) => names(list, tool));
  const profile = agent.profile === null ? undefined : PROFILES.get(agent.profile);
  if (profile && !names(profile, tool) && !isAdded) return false;
  return agent.allow.every((list) => isAdded || names(list, tool));
}

/** Answers by list and tool: every agent asks the lists that all share. */
const answers = new WeakMap<readonly string[], Map<string, boolean>>();

/** True where a list names the tool itself, a group that holds it, or a pattern that fits. */
export function names(list: readonly string[], tool: string): boolean {
  const known = answers.get(list) ?? new Map<string, boolean>();
  answers.set(list, known);
  const answer = known.get(tool) ?? list.some((entry) => isFor(entry, tool));
  known.set(tool, answer);
  return answer;
}

function isFor(entry: string, tool: string): boolean {
  const word = entry.toLowerCase();
  const name = ALIASES.get(word) ?? word;
  return name === tool || name === "*" || (GROUPS.get(name) ?? []).includes(tool) || fits(name, tool);
}

/** `*` stands for anything; a name without one was compared already. */
function fits(pattern: string, tool: string): boolean {
  const [head = "", ...rest] = pattern.split("*");
  const tail = rest.at(-1);
  if (tail === undefined) return false;
  return tool.length >= head.length + tail.length && tool.startsWith(head) && tool.endsWith(tail) &&
    rest.slice(0, -1).every((piece) => tool.includes(piece));
}

/** True where the agent's commands always run in the sandbox. */
export function isContained({ sandbox, exec }: Agent): boolean {
  return sandbox === "all" && (exec.host === "auto" || exec.host === "sandbox");
}

/** True where the agent can run commands at all. */
export function canExec(agent: Agent): boolean {
  return agent.exec.mode !== "deny" && hasTool(agent, "exec");
}

/** The docker settings of the defaults and of each agent, with their keys. */
export function dockersOf(config: Plain): readonly (readonly [key: string, docker: Plain])[] {
  const places = [
    ["agents.defaults.sandbox.docker", valueAt(config, "agents.defaults.sandbox.docker")] as const,
    ...membersAt(config, "agents.entries").map(([id, own]) =>
      [`agents.entries.${id}.sandbox.docker`, valueAt(own, "sandbox.docker")] as const
    ),
  ];
  return places.flatMap(([key, docker]) => isPlain(docker) ? [[key, docker] as const] : []);
}
