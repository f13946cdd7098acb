/** What the agents may run. */
import type { Seen } from "../../../core/platforms/posture.ts";
import { membersAt, textsAt, valueAt } from "../../../core/platforms/plain.ts";
import { type Agent, canExec, hasTool, isContained, names } from "../agents.ts";
import type { Facts } from "../facts.ts";
import { check, each, listed, when } from "./_seen.ts";

/** Programs that run whatever text they are given. */
const INTERPRETER =
  /^(?:(?:a|ba|da|k|z|fi)?sh|[gmn]?awk|g?sed|busybox|toybox|bun|deno|node(?:js|\d[\d.]*)?|lua|(?:perl|php|ruby|python)\d*(?:\.\d+)?|pypy|pwsh|powershell|cmd|[cw]script)(?:\.exe)?$/i;
/** Programs that read files or variables, or start others, by what they are told. */
const BROAD = /^(?:jq|yq|find|xargs|env|tar|git|curl|wget|ssh|rsync|make|vi|vim|less|more|man)(?:\.exe)?$/i;
/** Folders in which more than the administrator may put a program. */
const LOOSE_FOLDER =
  /^(?![/\\]|[a-z]:)|^(?:\/private)?(?:\/var)?\/tmp(?:\/|$)|^\/(?:usr\/local|opt\/homebrew|opt\/local|home\/linuxbrew\/\.linuxbrew)\/bin\/?$|^\/(?:home|Users)\/|\/\.local\/bin|^[a-z]:[/\\]users[/\\]/i;

