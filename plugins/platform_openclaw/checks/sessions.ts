/** Whose conversations meet, and who may command the product itself. */
import { isOn, textAt, textsAt, valueAt } from "../../../core/platforms/plain.ts";
import { hasTool, isContained } from "../agents.ts";
import { wildcardKeys } from "../channels.ts";
import { check, each, when } from "./_seen.ts";

/** Checks of sessions, trust and chat commands. */
export const SESSIONS = [
  check({
    id: "OC-SESS-001",
    severity: "medium",
    title: "Everyone who writes to the agent shares one conversation",
    why:
      "What one person told the agent is there to be asked for by the next, and one of them can plant words for all.",
    fix: "Set session.dmScope to per-channel-peer",
    maps: ["ASI06", "MCP10"],
    covers: ["channels.*.dm.scope_main_multiuser"],
    test: ({ config, channels }) => {
      if ((textAt(config, "session.dmScope") ?? "main") !== "main") return [];
      return each(
        channels.filter(({ allowFrom, dmPolicy }) =>
          allowFrom.length > 1 || allowFrom.includes("*") || dmPolicy === "open"
        ),
        ({ key }) => `session.dmScope is main, and ${key} has several senders`,
      );
    },
  }),
  check({
    id: "OC-SESS-002",
    severity: "medium",
    title: "Group rooms share the agent's main conversation",
    why: "Everyone in a room reads and writes the memory that the owner's own conversation has.",
    fix: "Set session.groupScope to per-group",
    maps: ["ASI06", "MCP10"],
    covers: ["security.trust_model.group_scope_main"],
    test: ({ config }) => when(textAt(config, "session.groupScope") === "main", "session.groupScope is main"),
  }),
  check({
    id: "OC-SESS-003",
    severity: "medium",
    title: "Agents read each other's conversations",
    why: "One agent that was taken over reads what all others were told.",
    fix: "Set tools.sessions.visibility to agent, tree or self, or tools.agentToAgent.enabled to false",
    maps: ["ASI07", "ASI06", "MCP10"],
    covers: ["security.trust_model.cross_agent_session_access_default"],
    test: ({ config, agents }) => {
      const allow = textsAt(config, "tools.agentToAgent.allow");
      const isFree = (textAt(config, "tools.sessions.visibility") ?? "all") === "all" &&
        valueAt(config, "tools.agentToAgent.enabled") !== false && (allow.length === 0 || allow.includes("*"));
      const reaching = agents.filter((agent) => !isContained(agent) && hasTool(agent, "sessions_history"));
      return when(
        agents.length > 1 && isFree && reaching.length > 0,
        `tools.sessions.visibility is all for ${reaching.map(({ id }) => id).join(", ")}`,
      );
    },
  }),
  check({
    id: "OC-TRUST-001",
    severity: "medium",
    title: "People who do not know each other share what one person set up",
    why:
      "OpenClaw keeps one owner's agents apart from the world, not people from one another: they share files and rights.",
    fix: "Run one gateway for each group of people who trust each other, or put every agent in a sandbox",
    maps: ["ASI03", "ASI09"],
    covers: ["security.trust_model.multi_user_heuristic"],
    test: ({ config, open }) =>
      each([...open, ...wildcardKeys(config)], (key) => `${key} lets people in who were not chosen`),
  }),
  check({
    id: "OC-CMD-001",
    severity: "high",
    title: "Chat messages may change OpenClaw or run its shell command",
    why: "A message that gets through as the owner's changes the setup or runs commands, without the agent in between.",
    fix: "Turn off commands.bash, config, mcp, plugins and debug, and list yourself in commands.ownerAllowFrom",
    maps: ["ASI03", "ASI05", "MCP02"],
    test: ({ config }) => {
      const on = ["bash", "config", "mcp", "plugins", "debug"].filter((name) => isOn(config, `commands.${name}`));
      const isAnyone = textsAt(config, "commands.ownerAllowFrom").includes("*");
      return [
        ...each(on, (name) => `commands.${name} is true`, isAnyone || on.includes("bash") ? "high" : "medium"),
        ...when(isAnyone, 'commands.ownerAllowFrom holds "*"'),
      ];
    },
  }),
];
