/** The gateway of a config: whom its address lets in, and what they must show. */
import { isPlain, type Plain, textAt, valueAt } from "../../core/platforms/plain.ts";

/** Where the gateway listens, as far as the config says. */
export interface Exposure {
  /** The value of `gateway.bind`, with the address where it is "custom". */
  readonly bind: string;
  /** False where only this machine can connect. */
  readonly isExposed: boolean;
  readonly tailscale: string;
  /** Exposed by its address or by Tailscale. */
  readonly isRemote: boolean;
}

const LOOPBACK = /^(?:loopback|localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i;

/** Reads it; IP addresses as older versions had them are understood. */
export function exposureOf(config: Plain): Exposure {
  const bind = textAt(config, "gateway.bind") ?? "loopback";
  const host = bind === "custom" ? textAt(config, "gateway.customBindHost") ?? "0.0.0.0" : bind;
  const tailscale = textAt(config, "gateway.tailscale.mode") ?? "off";
  const isExposed = !LOOPBACK.test(host);
  return {
    bind: bind === "custom" ? `custom (${host})` : bind,
    isExposed,
    tailscale,
    isRemote: isExposed || tailscale === "serve" || tailscale === "funnel",
  };
}

/** A secret as the config has it. */
export type Secret =
  | { readonly kind: "none" }
  /** A variable, or a reference to a store. */
  | { readonly kind: "elsewhere" }
  | { readonly kind: "plain"; readonly text: string };

// `${NAME}` is filled in from the environment; `$${NAME}` is not.
const REFERENCE = /(?:^|[^$])\$\{[A-Z_][A-Z0-9_]*\}/;

/** What a value is that should hold a secret. Blank text is none. */
export function secretOf(value: unknown): Secret {
  if (isPlain(value)) return { kind: Object.keys(value).length > 0 ? "elsewhere" : "none" };
  if (typeof value !== "string" || value.trim() === "") return { kind: "none" };
  return REFERENCE.test(value) ? { kind: "elsewhere" } : { kind: "plain", text: value.trim() };
}

/** What a caller of the gateway must show. */
export interface Auth {
  /** "none", "token", "password" or "trusted-proxy"; null where the config leaves it to what it has. */
  readonly mode: string | null;
  readonly token: Secret;
  readonly password: Secret;
  /** True where a secret of the mode in force is known to exist. */
  readonly hasSecret: boolean;
}

/** Reads it. `variables` are the names that the environment or the state folder's .env set. */
export function authOf(config: Plain, variables: ReadonlySet<string>): Auth {
  const mode = textAt(config, "gateway.auth.mode");
  const token = secretOf(valueAt(config, "gateway.auth.token"));
  const password = secretOf(valueAt(config, "gateway.auth.password"));
  const hasToken = token.kind !== "none" || variables.has("OPENCLAW_GATEWAY_TOKEN");
  const hasPassword = password.kind !== "none" || variables.has("OPENCLAW_GATEWAY_PASSWORD");
  const hasSecret = mode === "token" ? hasToken : mode === "password" ? hasPassword : hasToken || hasPassword;
  return { mode, token, password, hasSecret: hasSecret && mode !== "none" };
}
