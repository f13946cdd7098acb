/** What a schema cannot say: rules between values. Reads the raw values, so that all mistakes of a file are told at once. */
import { checkName } from "../identity/names.ts";
import { suggestion } from "../nearest.ts";
import { blockedContentNames } from "./blocked_content.ts";
import type { Path } from "./document.ts";
import { dotted, type Problem, quoted } from "./explain.ts";
import { DENY_ALL_TOOLS } from "./section/agents.ts";
import { isRecord } from "./shape.ts";

/** Doors that the program brings; a plugin may add others. */
export const DOORS: readonly string[] = ["message", "stdio", "mcp", "hook", "egress"];

/** What the checks know of the rules that are loaded. */
export interface Known {
  /** Ids of the rules; without them no id is called unknown. */
  readonly rules?: ReadonlySet<string>;
  /** Ids of the rules under their other names. */
  readonly aliases?: ReadonlyMap<string, string>;
  /** Categories of the rules, besides those of the catalogue. */
  readonly categories?: ReadonlySet<string>;
}

/** Collects what is wrong, and what is only worth a note. */
interface Report {
  readonly problems: Problem[];
  readonly notes: string[];
}

/** All checks over the raw values. What has the wrong type is passed over: the schema has said so. */
export function checkValues(raw: Record<string, unknown>, known: Known): Report {
  const report: Report = { problems: [], notes: [] };
  if (raw.version !== undefined && String(raw.version) !== "1") {
    report.notes.push(`version ${quoted(String(raw.version))} is not known; the file is read as version "1"`);
  }
  checkDoors(raw, report);
  const names = blockedContentNames(known.categories);
  for (const [name, agent] of entries(raw.agents)) checkAgent(name, agent, { names, report });
  // Rules of the operator's own, and those of plugins, are not known yet.
  const isOpen = typeof raw.custom_rules_dir === "string" || list(raw.plugins).length > 0;
  checkRules(list(raw.rules), isOpen ? withoutIds(known) : known, report);
  checkApiKeys(raw, report);
  checkServers(raw, report);
  checkForwardProxy(raw, report);
  return report;
}

/** The id under which a rule is known, whatever a config calls it. */
export function ruleIdOf(name: string, { aliases }: Pick<Known, "aliases">): string {
  return aliases?.get(name) ?? name;
}

function withoutIds({ rules: _, ...rest }: Known): Known {
  return rest;
}

function checkDoors(raw: Record<string, unknown>, { problems }: Report): void {
  // A plugin may bring a door of its own, and only it knows the name.
  if (list(raw.plugins).length > 0) return;
  for (const [name] of entries(raw.doors)) {
    if (DOORS.includes(name)) continue;
    const what = `unknown door ${quoted(name)}${suggestion(name, DOORS) || `; the doors are ${DOORS.join(", ")}`}`;
    problems.push({ path: ["doors", name], atKey: true, what });
  }
}

function checkAgent(
  name: string,
  agent: unknown,
  { names, report: { problems } }: { readonly names: ReadonlySet<string>; readonly report: Report },
): void {
  const here = (path: Path, what: string, atKey = false) =>
    problems.push({ path: ["agents", name, ...path], atKey, what });
  const reason = checkName(name);
  if (reason !== null) here([], `${quoted(name)} cannot be an agent's name: ${reason}`, true);
  if (!isRecord(agent)) return;
  for (const [index, to] of texts(agent.can_message)) {
    const wrong = to === "*" ? null : checkName(to);
    if (to === name) here(["can_message", index], `${dotted(["agents", name])} cannot list itself in can_message`);
    else if (wrong !== null) here(["can_message", index], `${quoted(to)} cannot be a recipient: ${wrong}`);
  }
  const tools = texts(agent.allowed_tools);
  const sentinel = tools.find(([, tool]) => tool === DENY_ALL_TOOLS);
  if (sentinel && tools.length > 1) {
    here(["allowed_tools", sentinel[0]], `${DENY_ALL_TOOLS} stands alone: with other tools it would mean nothing`);
  }
  for (const [index, content] of texts(agent.blocked_content)) {
    if (names.has(content)) continue;
    here(["blocked_content", index], `unknown content ${quoted(content)}${suggestion(content, names)}`);
  }
}

function checkRules(rules: readonly unknown[], known: Known, { problems, notes }: Report): void {
  const seen = new Map<string, number>();
  for (const [index, rule] of rules.entries()) {
    if (!isRecord(rule) || typeof rule.id !== "string") continue;
    const id = ruleIdOf(rule.id, known);
    const first = seen.get(id);
    if (first !== undefined) {
      const what = `rule ${quoted(rule.id)} is overridden twice: rules[${first}] has it already`;
      problems.push({ path: ["rules", index, "id"], atKey: false, what });
    } else {
      seen.set(id, index);
    }
    if (known.rules && !known.rules.has(id)) {
      notes.push(
        `rules[${index}]: no rule is called ${quoted(rule.id)}${suggestion(rule.id, known.rules)}; it has no effect`,
      );
    }
    if (list(rule.apply_to_tools).length > 0 && list(rule.exempt_tools).length > 0) {
      const what = `rule ${quoted(rule.id)} has both apply_to_tools and exempt_tools; keep one`;
      problems.push({ path: ["rules", index, "exempt_tools"], atKey: true, what });
    }
  }
}

function checkApiKeys(raw: Record<string, unknown>, { problems }: Report): void {
  const seen = new Set<string>();
  for (const [index, key] of list(record(raw.server).api_keys).entries()) {
    if (!isRecord(key) || typeof key.name !== "string") continue;
    if (seen.has(key.name)) {
      const what = `the name ${quoted(key.name)} is used by two keys; the audit could not tell them apart`;
      problems.push({ path: ["server", "api_keys", index, "name"], atKey: false, what });
    }
    seen.add(key.name);
  }
}

function checkServers(raw: Record<string, unknown>, { problems }: Report): void {
  const isActive = record(raw.gateway).enabled === true;
  for (const [name, server] of entries(raw.mcp_servers)) {
    const path = ["mcp_servers", name];
    const reason = checkName(name);
    if (reason !== null) {
      problems.push({ path, atKey: true, what: `${quoted(name)} cannot be a server's name: ${reason}` });
    }
    if (!isActive || !isRecord(server)) continue;
    const needs = server.transport === "stdio" ? "command" : server.transport === "http" ? "url" : null;
    if (needs === null || server[needs]) continue;
    problems.push({ path, atKey: true, what: `${dotted(path)} needs ${needs}: its transport is ${server.transport}` });
  }
}

/** An egress proxy that neither limits nor looks is an open relay. */
function checkForwardProxy(raw: Record<string, unknown>, { problems }: Report): void {
  const proxy = record(raw.forward_proxy);
  if (proxy.enabled !== true || proxy.scan_requests !== false || proxy.scan_responses === true) return;
  if (list(proxy.allowed_domains).length > 0 || list(proxy.blocked_domains).length > 0) return;
  problems.push({
    path: ["forward_proxy", "enabled"],
    atKey: true,
    what: "forward_proxy would control nothing: scan requests or responses, or list domains",
  });
}

function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}
function entries(value: unknown): [string, unknown][] {
  return Object.entries(record(value));
}
function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
function texts(value: unknown): (readonly [number, string])[] {
  return [...list(value).entries()].flatMap(([index, item]) =>
    typeof item === "string" ? [[index, item] as const] : []
  );
}
