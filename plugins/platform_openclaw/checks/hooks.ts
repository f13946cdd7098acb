/** What the webhooks let their callers do. */
import { isOn, type Plain, textAt, textsAt, valueAt } from "../../../core/platforms/plain.ts";
import { secretOf } from "../gateway.ts";
import type { Facts } from "../facts.ts";
import { check, each, when } from "./_seen.ts";

/** Characters below which OpenClaw itself calls a token short. */
const TOKEN_CHARS_MIN = 24;

/** Checks of webhooks; each passes while they are off. */
export const HOOKS = [
  check({
    id: "OC-HOOK-001",
    severity: "high",
    title: "The token of the webhooks is short",
    why: "Who guesses the token writes to the agents from anywhere.",
    fix: `Use at least ${TOKEN_CHARS_MIN} random characters`,
    maps: ["ASI03", "MCP01"],
    covers: ["hooks.token_too_short"],
    test: ({ config }) => {
      const token = secretOf(valueAt(config, "hooks.token"));
      return when(
        isActive(config) && token.kind === "plain" && token.text.length < TOKEN_CHARS_MIN,
        `hooks.token has ${token.kind === "plain" ? token.text.length : 0} characters`,
      );
    },
  }),
  check({
    id: "OC-HOOK-002",
    severity: "medium",
    title: "Callers of a webhook choose the conversation that they write into",
    why: "A caller can write into a conversation that is none of his, and the agent takes it for a part of it.",
    fix: "Remove hooks.allowRequestSessionKey",
    maps: ["ASI01", "ASI06"],
    covers: ["hooks.request_session_key_enabled", "config.insecure_or_dangerous_flags hooks.allowRequestSessionKey"],
    test: ({ config, exposure }) =>
      when(
        isActive(config) && isOn(config, "hooks.allowRequestSessionKey"),
        "hooks.allowRequestSessionKey is true",
        exposure.isRemote ? "high" : "medium",
      ),
  }),
  check({
    id: "OC-HOOK-003",
    severity: "medium",
    title: "Nothing bounds which conversations a webhook may write into",
    why: "A stolen token reaches every conversation, the owner's own included.",
    fix: 'Set hooks.allowedSessionKeyPrefixes, such as ["hook:"]',
    maps: ["ASI01", "ASI06"],
    covers: ["hooks.request_session_key_prefixes_missing"],
    test: ({ config, exposure }) =>
      when(
        isActive(config) && isOn(config, "hooks.allowRequestSessionKey") &&
          textsAt(config, "hooks.allowedSessionKeyPrefixes").length === 0,
        "hooks.allowedSessionKeyPrefixes is empty",
        exposure.isRemote ? "high" : "medium",
      ),
  }),
  check({
    id: "OC-HOOK-004",
    severity: "medium",
    title: "A webhook may wake any agent",
    why: "A webhook that was made for one purpose can drive the agent with the most rights.",
    fix: "List the agents that webhooks are for in hooks.allowedAgentIds",
    maps: ["ASI01", "ASI03"],
    covers: ["hooks.allowed_agent_ids_unrestricted"],
    test: ({ config, exposure }) => {
      const ids = valueAt(config, "hooks.allowedAgentIds");
      const isFree = !Array.isArray(ids) || textsAt(config, "hooks.allowedAgentIds").includes("*");
      return when(
        isActive(config) && isFree,
        Array.isArray(ids) ? 'hooks.allowedAgentIds holds "*"' : "hooks.allowedAgentIds is not set",
        exposure.isRemote ? "high" : "medium",
      );
    },
  }),
  check({
    id: "OC-HOOK-005",
    severity: "low",
    title: "Every call of a webhook starts a conversation of its own",
    why: "Nothing said before is known, and every call leaves a conversation behind that nobody looks at.",
    fix: "Set hooks.defaultSessionKey, such as hook:ingress",
    maps: ["ASI08"],
    covers: ["hooks.default_session_key_unset"],
    test: ({ config }) =>
      when(
        isActive(config) && textAt(config, "hooks.defaultSessionKey") === null,
        "hooks.defaultSessionKey is not set",
      ),
  }),
  check({
    id: "OC-HOOK-006",
    severity: "critical",
    title: "The token of the webhooks also opens the gateway",
    why: "The token lies with every service that calls the webhook: each of them could drive the whole gateway.",
    fix: "Give hooks.token a value of its own",
    maps: ["ASI03", "MCP01"],
    covers: ["hooks.token_reuse_gateway_token"],
    test: reused,
  }),
  check({
    id: "OC-HOOK-007",
    severity: "high",
    title: "The webhooks take the place of every other address",
    why: "The control page and the API are no longer where they were, or a webhook answers in their place.",
    fix: "Set hooks.path to a path of its own, such as /hooks",
    maps: ["ASI03"],
    covers: ["hooks.path_root"],
    test: ({ config }) => when(isActive(config) && textAt(config, "hooks.path") === "/", "hooks.path is /"),
  }),
  check({
    id: "OC-HOOK-008",
    severity: "high",
    title: "What a webhook brings is put before the agent as if it could be trusted",
    why: "Mail and web pages reach the agent without the marks that tell it not to obey them.",
    fix: "Remove allowUnsafeExternalContent",
    maps: ["ASI01", "MCP06"],
    covers: [
      "config.insecure_or_dangerous_flags hooks.mappings*.allowUnsafeExternalContent",
      "config.insecure_or_dangerous_flags hooks.gmail.allowUnsafeExternalContent",
    ],
    test: ({ config }) => {
      const mappings = valueAt(config, "hooks.mappings");
      const unsafe = (Array.isArray(mappings) ? mappings : []).flatMap((mapping: unknown, index) =>
        isOn(mapping, "allowUnsafeExternalContent") ? [`hooks.mappings[${index}]`] : []
      );
      const gmail = isOn(config, "hooks.gmail.allowUnsafeExternalContent") ? ["hooks.gmail"] : [];
      return each([...unsafe, ...gmail], (key) => `${key}.allowUnsafeExternalContent is true`);
    },
  }),
];

/** Older files have a token and no switch. */
function isActive(config: Plain): boolean {
  const enabled = valueAt(config, "hooks.enabled");
  return enabled === true || enabled === undefined && textAt(config, "hooks.token") !== null;
}

function reused({ config, auth }: Facts) {
  const token = secretOf(valueAt(config, "hooks.token"));
  if (token.kind === "none") return [];
  const raw = (path: string) => JSON.stringify(valueAt(config, path) ?? null);
  return each(
    (["token", "password"] as const).filter((name) =>
      auth[name].kind !== "none" && raw("hooks.token") === raw(`gateway.auth.${name}`)
    ),
    (name) => `hooks.token and gateway.auth.${name} are the same`,
  );
}
