/** What stands between a command of an agent and the host. */
import type { Seen } from "../../../core/platforms/posture.ts";
import { isOn, type Plain, textAt, textsAt } from "../../../core/platforms/plain.ts";
import { canExec, dockersOf } from "../agents.ts";
import { check, each, when } from "./_seen.ts";

/** Host folders that hold the system, its secrets or the container service. */
const SYSTEM = [
  "/etc",
  "/private/etc",
  "/proc",
  "/sys",
  "/dev",
  "/root",
  "/boot",
  "/run",
  "/var/run",
  "/private/var/run",
  "/var/lib/docker",
];
/** Folders of a user that hold credentials. */
const PRIVATE = /\/(?:\.aws|\.cargo|\.config|\.docker|\.gnupg|\.kube|\.netrc|\.npm|\.npmrc|\.ssh|\.openclaw)(?:\/|$)/;
const FLAGS = [
  "dangerouslyAllowReservedContainerTargets",
  "dangerouslyAllowExternalBindSources",
  "dangerouslyAllowContainerNamespaceJoin",
];

/** Checks of the sandbox. */
export const SANDBOX = [
  check({
    id: "OC-SAND-001",
    severity: "high",
    title: "Commands of the agents run on the host itself",
    why: "Each mistake or injected order takes place on the host, with the user's files and logins.",
    fix: "Set agents.defaults.sandbox.mode to all, or deny group:runtime",
    maps: ["ASI05", "MCP05"],
    test: ({ agents }) =>
      each(
        agents.filter((agent) => agent.sandbox === "off" && canExec(agent)),
        ({ id, sandboxKey, exec }) =>
          `${id}: ${sandboxKey} is off${exec.key === null ? ", and exec.mode is not set, which means full" : ""}`,
      ),
  }),
  check({
    id: "OC-SAND-002",
    severity: "critical",
    title: "The sandbox sees folders of the host that open it",
    why: "Through such a folder, or the socket of the container service, a command in the sandbox gets out of it.",
    fix: "Remove these binds; mount single project folders, read-only where that will do",
    maps: ["ASI05", "MCP05"],
    covers: ["sandbox.dangerous_bind_mount", "sandbox.bind_mount_non_absolute"],
    test: ({ config }) =>
      inDocker(config, (docker, key) => textsAt(docker, "binds").flatMap((bind) => bindSeen(bind, key))),
  }),
  check({
    id: "OC-SAND-003",
    severity: "critical",
    title: "The sandbox shares the network of the host or of another container",
    why: "From there the sandbox reaches services that listen for this machine alone, the gateway among them.",
    fix: 'Set docker.network to "none", or to a bridge of its own',
    maps: ["ASI05", "MCP05"],
    covers: ["sandbox.dangerous_network_mode"],
    test: ({ config }) =>
      inDocker(config, (docker, key) => {
        const network = textAt(docker, "network") ?? "";
        return when(/^(?:host$|container:)/i.test(network), `${key}.network is ${network}`);
      }),
  }),
  check({
    id: "OC-SAND-004",
    severity: "critical",
    title: "The sandbox runs without the kernel's filters",
    why: "These filters are what keeps a program in a container from the kernel's weak spots.",
    fix: "Remove seccompProfile and apparmorProfile, or name profiles that filter",
    maps: ["ASI05", "MCP05"],
    covers: ["sandbox.dangerous_seccomp_profile", "sandbox.dangerous_apparmor_profile"],
    test: ({ config }) =>
      inDocker(config, (docker, key) =>
        each(
          ["seccompProfile", "apparmorProfile"].filter((name) => textAt(docker, name)?.toLowerCase() === "unconfined"),
          (name) => `${key}.${name} is unconfined`,
        )),
  }),
  check({
    id: "OC-SAND-005",
    severity: "high",
    title: "Safeguards of the sandbox are switched off",
    why: "Each switch removes a check that OpenClaw makes because the setting behind it breaks the sandbox open.",
    fix: "Remove the dangerouslyAllow switches",
    maps: ["ASI05", "MCP05"],
    covers: FLAGS.map((flag) => `config.insecure_or_dangerous_flags agents.*.sandbox.docker.${flag}`),
    test: ({ config }) =>
      inDocker(
        config,
        (docker, key) => each(FLAGS.filter((flag) => isOn(docker, flag)), (flag) => `${key}.${flag} is true`),
      ),
  }),
  check({
    id: "OC-SAND-006",
    severity: "low",
    title: "A sandbox is set up and not in use",
    why: "Somebody set it up and believes that it holds; the agents run without it.",
    fix: "Set sandbox.mode to non-main or all, or remove the docker settings",
    maps: ["ASI05"],
    covers: ["sandbox.docker_config_mode_off"],
    test: ({ config, agents }) =>
      dockersOf(config).flatMap(([key, docker]) => {
        const own = agents.filter((agent) => `${agent.key}.sandbox.docker` === key);
        const those = own.length > 0 ? own : agents;
        const isOff = Object.keys(docker).length > 0 && those.every(({ sandbox }) => sandbox === "off");
        return when(isOff, `${key} is set, and sandbox.mode is off`);
      }),
  }),
];

function inDocker(config: Plain, look: (docker: Plain, key: string) => readonly Seen[]): readonly Seen[] {
  return dockersOf(config).flatMap(([key, docker]) => look(docker, key));
}

function bindSeen(bind: string, key: string): readonly Seen[] {
  // A drive letter has a colon of its own.
  const source = /^[a-z]:[/\\][^:]*/i.exec(bind)?.[0] ?? bind.split(":")[0] ?? "";
  const shown = `${key}.binds holds ${bind}`;
  if (!/^(?:[/~\\]|[a-z]:)/i.test(source)) return when(true, `${shown}, which is no absolute path`, "low");
  const path = source.length > 1 ? source.replace(/\/+$/, "") : source;
  const isSystem = path === "/" || path === "~" ||
    SYSTEM.some((folder) => path === folder || path.startsWith(`${folder}/`));
  return when(isSystem || PRIVATE.test(`${path}/`) || /docker\.sock$/.test(path), shown);
}
