/** `agents.<name>.blocked_content`: category ids, and the names that people write for them. */
import type { Finding } from "../contract/finding.ts";

/** What an entry stands for. A rule's id that ends in "*" is the start of ids. */
interface Meaning {
  readonly categories: readonly string[];
  readonly rules: readonly string[];
}

/** Category ids of the catalogue, so that a config is right whether or not their rules are loaded yet. */
export const CATEGORIES: readonly string[] = [
  "agent-trust",
  "command-execution",
  "container-escape",
  "credential-leak",
  "custom",
  "exfiltration",
  "external-download",
  "indirect-injection",
  "indirect-prompt-injection",
  "inter-agent",
  "mcp-attack",
  "mcp-config",
  "memory-poisoning",
  "nanoclaw-config",
  "openclaw-config",
  "overeager",
  "personal-data",
  "prompt-injection",
  "rug-pull",
  "social-engineering",
  "split-message",
  "ssrf-cloud",
  "supply-chain",
  "supply-chain-exfil",
  "third-party-content",
  "tool-call",
  "toxic-flow",
  "unicode-attack",
];

const CREDENTIALS: Meaning = { categories: ["credential-leak"], rules: ["IAP-003", "TC-006"] };
const PII: Meaning = { categories: ["personal-data"], rules: ["IAP-002"] };
const SYSTEM_PROMPTS: Meaning = { categories: [], rules: ["IAP-004", "PROMPT_INJECTION_015"] };
const INJECTION: Meaning = {
  categories: ["prompt-injection", "indirect-injection", "indirect-prompt-injection"],
  rules: ["IAP-001", "IAP-007", "IPI-*"],
};
const EXFILTRATION: Meaning = {
  categories: ["exfiltration", "supply-chain-exfil"],
  rules: ["IAP-006", "IAP-008", "IAP-014"],
};
const COMMANDS: Meaning = { categories: ["command-execution"], rules: ["IAP-011", "TC-005"] };
const SSRF: Meaning = { categories: ["ssrf-cloud"], rules: ["TC-004"] };
// Threats that other catalogues file under these names, and that are rules of another category here.
const DOWNLOADED: readonly string[] = ["CMDEXEC_011", "CMDEXEC_012", "CMDEXEC_015"];
const AGENT_TRUST: Meaning = { categories: ["agent-trust"], rules: ["AGENT_*", "AGENTCFG_*"] };
const EXTERNAL_DOWNLOAD: Meaning = { categories: ["external-download"], rules: DOWNLOADED };
const SUPPLY_CHAIN: Meaning = {
  categories: ["supply-chain", "supply-chain-exfil", "external-download", "third-party-content"],
  rules: [
    ...DOWNLOADED,
    "CMDEXEC_014",
    "CMDEXEC_101",
    "CMDEXEC_129",
    "CMDEXEC_139",
    "CE-011",
    "EXFIL_117",
    "INDIRECT_013",
  ],
};
const MEMORY: Meaning = { categories: ["memory-poisoning"], rules: ["MEM-*"] };
const UNICODE: Meaning = { categories: ["unicode-attack"], rules: ["IAP-012"] };

/**
 * Names that people write, and what they cover. An alias that is also a category id covers that category and more:
 * the rules of other categories that look for the same thing.
 */
export const BLOCKED_CONTENT_ALIASES: Readonly<Record<string, Meaning>> = {
  "agent-trust": AGENT_TRUST,
  "credentials": CREDENTIALS,
  "credential-leak": CREDENTIALS,
  "secrets": CREDENTIALS,
  "pii": PII,
  "personal-data": PII,
  "system-prompts": SYSTEM_PROMPTS,
  "system-prompt": SYSTEM_PROMPTS,
  "prompt-injection": INJECTION,
  "injection": INJECTION,
  "exfiltration": EXFILTRATION,
  "external-download": EXTERNAL_DOWNLOAD,
  "data-exfiltration": EXFILTRATION,
  "commands": COMMANDS,
  "command-execution": COMMANDS,
  "ssrf": SSRF,
  "ssrf-cloud": SSRF,
  "supply-chain": SUPPLY_CHAIN,
  "memory-poisoning": MEMORY,
  "unicode": UNICODE,
};

/** Every name that `blocked_content` understands; `known` adds the categories of rules that are loaded. */
export function blockedContentNames(known: Iterable<string> = []): ReadonlySet<string> {
  return new Set([...Object.keys(BLOCKED_CONTENT_ALIASES), ...CATEGORIES, ...known]);
}

interface Compiled {
  readonly categories: ReadonlySet<string>;
  readonly rules: ReadonlySet<string>;
  readonly prefixes: readonly string[];
}

// One entry per list of a config snapshot: the list is frozen, and goes when the config changes.
const compiled = new WeakMap<readonly string[], Compiled>();

/** True where a finding is of a blocked kind. `blocked` is an agent's list as it stands in the config. */
export function matchesBlocked(blocked: readonly string[], finding: Pick<Finding, "rule" | "category">): boolean {
  let entry = compiled.get(blocked);
  if (!entry) compiled.set(blocked, entry = compile(blocked));
  return entry.categories.has(finding.category) || entry.rules.has(finding.rule) ||
    entry.prefixes.some((prefix) => finding.rule.startsWith(prefix));
}

function compile(blocked: readonly string[]): Compiled {
  const categories = new Set<string>();
  const rules = new Set<string>();
  const prefixes: string[] = [];
  for (const name of blocked) {
    const meaning = Object.hasOwn(BLOCKED_CONTENT_ALIASES, name) ? BLOCKED_CONTENT_ALIASES[name] : undefined;
    if (!meaning) categories.add(name);
    for (const category of meaning?.categories ?? []) categories.add(category);
    for (const rule of meaning?.rules ?? []) {
      if (rule.endsWith("*")) prefixes.push(rule.slice(0, -1));
      else rules.add(rule);
    }
  }
  return { categories, rules, prefixes };
}
