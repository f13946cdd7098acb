/** Which tools the agents have, and who can make them use them. */
import { membersAt, plainAt, textAt, textsAt, valueAt } from "../../../core/platforms/plain.ts";
import { expand } from "../../../core/platforms/spelling.ts";
import { canExec, hasTool } from "../agents.ts";
import type { Facts } from "../facts.ts";
import { ANY_CHANNEL } from "../legacy.ts";
import { check, each, listed, when } from "./_seen.ts";

/** Tools that change OpenClaw itself or act later. */
const CONTROL = ["automations", "gateway", "plugins"];
const FILE_TOOLS = ["read", "write", "edit", "apply_patch"];
/** Senders past which OpenClaw itself calls a list large. */
const SENDERS_MANY = 25;

/** Checks of tool profiles, files and elevated rights. */
export const TOOLS = [
  check({
    id: "OC-TOOL-001",
    severity: "critical",
    title: "The full tool profile has no deny list",
    why: "Nothing is out of reach of a message that talks the agent into it: commands, files, browser, other agents.",
    fix: "Set tools.profile to messaging or coding, or name in tools.deny what no message may start",
    maps: ["ASI02", "MCP02"],
    test: ({ config, agents }) => {
      const isGlobal = textAt(config, "tools.profile") === "full" && textsAt(config, "tools.deny").length === 0;
      const own = agents.filter((agent) => textAt(agent.own, "tools.profile") === "full" && agent.deny.length === 0);
      return [
        ...when(isGlobal, "tools.profile is full, tools.deny is empty"),
        ...each(own, ({ key }) => `${key}.tools.profile is full, and nothing is denied`),
      ];
    },
  }),
  check({
    id: "OC-TOOL-002",
    severity: "critical",
    title: "Strangers can reach tools that change OpenClaw itself",
    why: "With these tools an injected agent loosens its own rules, installs plugins, or comes back on a schedule.",
    fix: `Deny ${CONTROL.join(", ")} for agents that open channels lead to, or close the channels`,
    maps: ["ASI01", "ASI10", "MCP02"],
    covers: ["security.exposure.open_groups_with_control_plane_tools"],
    test: ({ agents, open }) =>
      open.length === 0 ? [] : each(
        agents.filter((agent) => CONTROL.some((tool) => hasTool(agent, tool))),
        (agent) => `${listed(open)} open: ${agent.id} has ${CONTROL.filter((tool) => hasTool(agent, tool)).join(", ")}`,
      ),
  }),
  check({
    id: "OC-TOOL-003",
    severity: "critical",
    title: "Strangers can reach commands and files",
    why: "A stranger's message is one step away from running commands and reading files as the user.",
    fix: "Set sandbox.mode to all and tools.fs.workspaceOnly to true, or deny group:runtime and group:fs",
    maps: ["ASI01", "ASI05", "MCP05"],
    covers: ["security.exposure.open_groups_with_runtime_or_fs"],
    test: ({ agents, open }) =>
      open.length === 0 ? [] : agents.flatMap((agent) => {
        const runs = canExec(agent) && agent.sandbox !== "all";
        const files = FILE_TOOLS.some((tool) => hasTool(agent, tool)) && agent.sandbox !== "all" &&
          !agent.workspaceOnly;
        const what = [runs ? "commands" : "", files ? "files outside the workspace" : ""].filter((word) => word !== "");
        return when(
          what.length > 0,
          `${listed(open)} open: ${agent.id} reaches ${what.join(" and ")}`,
          runs ? "critical" : "high",
        );
      }),
  }),
  check({
    id: "OC-TOOL-004",
    severity: "medium",
    title: "An agent has more tools than the minimal profile of all",
    why: "The profile for all looks narrow, and one agent has more than anybody expects who reads it.",
    fix: "Set the agents' tools.profile to minimal too, or remove it",
    maps: ["ASI02", "MCP02"],
    covers: ["tools.profile_minimal_overridden"],
    test: ({ config, agents }) =>
      textAt(config, "tools.profile") !== "minimal" ? [] : each(
        agents.filter(({ own }) => (textAt(own, "tools.profile") ?? "minimal") !== "minimal"),
        ({ key, profile }) => `${key}.tools.profile is ${profile}`,
      ),
  }),
  check({
    id: "OC-FS-001",
    severity: "medium",
    title: "File tools reach outside the workspace",
    why: "An injected agent can read keys and write start-up files anywhere that the user can.",
    fix: "Set tools.fs.workspaceOnly to true",
    maps: ["ASI02", "MCP02"],
    covers: ["config.insecure_or_dangerous_flags tools.fs.workspaceOnly"],
    test: ({ config, agents }) => [
      ...when(valueAt(config, "tools.fs.workspaceOnly") === false, "tools.fs.workspaceOnly is false"),
      ...each(
        agents.filter(({ own }) => valueAt(own, "tools.fs.workspaceOnly") === false),
        ({ key }) => `${key}.tools.fs.workspaceOnly is false`,
      ),
    ],
  }),
  check({
    id: "OC-FS-002",
    severity: "medium",
    title: "Patches may be applied outside the workspace",
    why: "A patch can name any file of the user, such as one that runs at the next login.",
    fix: "Set tools.exec.applyPatch.workspaceOnly to true",
    maps: ["ASI02", "MCP02"],
    covers: ["config.insecure_or_dangerous_flags tools.exec.applyPatch.workspaceOnly"],
    test: ({ config }) =>
      when(
        valueAt(config, "tools.exec.applyPatch.workspaceOnly") === false,
        "tools.exec.applyPatch.workspaceOnly is false",
      ),
  }),
  check({
    id: "OC-FS-003",
    severity: "high",
    title: "The workspace is the user's whole folder",
    why: "Everything that the user has, keys and mail included, lies within the agent's reach.",
    fix: "Give agents a workspace of their own, such as ~/.openclaw/workspace",
    maps: ["ASI02", "ASI06"],
    test: (facts) => each(wideWorkspaces(facts), ([key, path]) => `${key} is ${path}`),
  }),
  check({
    id: "OC-ELEV-001",
    severity: "high",
    title: "Anyone may have commands run on the host",
    why: "Elevated tools leave the sandbox: any sender gets commands on the host, past every other limit.",
    fix: "List single senders in tools.elevated.allowFrom, or set tools.elevated.enabled to false",
    maps: ["ASI03", "ASI05", "MCP02"],
    covers: ["tools.elevated.allowFrom.*.wildcard"],
    test: ({ config }) => {
      if (!isElevated(config)) return [];
      const lists = Object.keys(plainAt(config, "tools.elevated.allowFrom"));
      const everyone = lists.filter((name) => sendersOf(config, name).includes("*"));
      const hasNone = lists.length === 1 && lists[0] === ANY_CHANNEL && sendersOf(config, ANY_CHANNEL).length === 0;
      return [
        ...each(everyone, (name) => `tools.elevated.allowFrom.${name} holds "*"`),
        ...when(hasNone, "tools.elevated is on and its list is empty, which older versions took for everyone"),
      ];
    },
  }),
  check({
    id: "OC-ELEV-002",
    severity: "low",
    title: "Many senders may have commands run on the host",
    why: "Each name is an account that can be taken over, and each has commands on the host.",
    fix: "Shorten tools.elevated.allowFrom to the people who need it",
    maps: ["ASI03", "MCP02"],
    covers: ["tools.elevated.allowFrom.*.large"],
    test: ({ config }) =>
      !isElevated(config) ? [] : each(
        Object.keys(plainAt(config, "tools.elevated.allowFrom")).filter((name) =>
          sendersOf(config, name).length > SENDERS_MANY
        ),
        (name) => `tools.elevated.allowFrom.${name} has ${sendersOf(config, name).length} senders`,
      ),
  }),
  check({
    id: "OC-ELEV-003",
    severity: "critical",
    title: "Strangers can reach an agent with elevated tools",
    why: "An open channel and elevated tools together let a stranger's message reach the host itself.",
    fix: "Set tools.elevated.enabled to false, or close the channels",
    maps: ["ASI01", "ASI03", "MCP02"],
    covers: ["security.exposure.open_groups_with_elevated"],
    test: ({ config, open }) =>
      when(
        open.length > 0 && valueAt(config, "tools.elevated.enabled") !== false,
        `${listed(open)} open, and tools.elevated is not off`,
      ),
  }),
];

