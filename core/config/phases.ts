/** Keys that load without effect: those of features to come, and those of an older product that will not come. */
import type { Path } from "./document.ts";
import { isRecord } from "./shape.ts";

/** Keys that are checked but not active yet; `*` is any name or index. A key goes from here when its feature comes. */
export const PLANNED: readonly string[] = [
  "server.require_intent",
  "identity.require_delegation",
  "identity.principals",
  "db_dsn",
  "agents.*.acl_entries",
  "agents.*.tool_policies",
  "agents.*.tool_constraints",
  "agents.*.tool_chain_rules",
  "agents.*.scan_profile",
  "agents.*.egress",
  "agents.*.max_concurrent_calls",
  "agents.*.max_delegation_depth",
  "rules.*.notify",
  "rules.*.template",
  "quarantine.retention_days",
  "quarantine.archive_dir",
  "quarantine.wait",
  "rate_limit.backend",
  "rate_limit.redis_url",
  "doors.mcp",
  "doors.hook",
  "doors.egress",
  "anomaly",
  "forward_proxy",
  "gateway",
  "mcp_servers",
  "hooks",
  "webhooks",
  "category_webhooks",
  "alerting",
  "deployment",
  "trust_boundaries",
  "audit",
];

/** Keys of the older product that Oktsec does without, and why nothing is lost. */
export const RETIRED: Readonly<Record<string, string>> = {
  "llm": "no model is asked about traffic",
  "telemetry": "there is none",
  "guard": "files are not watched",
  "cloud": "there is no cloud",
  "node": "there is no cloud",
  "identity.ephemeral": "it never had an effect",
  "rules.*.managed_by_policy": "there are no policy bundles",
};

/** One sentence for each planned key that is set to something; several places of one key are told once. */
export function plannedNotes(raw: Record<string, unknown>): string[] {
  return PLANNED.filter((pattern) => matches(raw, pattern).some(({ value }) => isSet(value)))
    .map((pattern) => `${pattern.replaceAll(".*", "")} is not active yet; the key is checked and kept`);
}

/** Takes the keys out that nothing reads any more, and says so. Changes `raw`. */
export function dropRetired(raw: Record<string, unknown>): string[] {
  const notes: string[] = [];
  for (const [pattern, why] of Object.entries(RETIRED)) {
    const found = matches(raw, pattern);
    for (const { parent, key } of found) delete parent[key];
    if (found.length > 0) notes.push(`${pattern.replaceAll(".*", "")} is ignored: ${why}`);
  }
  return notes;
}

/** True for a path that leads to, or into, a key that nothing reads any more. */
export function isRetired(path: Path): boolean {
  return Object.keys(RETIRED).some((pattern) => {
    const steps = pattern.split(".");
    return steps.length <= path.length && steps.every((step, index) => step === "*" || step === String(path[index]));
  });
}

interface Match {
  readonly parent: Record<string, unknown>;
  readonly key: string;
  readonly value: unknown;
}

function matches(raw: Record<string, unknown>, pattern: string): Match[] {
  const steps = pattern.split(".");
  const last = steps.pop() ?? "";
  let parents: unknown[] = [raw];
  for (const step of steps) {
    parents = parents.flatMap((parent) => {
      if (step !== "*") return isRecord(parent) && Object.hasOwn(parent, step) ? [parent[step]] : [];
      return isRecord(parent) ? Object.values(parent) : Array.isArray(parent) ? parent : [];
    });
  }
  return parents.filter(isRecord).filter((parent) => Object.hasOwn(parent, last))
    .map((parent) => ({ parent, key: last, value: parent[last] }));
}

/** Off, zero, empty and "as always" ask for nothing that is missing. */
function isSet(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== null && value !== false && value !== 0 && value !== "" && value !== "memory";
}
