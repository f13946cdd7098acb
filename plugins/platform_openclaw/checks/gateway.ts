/** Who can reach the gateway. */
import { isOn, textAt, textsAt, valueAt } from "../../../core/platforms/plain.ts";
import { check, each, when } from "./_seen.ts";

/** A range that holds every address. */
const EVERYWHERE = /^(?:0\.0\.0\.0|::|\[::\])?\/0$|^\*$/;

/** Tools that OpenClaw keeps from its HTTP API unless `gateway.tools.allow` names them. */
const NOT_OVER_HTTP: ReadonlySet<string> = new Set([
  ...["exec", "spawn", "shell", "fs_write", "fs_delete", "fs_move", "apply_patch", "terminal", "portal"],
  ...["sessions_spawn", "sessions_send", "conversations_list", "conversations_send", "conversations_turn"],
  ...["automations", "cron", "gateway", "plugins", "nodes", "computer", "mobile_ui", "openclaw"],
]);

/** Checks of the gateway's address, proxies and HTTP surface. */
export const GATEWAY = [
  check({
    id: "OC-NET-001",
    severity: "high",
    title: "The gateway listens beyond this machine",
    why: "Whoever reaches the port can try its secret, and one flaw in the gateway is open to the whole network.",
    fix: "Set gateway.bind to loopback; reach it from elsewhere through an SSH tunnel or a private network",
    maps: ["ASI03", "MCP07"],
    test: ({ exposure }) =>
      when(exposure.isExposed, `gateway.bind is ${exposure.bind}`, exposure.bind === "auto" ? "medium" : "high"),
  }),
  check({
    id: "OC-NET-002",
    severity: "critical",
    title: "Tailscale publishes the gateway",
    why:
      "Funnel puts the gateway on the internet, and serve before everyone in the tailnet; what stands there is found and tried.",
    fix: "Set gateway.tailscale.mode to off, or to serve where the whole tailnet may connect",
    maps: ["ASI03", "MCP07"],
    covers: ["gateway.tailscale_funnel", "gateway.tailscale_serve"],
    test: ({ exposure: { tailscale } }) => [
      ...when(tailscale === "funnel", "gateway.tailscale.mode is funnel: the whole internet can connect"),
      ...when(tailscale === "serve", "gateway.tailscale.mode is serve: the tailnet can connect", "info"),
    ],
  }),
  check({
    id: "OC-NET-003",
    severity: "high",
    title: "The proxies that the gateway believes are not named",
    why:
      "Behind a proxy that it does not know the gateway cannot tell callers apart: all look alike, or as if they were local.",
    fix: "List the addresses of your own proxies in gateway.trustedProxies, one by one",
    maps: ["ASI03", "MCP07"],
    covers: ["gateway.trusted_proxies_missing"],
    test: ({ config, exposure }) => {
      const proxies = textsAt(config, "gateway.trustedProxies");
      const isMissing = proxies.length === 0 && !exposure.isExposed &&
        valueAt(config, "gateway.controlUi.enabled") !== false;
      return [
        ...each(proxies.filter((range) => EVERYWHERE.test(range)), (range) => `gateway.trustedProxies holds ${range}`),
        ...when(isMissing, "gateway.trustedProxies is empty: behind a proxy every caller looks local", "low"),
      ];
    },
  }),
  check({
    id: "OC-NET-004",
    severity: "high",
    title: "A header that callers can write decides where they come from",
    why: "A caller who writes the header himself looks as if he came from this machine, which the gateway trusts.",
    fix: "Remove gateway.allowRealIpFallback",
    maps: ["ASI03", "MCP07"],
    covers: ["gateway.real_ip_fallback_enabled"],
    test: ({ config, exposure }) =>
      when(
        isOn(config, "gateway.allowRealIpFallback"),
        "gateway.allowRealIpFallback is true",
        exposure.isExposed || textAt(config, "gateway.auth.mode") === "trusted-proxy" ? "high" : "medium",
      ),
  }),
  check({
    id: "OC-DISC-001",
    severity: "medium",
    title: "The local network is told about the installation",
    why: "Names, paths and ports of the installation tell everyone in the same network what there is to attack.",
    fix: "Set discovery.mdns.mode to minimal or off",
    maps: ["ASI03", "MCP10"],
    covers: ["discovery.mdns_full_mode"],
    test: ({ config, exposure }) =>
      when(
        textAt(config, "discovery.mdns.mode") === "full",
        "discovery.mdns.mode is full: paths and the SSH port are published",
        exposure.isExposed ? "high" : "medium",
      ),
  }),
  check({
    id: "OC-HTTP-001",
    severity: "medium",
    title: "The HTTP API may call tools that run or change things",
    why:
      "These tools are kept from the HTTP API because one stolen token would otherwise run commands or change the setup.",
    fix: "Empty gateway.tools.allow",
    maps: ["ASI02", "ASI05", "MCP02"],
    covers: ["gateway.tools_invoke_http.dangerous_allow"],
    test: ({ config, exposure }) =>
      each(
        textsAt(config, "gateway.tools.allow").filter((tool) => NOT_OVER_HTTP.has(tool.toLowerCase())),
        (tool) => `gateway.tools.allow names ${tool}`,
        exposure.isExposed || exposure.tailscale === "funnel" ? "critical" : "medium",
      ),
  }),
  check({
    id: "OC-HTTP-002",
    severity: "medium",
    title: "Programs can talk to the agents over HTTP",
    why: "Each endpoint is a door of its own: a program with the token speaks to the agents as if it were the user.",
    fix: "Turn off the endpoints in gateway.http.endpoints that you do not use, and keep gateway.auth on",
    maps: ["ASI03", "MCP07"],
    covers: ["gateway.http.no_auth", "gateway.http.session_key_override_enabled"],
    test: ({ config, auth, exposure }) => [
      ...each(
        ["chatCompletions", "responses"].filter((name) => isOn(config, `gateway.http.endpoints.${name}.enabled`)),
        (name) => `gateway.http.endpoints.${name} is on: its callers choose the session`,
        "low",
      ),
      ...when(
        auth.mode === "none",
        "every HTTP API answers without a secret",
        exposure.isRemote ? "critical" : "medium",
      ),
    ],
  }),
  check({
    id: "OC-NODE-001",
    severity: "medium",
    title: "Paired devices may be told to record, read or send",
    why:
      "An injected agent could switch on a camera or a microphone, read messages, or send some from the user's phone.",
    fix: "Remove these commands from gateway.nodes.commands.allow",
    maps: ["ASI02", "MCP02"],
    covers: ["gateway.nodes.allow_commands_dangerous"],
    test: ({ config, exposure }) => {
      const denied = new Set(textsAt(config, "gateway.nodes.commands.deny"));
      return each(
        textsAt(config, "gateway.nodes.commands.allow").filter((name) => !denied.has(name) && REACHING.test(name)),
        (name) => `gateway.nodes.commands.allow names ${name}`,
        exposure.isRemote ? "critical" : "medium",
      );
    },
  }),
  check({
    id: "OC-NODE-002",
    severity: "low",
    title: "A command is denied in a way that denies nothing",
    why: "The entry matches no command, so that what it should keep away stays allowed.",
    fix: "Write whole command names in gateway.nodes.commands.deny; patterns and shell text are not matched",
    maps: ["ASI02", "MCP02"],
    covers: ["gateway.nodes.deny_commands_ineffective"],
    test: ({ config }) =>
      each(
        textsAt(config, "gateway.nodes.commands.deny").filter((name) =>
          !/^[a-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)+$/.test(name)
        ),
        (name) => `gateway.nodes.commands.deny holds "${name}"`,
      ),
  }),
  check({
    id: "OC-NODE-003",
    severity: "high",
    title: "Devices pair without a person",
    why: "Any device in that network becomes part of the installation, with the commands that nodes may carry out.",
    fix: "Remove gateway.nodes.pairing.autoApproveCidrs, and approve devices by hand",
    maps: ["ASI03", "MCP07"],
    test: ({ config }) =>
      each(
        textsAt(config, "gateway.nodes.pairing.autoApproveCidrs"),
        (range) => `gateway.nodes.pairing.autoApproveCidrs holds ${range}`,
      ).map((seen) => EVERYWHERE.test(seen.detail.split(" ").at(-1) ?? "") ? { ...seen, severity: "critical" } : seen),
  }),
];

/** Commands of devices that see, hear, read what is private, or act. */
const REACHING =
  /^(?:camera\.(?:snap|clip|ptz\.control)|screen\.record|contacts\.add|calendar\.add|reminders\.add|sms\.(?:send|search)|health\.summary|computer\.act|mobile\.ui\.(?:observe|act)|system\.run|files?\..*)$/;
