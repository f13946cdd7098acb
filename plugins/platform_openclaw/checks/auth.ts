/** What a caller of the gateway has to show, and what the browser pages accept. */
import type { Seen } from "../../../core/platforms/posture.ts";
import { isOn, plainAt, textAt, textsAt, valueAt } from "../../../core/platforms/plain.ts";
import type { Facts } from "../facts.ts";
import { check, each, when } from "./_seen.ts";

/** Characters below which OpenClaw itself calls a secret short. */
const SECRET_CHARS_MIN = 24;
/** Values that stand in examples, or that a script wrote where it had none. */
const PLACEHOLDER =
  /^(?:undefined|null|changeme|change-me|replace-with-long-random-token|your[-_ ]?token(?:[-_ ]here)?)$/i;

/** Checks of the gateway's secret, its proxy and its pages. */
export const AUTH = [
  check({
    id: "OC-AUTH-001",
    severity: "critical",
    title: "The gateway lets callers in without a secret",
    why: "Every program on the machine, and every web page that reaches the port, can give the agents orders.",
    fix: "Set gateway.auth.mode to token, with a long random token in OPENCLAW_GATEWAY_TOKEN",
    maps: ["ASI03", "MCP07"],
    covers: [
      "gateway.bind_no_auth",
      "gateway.loopback_no_auth",
      "gateway.token_placeholder_value",
      "gateway.password_placeholder_value",
    ],
    test: unproven,
  }),
  check({
    id: "OC-AUTH-002",
    severity: "medium",
    title: "The gateway's secret is short",
    why: "A short secret can be guessed, above all where nothing slows guessing down.",
    fix: `Use at least ${SECRET_CHARS_MIN} random characters: openssl rand -hex 24`,
    maps: ["ASI03", "MCP01"],
    covers: ["gateway.token_too_short", "gateway.password_too_short"],
    test: ({ auth }) =>
      (["token", "password"] as const).flatMap((name) => {
        const secret = auth[name];
        const isShort = secret.kind === "plain" && secret.text.length < SECRET_CHARS_MIN &&
          (auth.mode ?? name) === name;
        return when(isShort, `gateway.auth.${name} has ${secret.kind === "plain" ? secret.text.length : 0} characters`);
      }),
  }),
  check({
    id: "OC-AUTH-003",
    severity: "medium",
    title: "Nothing slows down guessing the gateway's secret",
    why: "Without a limit somebody can try secrets as fast as the network carries them.",
    fix: "Set gateway.auth.rateLimit: maxAttempts, windowMs and lockoutMs",
    maps: ["ASI03", "MCP07"],
    covers: ["gateway.auth_no_rate_limit"],
    test: ({ config, auth, exposure }) =>
      when(
        exposure.isExposed && auth.mode !== "trusted-proxy" && valueAt(config, "gateway.auth.rateLimit") === undefined,
        "gateway.auth.rateLimit is not set, and the gateway is reachable",
      ),
  }),
  check({
    id: "OC-AUTH-004",
    severity: "high",
    title: "A proxy says who the caller is",
    why:
      "The gateway believes a header: who reaches it past the proxy, or through one that is not named, is whoever he says.",
    fix:
      "Name the proxies, the header and the users; let no device in by itself; and let nothing but the proxy connect",
    maps: ["ASI03", "MCP07"],
    covers: [
      "gateway.trusted_proxy_auth",
      "gateway.trusted_proxy_no_proxies",
      "gateway.trusted_proxy_no_user_header",
      "gateway.trusted_proxy_no_allowlist",
      "gateway.trusted_proxy_allow_loopback",
      "gateway.trusted_proxy_device_auto_approve",
      "gateway.trusted_proxy_device_auto_approve_admin",
    ],
    test: ({ config, auth }) => auth.mode === "trusted-proxy" ? byProxy(config) : [],
  }),
  check({
    id: "OC-UI-001",
    severity: "info",
    title: "A retired switch asks for the control page without device pairing",
    why: "The switch does nothing today, but a version that still knows it would let browsers in unpaired.",
    fix:
      "Remove gateway.controlUi.dangerouslyDisableDeviceAuth: it does nothing today, and would open an older version",
    maps: ["ASI03", "MCP07"],
    test: ({ config }) =>
      when(
        isOn(config, "gateway.controlUi.dangerouslyDisableDeviceAuth"),
        "gateway.controlUi.dangerouslyDisableDeviceAuth is true",
      ),
  }),
  check({
    id: "OC-UI-002",
    severity: "high",
    title: "The control page accepts logins over plain HTTP",
    why: "On the way a token or password can be read by everyone in the network, and used from then on.",
    fix: "Remove gateway.controlUi.allowInsecureAuth: current versions refuse the whole file with it",
    maps: ["ASI03", "MCP07"],
    test: ({ config }) =>
      when(isOn(config, "gateway.controlUi.allowInsecureAuth"), "gateway.controlUi.allowInsecureAuth is true"),
  }),
  check({
    id: "OC-UI-003",
    severity: "medium",
    title: "Any web page may drive the control page",
    why: "Any page that the user has open could drive the control page and through it the agents.",
    fix: "List the exact origins that you use in gateway.controlUi.allowedOrigins",
    maps: ["ASI03", "MCP07"],
    covers: ["gateway.control_ui.allowed_origins_wildcard", "gateway.control_ui.allowed_origins_required"],
    test: ({ config, exposure }) => {
      const origins = textsAt(config, "gateway.controlUi.allowedOrigins");
      const isMissing = exposure.isExposed && origins.length === 0 &&
        valueAt(config, "gateway.controlUi.enabled") !== false;
      const severity = exposure.isExposed ? "critical" : "medium";
      return [
        ...when(origins.includes("*"), 'gateway.controlUi.allowedOrigins holds "*"', severity),
        ...when(isMissing, "gateway.controlUi.allowedOrigins is empty, and the gateway is reachable", "critical"),
      ];
    },
  }),
  check({
    id: "OC-UI-004",
    severity: "medium",
    title: "The Host header, which callers write, counts as an allowed origin",
    why: "A page can make the browser send the header that it needs, so that the check of origins checks nothing.",
    fix: "Remove gateway.controlUi.dangerouslyAllowHostHeaderOriginFallback",
    maps: ["ASI03", "MCP07"],
    covers: [
      "gateway.control_ui.host_header_origin_fallback",
      "config.insecure_or_dangerous_flags gateway.controlUi.dangerouslyAllowHostHeaderOriginFallback",
    ],
    test: ({ config, exposure }) =>
      when(
        isOn(config, "gateway.controlUi.dangerouslyAllowHostHeaderOriginFallback"),
        "gateway.controlUi.dangerouslyAllowHostHeaderOriginFallback is true",
        exposure.isExposed ? "critical" : "medium",
      ),
  }),
  check({
    id: "OC-UI-005",
    severity: "medium",
    title: "The control page shows foreign pages with rights",
    why:
      "A foreign page inside the control page can act with its rights, or look like a part of it and ask for secrets.",
    fix: "Set gateway.controlUi.embedSandbox to strict, and remove allowExternalEmbedUrls",
    maps: ["ASI09", "MCP10"],
    test: ({ config }) => [
      ...when(
        isOn(config, "gateway.controlUi.allowExternalEmbedUrls"),
        "gateway.controlUi.allowExternalEmbedUrls is true",
      ),
      ...when(
        textAt(config, "gateway.controlUi.embedSandbox") === "trusted",
        "gateway.controlUi.embedSandbox is trusted",
      ),
    ],
  }),
];

