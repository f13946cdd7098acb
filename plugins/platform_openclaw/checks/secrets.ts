/** Secrets that stand in the config as plain text. */
import { isPlain, membersAt, type Plain, valueAt } from "../../../core/platforms/plain.ts";
import type { Severity } from "../../../core/contract/verdict.ts";
import { secretOf } from "../gateway.ts";
import { check, each } from "./_seen.ts";

/** Keys whose text is a secret, in every casing that a file may have. */
const SECRET_KEY =
  /(?:^|_|-)(?:token|secret|password|passwd|passphrase|api_?key|access_?key|private_?key|credentials?|authorization)$/i;
/** Levels of a channel, a provider or a plugin that are looked into. */
const LEVELS_MAX = 8;

/** Where secrets stand, and how much they weigh: a gateway's own token is written there by OpenClaw's first run. */
const SECTIONS: readonly { readonly path: string; readonly severity?: Severity }[] = [
  { path: "env.vars" },
  { path: "channels" },
  { path: "models" },
  { path: "plugins" },
  { path: "skills" },
  { path: "tools" },
  { path: "mcp.servers" },
  { path: "gateway.auth", severity: "low" },
  { path: "gateway.remote", severity: "low" },
  { path: "hooks", severity: "low" },
];

/** Checks of secrets in the config. */
export const SECRETS = [
  check({
    id: "OC-SEC-001",
    severity: "high",
    title: "Secrets stand in the config",
    why: "The config is copied, shared and kept in histories, and the secrets go along.",
    fix: 'Put them into ~/.openclaw/.env and write "${NAME}", or use a secret reference',
    maps: ["ASI03", "MCP01"],
    covers: ["config.secrets.gateway_password_in_config", "config.secrets.hooks_token_in_config"],
    test: ({ config }) =>
      SECTIONS.flatMap(({ path, severity }) =>
        each(
          path === "mcp.servers" ? serverSecrets(config) : secretKeys(valueAt(config, path), { path, level: 0 }),
          (key) => `plain text under ${key}`,
          severity,
        )
      ),
  }),
];

/** Paths of keys whose values are secrets in plain text; the values stay where they are. */
function secretKeys(
  value: unknown,
  { path, level }: { readonly path: string; readonly level: number },
): readonly string[] {
  if (level > LEVELS_MAX) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => secretKeys(item, { path: `${path}[${index}]`, level: level + 1 }));
  }
  if (!isPlain(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const at = `${path}.${key}`;
    const isSecret = SECRET_KEY.test(snake(key)) && secretOf(item).kind === "plain";
    return isSecret ? [at] : secretKeys(item, { path: at, level: level + 1 });
  });
}

/** What a server is started with: its variables by name, its headers by what is usual there. */
function serverSecrets(config: Plain): readonly string[] {
  return membersAt(config, "mcp.servers").flatMap(([name, server]) =>
    ["env", "headers", "oauth"].flatMap((part) =>
      secretKeys(valueAt(server, part), { path: `mcp.servers.${name}.${part}`, level: 0 })
    )
  );
}

/** "botToken" as "bot_token". */
function snake(key: string): string {
  return key.replaceAll(/([a-z\d])([A-Z])/g, "$1_$2");
}
