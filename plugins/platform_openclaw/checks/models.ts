/** Whether the models can be expected to withstand what they read. */
import { isPlain, membersAt, type Plain, textAt, valueAt } from "../../../core/platforms/plain.ts";
import { type Agent, hasTool } from "../agents.ts";
import { check, each } from "./_seen.ts";

/** Billions of parameters up to which OpenClaw itself calls a model small. */
const SMALL_MAX = 300;
/** Generations and tiers that follow injected instructions more readily than today's. */
const WEAK =
  /haiku|\b(?:gpt-(?:3|4)|o1-mini|claude-(?:instant|2|3)|gemini-1|gemini-[\d.]+-flash-lite|palm|llama-?2)\b/i;

/** Checks of the configured models. */
export const MODELS = [
  check({
    id: "OC-MODEL-001",
    severity: "low",
    title: "A model is old or small for an agent with tools",
    why: "Such models follow instructions in what they read more readily, and the tools do the rest.",
    fix: "Use a current model of the upper tiers for agents that read what strangers write",
    maps: ["ASI01"],
    covers: ["models.legacy", "models.weak_tier"],
    test: ({ config }) =>
      each(modelsOf(config).filter(({ name }) => WEAK.test(name)), ({ key, name }) => `${key} is ${name}`),
  }),
  check({
    id: "OC-MODEL-002",
    severity: "high",
    title: "A small model reads the web",
    why: "Small models are easily led by what a page says, and every page can say something.",
    fix: "Deny group:web and browser for agents with small models, or give them a larger one",
    maps: ["ASI01", "MCP10"],
    covers: ["models.small_params"],
    test: ({ config, agents }) =>
      each(
        modelsOf(config).filter(({ name, id }) => isSmall(name) && agents.some((agent) => readsWeb(agent, id))),
        ({ key, name }) => `${key} is ${name}, with web tools`,
      ),
  }),
];

interface Model {
  readonly key: string;
  readonly name: string;
  /** The agent that it is for; null for all. */
  readonly id: string | null;
}

function modelsOf(config: Plain): readonly Model[] {
  const places = [
    { key: "agents.defaults.model", value: valueAt(config, "agents.defaults.model"), id: null },
    ...membersAt(config, "agents.entries").map(([id, own]) => ({
      key: `agents.entries.${id}.model`,
      value: valueAt(own, "model"),
      id,
    })),
  ];
  return places.flatMap(({ key, value, id }): readonly Model[] => {
    if (typeof value === "string") return [{ key, name: value, id }];
    if (!isPlain(value)) return [];
    const fallbacks = valueAt(value, "fallbacks");
    const primary = textAt(value, "primary");
    return [
      ...primary === null ? [] : [{ key: `${key}.primary`, name: primary, id }],
      ...(Array.isArray(fallbacks) ? fallbacks : []).filter((name: unknown) => typeof name === "string")
        .map((name) => ({ key: `${key}.fallbacks`, name, id })),
    ];
  });
}

/** By the number in its name: "qwen3-8b", "llama-3.1-70B". */
function isSmall(name: string): boolean {
  const billions = /(?:^|[-_:/ ])(\d+(?:\.\d+)?)b\b/i.exec(name)?.[1];
  return billions !== undefined && Number(billions) <= SMALL_MAX;
}

function readsWeb(agent: Agent, id: string | null): boolean {
  return (id === null || agent.id === id) &&
    ["web_search", "web_fetch", "browser"].some((tool) => hasTool(agent, tool));
}
