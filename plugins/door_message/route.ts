/** `POST /v1/message` and `GET /v1/quarantine/{id}`: from request to envelope, from decision to response. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { Config } from "../../core/config/schema.ts";
import type { RouteHandler, RouteServices } from "../../core/contract/plugin.ts";
import { readBody } from "../../core/http/body.ts";
import { isId } from "../../core/ids.ts";
import { toEnvelope } from "./envelope.ts";
import { parseMessage } from "./parse.ts";
import { answer, json, type Refusal, refusal } from "./wire.ts";

const QUARANTINE = "/v1/quarantine/";

/** What the door needs to know of a request for a held item. */
interface HeldRequest {
  readonly address: string;
  readonly id: string;
}

/** The door's routes; `services.config()` is read at each request. */
export function messageRoutes(services: RouteServices): Promise<RouteHandler> {
  return Promise.resolve((request, address) => {
    const pathname = pathOf(request.url);
    if (pathname === "/v1/message") return message(services, request, address);
    if (pathname.startsWith(QUARANTINE)) {
      return held(services, request, { address, id: pathname.slice(QUARANTINE.length) });
    }
    return refuse(services, "not_found", "no such route");
  });
}

/** The path of a URL that the server has parsed already. */
function pathOf(url: string): string {
  const start = url.indexOf("/", url.indexOf("//") + 2);
  const end = url.indexOf("?", start);
  return start < 0 ? "/" : url.slice(start, end < 0 ? undefined : end);
}

async function message(services: RouteServices, request: Request, address: string): Promise<Response> {
  if (request.method !== "POST") return refuse(services, "method_not_allowed", "method not allowed");
  const config = configOf(services);
  const limited = await overAddressLimit(services, config, address);
  if (limited) return refuse(services, "rate_limited", "rate limit exceeded (ip)");
  if (!mayCall(config, request)) return refuse(services, "unauthorized", "unauthorized");
  if (!isJson(request)) return refuse(services, "wrong_content_type", "the content type must be application/json");
  const read = await readBody(request, config.limits.body_bytes);
  if (read.kind === "too_large") {
    return refuse(services, "too_large", `the body is larger than ${config.limits.body_bytes} bytes`);
  }
  if (read.kind === "slow") return refuse(services, "slow_body", "the body took too long to arrive");
  if (read.kind === "broken") return refuse(services, "bad_json", "the body broke off");
  const receivedAt = services.now();
  const parsed = parseMessage(read.bytes, request.headers, { now: receivedAt, depth: config.limits.depth });
  if (parsed.kind === "refused") return refuse(services, parsed.code, parsed.error);
  return answer(await services.point.decide(toEnvelope(parsed.message, { address, receivedAt })));
}

/** State only: who may see the text is another question. */
async function held(services: RouteServices, request: Request, { address, id }: HeldRequest): Promise<Response> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return refuse(services, "method_not_allowed", "method not allowed");
  }
  const config = configOf(services);
  if (await overAddressLimit(services, config, address)) {
    return refuse(services, "rate_limited", "rate limit exceeded (ip)");
  }
  if (!mayCall(config, request)) return refuse(services, "unauthorized", "unauthorized");
  const item = isId(id) ? await services.store.quarantine.get(id, services.now()) : null;
  if (!item) return refuse(services, "not_found", "no such quarantine item");
  return json(200, {
    id: item.id,
    status: item.state,
    created_at: new Date(item.createdAt).toISOString(),
    expires_at: new Date(item.expiresAt).toISOString(),
  });
}

/** `rate_limit.per_ip`, or ten times `per_agent`; before anything of the body is read. */
function overAddressLimit({ store, now }: RouteServices, config: Config, address: string): boolean | Promise<boolean> {
  const { per_ip, per_agent, window } = config.rate_limit;
  const limit = per_ip > 0 ? per_ip : per_agent * 10;
  if (limit <= 0) return false;
  const taken = store.windows.take(`address ${address}`, { limit, windowMs: window * 1000, now: now() });
  return taken instanceof Promise ? taken.then((ok) => !ok) : !taken;
}

function mayCall(config: Config, { headers }: Request): boolean {
  const expected = config.server.api_key;
  if (!expected) return true;
  const bearer = /^Bearer +(.+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  return isSame(bearer ?? headers.get("x-api-key") ?? "", expected);
}

/** Compares digests, so that neither content nor length of the key shows in the time it takes. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function isJson({ headers }: Request): boolean {
  return /^application\/(?:[\w.-]+\+)?json *(?:;|$)/i.test(headers.get("content-type") ?? "");
}

function refuse({ store }: RouteServices, code: Refusal, error: string): Response {
  store.counters.add(`refused.message.${code}`);
  return refusal(code, error);
}

function configOf(services: RouteServices): Config {
  // The server that mounts these routes gives them its own snapshot; third parties get it as unknown.
  return services.config() as Config;
}