function isElevated(config: Facts["config"]): boolean {
  return valueAt(config, "tools.elevated") !== undefined && valueAt(config, "tools.elevated.enabled") !== false;
}

/** By key and not by dotted path: the name of a channel may hold a dot. */
function sendersOf(config: Facts["config"], channel: string): readonly string[] {
  const list = plainAt(config, "tools.elevated.allowFrom")[channel];
  return textsAt({ list }, "list");
}

function wideWorkspaces({ config, home, place }: Facts): readonly (readonly [key: string, path: string])[] {
  const named = [
    ["agents.defaults.workspace", textAt(config, "agents.defaults.workspace")] as const,
    ...membersAt(config, "agents.entries").map(([id, own]) =>
      [`agents.entries.${id}.workspace`, textAt(own, "workspace")] as const
    ),
  ];
  const os = /^[a-z]:/i.test(home) ? "windows" : "linux";
  return named.flatMap(([key, path]) => {
    if (path === null) return [];
    const full = expand({ os, home }, path, place.state).replace(/[/\\]+$/, "");
    const isWide = full === home.replace(/[/\\]+$/, "") || full === "" || /^[a-z]:$/i.test(full) ||
      /^[/\\](?:home|Users|root)$/.test(full);
    return isWide ? [[key, path] as const] : [];
  });
}