function unproven({ auth, exposure }: Facts): readonly Seen[] {
  if (auth.mode === "trusted-proxy") return [];
  if (auth.mode === "none") return [{ detail: "gateway.auth.mode is none" }];
  const placeholders = (["token", "password"] as const).filter((name) => {
    const secret = auth[name];
    return secret.kind === "plain" && PLACEHOLDER.test(secret.text);
  });
  if (placeholders.length > 0) return each(placeholders, (name) => `gateway.auth.${name} holds an example's value`);
  if (auth.hasSecret) return [];
  // A secret may still come from where we cannot look, so a gateway that only this machine reaches weighs less.
  return when(true, "no token or password is set", exposure.isRemote ? "critical" : "medium");
}

function byProxy(config: Facts["config"]): readonly Seen[] {
  const proxy = plainAt(config, "gateway.auth.trustedProxy");
  const approve = plainAt(proxy, "deviceAutoApprove");
  return [
    ...when(true, "gateway.auth.mode is trusted-proxy: whoever reaches the gateway past the proxy may be anyone"),
    ...when(textsAt(config, "gateway.trustedProxies").length === 0, "gateway.trustedProxies is empty"),
    ...when(textAt(proxy, "userHeader") === null, "gateway.auth.trustedProxy.userHeader is not set"),
    ...when(textsAt(proxy, "allowUsers").length === 0, "gateway.auth.trustedProxy.allowUsers is empty", "medium"),
    ...when(isOn(proxy, "allowLoopback"), "gateway.auth.trustedProxy.allowLoopback is true", "medium"),
    ...when(isOn(approve, "enabled"), "gateway.auth.trustedProxy.deviceAutoApprove is on", "medium"),
    ...when(
      isOn(approve, "enabled") && textsAt(approve, "scopes").includes("operator.admin"),
      "gateway.auth.trustedProxy.deviceAutoApprove.scopes holds operator.admin",
      "critical",
    ),
  ];
}
