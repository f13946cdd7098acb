/** What else the installation loads and starts: MCP servers, plugins, skills, the browser, its own logs. */
import { loosePackage } from "../../../core/platforms/loose_package.ts";
import { innermost } from "../../../core/platforms/recognise.ts";
import type { Seen } from "../../../core/platforms/posture.ts";
import { isOn, membersAt, type Plain, plainAt, textAt, textsAt, valueAt } from "../../../core/platforms/plain.ts";
import type { Facts } from "../facts.ts";
import { check, each, listed, when } from "./_seen.ts";

const PRIVATE_HOST =
  /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|\[?(?:::1|f[cd][0-9a-f]{2}:))/i;

/** Checks of what OpenClaw loads and starts. */
export const PARTS = [
  check({
    id: "OC-MCP-001",
    severity: "medium",
    title: "An MCP server is whatever its package is on the day",
    why: "Whoever takes over the package, or its name, runs a program on this machine at the next start.",
    fix: "Name an exact version, such as package@1.2.3",
    maps: ["ASI04", "MCP04"],
    test: ({ config }) =>
      serversOf(config).flatMap(([name, server]) => {
        // Behind Oktsec it is the same server.
        const [command = "", ...args] = innermost([textAt(server, "command") ?? "", ...textsAt(server, "args")]);
        const loose = loosePackage(command, args);
        return when(loose !== null, `mcp.servers.${name} runs ${loose ?? ""} in any version`);
      }),
  }),
  check({
    id: "OC-MCP-002",
    severity: "high",
    title: "An MCP server is called over a connection that others can read or fake",
    why: "Who sits on the way reads every call and result, and can put words into them for the agent.",
    fix: "Use https, and remove sslVerify: false",
    maps: ["ASI04", "ASI07", "MCP07"],
    test: ({ config }) =>
      serversOf(config).flatMap(([name, server]) => {
        const host = /^http:\/\/([^/?#]+)/i.exec(textAt(server, "url") ?? "")?.[1]?.replace(/^.*@/, "");
        return [
          ...when(host !== undefined && !PRIVATE_HOST.test(host), `mcp.servers.${name} is called over http`),
          ...when(valueAt(server, "sslVerify") === false, `mcp.servers.${name}.sslVerify is false`),
        ];
      }),
  }),
  check({
    id: "OC-MCP-003",
    severity: "low",
    title: "MCP servers may show pages of their own",
    why: "A page of a server can look like a part of OpenClaw and ask the user for what it wants.",
    fix: "Set mcp.apps.enabled to false, unless you trust every server",
    maps: ["ASI09", "MCP03"],
    covers: ["mcp.apps.enabled"],
    test: ({ config }) => when(isOn(config, "mcp.apps.enabled"), "mcp.apps.enabled is true"),
  }),
  check({
    id: "OC-PLUG-001",
    severity: "medium",
    title: "Any plugin that is found is loaded",
    why: "A plugin runs inside the gateway with all its rights: a file in the wrong folder is enough.",
    fix: "List the plugins that you use in plugins.allow",
    maps: ["ASI04", "MCP04"],
    covers: ["plugins.extensions_no_allowlist"],
    test: ({ config, extensions }) => {
      const plugins = plainAt(config, "plugins");
      const isFree = (Object.keys(plugins).length > 0 || extensions.length > 0) &&
        valueAt(plugins, "enabled") !== false &&
        !Array.isArray(valueAt(plugins, "allow"));
      return [
        ...when(isFree, `plugins.allow is not set${extensions.length > 0 ? `; installed: ${listed(extensions)}` : ""}`),
        ...each(textsAt(plugins, "load.paths"), (path) => `plugins.load.paths adds ${path}`),
      ];
    },
  }),
  check({
    id: "OC-SKIL-001",
    severity: "high",
    title: "Skills can be installed from archives that somebody uploads",
    why: "A skill is instructions and programs; whoever uploads one decides what agents do.",
    fix: "Set skills.install.allowUploadedArchives to false",
    maps: ["ASI04", "MCP04"],
    test: ({ config }) =>
      when(isOn(config, "skills.install.allowUploadedArchives"), "skills.install.allowUploadedArchives is true"),
  }),
  check({
    id: "OC-SKIL-002",
    severity: "low",
    title: "Skills are loaded from folders outside OpenClaw's own",
    why: "What others put into these folders becomes instructions, and nobody looks there.",
    fix: "Keep skills in the workspace, and empty skills.load.extraDirs",
    maps: ["ASI04"],
    test: ({ config }) =>
      each(textsAt(config, "skills.load.extraDirs"), (folder) => `skills.load.extraDirs holds ${folder}`),
  }),
  check({
    id: "OC-SSRF-001",
    severity: "medium",
    title: "Web tools reach addresses inside the network",
    why: "A page can make the agent call addresses of routers, services and clouds that only this machine reaches.",
    fix: "Set dangerouslyAllowPrivateNetwork to false, and list the hosts that are needed in allowedHostnames",
    maps: ["ASI02", "MCP10"],
    covers: ["config.insecure_or_dangerous_flags browser.ssrfPolicy.dangerouslyAllowPrivateNetwork"],
    test: ({ config }) =>
      each(
        ["browser.ssrfPolicy", "tools.web.fetch.ssrfPolicy"].filter((path) =>
          isOn(config, `${path}.dangerouslyAllowPrivateNetwork`)
        ),
        (path) => `${path}.dangerouslyAllowPrivateNetwork is true`,
      ),
  }),
  check({
    id: "OC-BROW-001",
    severity: "medium",
    title: "The browser of the agents runs without its safeguards",
    why: "A page that finds a flaw in the browser is on the host at once, or reads what goes to a remote browser.",
    fix: "Remove browser.noSandbox and browser.extensionRelay.allowLegacyAuth; use https for remote browsers",
    maps: ["ASI05", "MCP07"],
    covers: ["browser.remote_cdp_http", "browser.extension_relay_legacy_auth"],
    test: ({ config }) => valueAt(config, "browser.enabled") === false ? [] : browserSeen(plainAt(config, "browser")),
  }),
  check({
    id: "OC-BROW-002",
    severity: "critical",
    title: "The browser of the agents is controlled without a secret",
    why: "Every program and page that reaches the port drives a browser that is logged in as the user.",
    fix: "Set gateway.auth.mode to token or password",
    maps: ["ASI03", "MCP07"],
    covers: ["browser.control_no_auth"],
    test: ({ config, auth }) =>
      when(
        isOn(config, "browser.enabled") && auth.mode === "none",
        "browser.enabled is true, gateway.auth.mode is none",
      ),
  }),
  check({
    id: "OC-LOG-001",
    severity: "medium",
    title: "The logs hold secrets",
    why: "Logs are read by many, sent with reports and kept for long; a secret in them is a secret that is out.",
    fix: "Remove logging.redactSensitive: current versions always redact, and refuse the whole file with it",
    maps: ["ASI03", "MCP01"],
    test: ({ config }) => when(textAt(config, "logging.redactSensitive") === "off", "logging.redactSensitive is off"),
  }),
  check({
    id: "OC-AUD-001",
    severity: "low",
    title: "OpenClaw's own audit is told to keep quiet",
    why: "A warning that was silenced once stays silent when the danger behind it grows.",
    fix: "Remove security.audit.suppressions that are not needed any more",
    maps: ["ASI09", "MCP08"],
    covers: ["security.audit.suppressions.active", "config.insecure_or_dangerous_flags security.audit.suppressions"],
    test: ({ config }) => {
      const list = valueAt(config, "security.audit.suppressions");
      const ids = (Array.isArray(list) ? list : []).map((item: unknown) =>
        textAt(item, "checkId") ?? "an entry without checkId"
      );
      return each(ids, (id) => `security.audit.suppressions holds ${id}`);
    },
  }),
  check({
    id: "OC-INFO-001",
    severity: "info",
    title: "What this installation can do",
    why: "How far a message from outside could get says which of the other findings matter most.",
    fix: "Nothing to do: read it as a summary",
    maps: ["MCP08"],
    covers: ["summary.attack_surface"],
    test: (facts) => [{ detail: summaryOf(facts) }],
  }),
];

function serversOf(config: Plain) {
  return [
    ...membersAt(config, "mcp.servers"),
    ...membersAt(config, "nodeHost.mcp.servers"),
  ].filter(([, server]) => valueAt(server, "enabled") !== false);
}

function browserSeen(browser: Plain): readonly Seen[] {
  const urls = [
    ["browser.cdpUrl", textAt(browser, "cdpUrl")] as const,
    ...membersAt(browser, "profiles").map(([name, profile]) =>
      [`browser.profiles.${name}.cdpUrl`, textAt(profile, "cdpUrl")] as const
    ),
  ];
  return [
    ...when(isOn(browser, "noSandbox"), "browser.noSandbox is true"),
    ...when(isOn(browser, "extensionRelay.allowLegacyAuth"), "browser.extensionRelay.allowLegacyAuth is true"),
    ...urls.flatMap(([key, url]) => {
      const host = /^(?:http|ws):\/\/(?:[^/?#]*@)?([^/?#]+)/i.exec(url ?? "")?.[1];
      return when(host !== undefined && !/^(?:localhost|127\.|\[::1\])/i.test(host), `${key} is not encrypted`);
    }),
  ];
}

function summaryOf({ config, exposure, agents, channels, auth }: Facts): string {
  const ids = [...new Set(channels.map(({ id }) => id))];
  const servers = serversOf(config).map(([name]) => name);
  const list = (names: readonly string[]) => names.length === 0 ? "none" : names.join(", ");
  return [
    `gateway ${textAt(config, "gateway.mode") ?? "unset"} on ${exposure.bind}, auth ${auth.mode ?? "by default"}`,
    `tools ${textAt(config, "tools.profile") ?? "unfiltered"}`,
    `agents ${agents.map(({ id, sandbox }) => `${id} (sandbox ${sandbox})`).join(", ")}`,
    `channels ${list(ids)}`,
    `MCP servers ${list(servers)}`,
    `webhooks ${isOn(config, "hooks.enabled") ? "on" : "off"}`,
    `browser ${valueAt(config, "browser.enabled") === false ? "off" : "on"}`,
  ].join(", ");
}
