import type { Config } from "../config/schema.ts";
import type { Finding } from "../contract/finding.ts";
import type { RuleAction } from "../contract/verdict.ts";
import { PASS, type Stage } from "../pipeline/stage.ts";

interface Override {
  readonly action: RuleAction;
  readonly applyTo: readonly string[];
  readonly exempt: readonly string[];
}

/**
 * The operator's word on single rules: `ignore` takes a finding out, the other actions decide instead of its severity.
 * Runs before findings are weighed, so that nothing ever has to be lowered. A tool-scoped override says nothing about
 * traffic that has no tool.
 */
export function overrides(): Stage {
  // One table per config snapshot: the snapshot is immutable, and goes when the config changes.
  const tables = new WeakMap<Config, ReadonlyMap<string, Override>>();
  return {
    name: "overrides",
    run(envelope, draft, { config }) {
      if (draft.findings.length === 0 || config.rules.length === 0) return PASS;
      let table = tables.get(config);
      if (!table) tables.set(config, table = tableOf(config));
      const kept: Finding[] = [];
      const ignored = new Set<string>();
      for (const finding of draft.findings) {
        const override = table.get(finding.rule);
        if (!override || !appliesTo(override, envelope.tool)) kept.push(finding);
        else if (override.action === "ignore") ignored.add(finding.rule);
        else kept.push({ ...finding, action: override.action });
      }
      return { kind: "reviewed", findings: kept, ignored: [...ignored] };
    },
  };
}

function tableOf(config: Config): ReadonlyMap<string, Override> {
  const table = new Map<string, Override>();
  for (const { id, action, apply_to_tools: applyTo = [], exempt_tools: exempt = [] } of config.rules) {
    if (action) table.set(id, { action, applyTo, exempt });
  }
  return table;
}

/** `apply_to_tools` narrows an override to these tools; `exempt_tools` keeps it away from these. */
function appliesTo({ applyTo, exempt }: Override, tool: string | null): boolean {
  if (applyTo.length > 0) return tool !== null && applyTo.includes(tool);
  return tool === null || !exempt.includes(tool);
}