/** Checks of commands and how they are approved. */
export const EXEC = [
  check({
    id: "OC-EXEC-001",
    severity: "critical",
    title: "Commands run without a person's word",
    why: "Whatever a message talks the agent into is run at once, and nobody sees it before.",
    fix: "Set tools.exec.mode to ask or allowlist",
    maps: ["ASI05", "ASI02", "MCP05"],
    covers: ["tools.exec.security_full_configured"],
    test: ({ agents, open }) => unasked(agents, open.length > 0),
  }),
  check({
    id: "OC-EXEC-002",
    severity: "critical",
    title: "Agents may run commands, and no agent is in a sandbox",
    why: "A command of an injected agent runs as the user, on the machine itself.",
    fix: "Set agents.defaults.sandbox.mode to all, or take the tool out of tools.allow",
    maps: ["ASI05", "MCP05"],
    test: ({ config, agents }) =>
      when(
        textsAt(config, "tools.allow").length > 0 && names(textsAt(config, "tools.allow"), "exec") &&
          agents.every(({ sandbox, exec }) => sandbox === "off" && exec.mode !== "deny"),
        `tools.allow is ${textsAt(config, "tools.allow").join(", ")}, and every sandbox.mode is off`,
      ),
  }),
  check({
    id: "OC-EXEC-003",
    severity: "critical",
    title: "Strangers can reach an agent that runs commands",
    why: "A stranger's message can end as a command on this machine.",
    fix: "Set the open policies to pairing or allowlist, or tools.exec.mode to deny for the agents that they lead to",
    maps: ["ASI01", "ASI05", "MCP05"],
    covers: ["security.exposure.open_channels_with_exec"],
    test: ({ agents, open }) => {
      const able = agents.filter((agent) => agent.exec.key !== null && canExec(agent));
      if (able.length === 0) return [];
      const those = listed(able.map(({ id }) => id));
      const severity = able.some(({ exec }) => exec.mode === "full") ? "critical" : "medium";
      return each(
        open,
        (key) => `${key} is open, and ${those} can run commands`,
        severity,
      );
    },
  }),
  check({
    id: "OC-EXEC-004",
    severity: "medium",
    title: "Programs that can run anything count as safe",
    why: "An interpreter on the list runs any text that it is given, so that the list allows everything.",
    fix: "Take interpreters and programs that read files out of safeBins; approve their single commands instead",
    maps: ["ASI05", "MCP05"],
    covers: ["tools.exec.safe_bins_interpreter_unprofiled", "tools.exec.safe_bins_broad_behavior"],
    test: ({ config }) =>
      execPlaces(config).flatMap(({ key, exec }) =>
        textsAt(exec, "safeBins").filter((bin) =>
          BROAD.test(bin) || INTERPRETER.test(bin) && valueAt(exec, `safeBinProfiles.${bin}`) === undefined
        ).map((bin): Seen => ({ detail: `${key}.safeBins holds ${bin}` }))
      ),
  }),
  check({
    id: "OC-EXEC-005",
    severity: "medium",
    title: "Programs are trusted from folders that others can write to",
    why: "Who can write to such a folder puts a program of a trusted name there and has it run.",
    fix: "Keep safeBinTrustedDirs to folders that only an administrator changes",
    maps: ["ASI04", "MCP04"],
    covers: ["tools.exec.safe_bin_trusted_dirs_risky"],
    test: ({ config }) =>
      execPlaces(config).flatMap(({ key, exec }) =>
        each(
          textsAt(exec, "safeBinTrustedDirs").filter((folder) => LOOSE_FOLDER.test(folder)),
          (folder) => `${key}.safeBinTrustedDirs holds ${folder}`,
        )
      ),
  }),
  check({
    id: "OC-EXEC-006",
    severity: "low",
    title: "Commands should run in a sandbox that is off",
    why: "People rely on a sandbox that the settings name; the commands run elsewhere, or not at all.",
    fix: "Set sandbox.mode to all for these agents, or exec.host to gateway with approvals",
    maps: ["ASI05", "MCP05"],
    covers: ["tools.exec.host_sandbox_no_sandbox_defaults", "tools.exec.host_sandbox_no_sandbox_agents"],
    test: ({ agents }) =>
      each(
        agents.filter(({ exec, sandbox }) => exec.host === "sandbox" && sandbox === "off" && exec.mode !== "deny"),
        ({ id, sandboxKey }) => `${id}: exec.host is sandbox, ${sandboxKey} is off: every command fails`,
      ),
  }),
  check({
    id: "OC-EXEC-007",
    severity: "medium",
    title: "Files are closed to the file tools and open to the shell",
    why: "The shell reads and writes every file that the file tools were to keep away.",
    fix: "Deny group:runtime as well, or keep these agents in a sandbox with workspaceAccess none or ro",
    maps: ["ASI02", "MCP05"],
    covers: ["tools.exec.fs_tools_disabled_but_exec_enabled"],
    test: ({ agents }) =>
      each(
        agents.filter((agent) => !hasTool(agent, "write") && canExec(agent) && !isContained(agent)),
        ({ id }) => `${id} has no write tool, but exec`,
      ),
  }),
];

function unasked(agents: readonly Agent[], isOpen: boolean): readonly Seen[] {
  const byKey = new Map<string, Agent[]>();
  for (const agent of agents) {
    const { exec } = agent;
    if (exec.key === null || exec.mode !== "full" && exec.mode !== "auto") continue;
    if (hasTool(agent, "exec")) byKey.set(exec.key, [...byKey.get(exec.key) ?? [], agent]);
  }
  return [...byKey].map(([key, those]): Seen => {
    const isFree = those.some((agent) => !isContained(agent)) || isOpen;
    const full = those.some(({ exec }) => exec.mode === "full");
    return {
      detail: `${key} is ${full ? "full" : "auto: a model approves"}`,
      severity: full ? isFree ? "critical" : "medium" : isFree ? "high" : "low",
    };
  });
}

/** The exec settings of all agents and of each, with their keys. */
function execPlaces(config: Facts["config"]) {
  return [
    { key: "tools.exec", exec: valueAt(config, "tools.exec") },
    ...membersAt(config, "agents.entries").map(([id, own]) => ({
      key: `agents.entries.${id}.tools.exec`,
      exec: valueAt(own, "tools.exec"),
    })),
  ];
}
