import { z } from "zod";
import { bind, network, port, word, words } from "./common.ts";

/** Who may call the API besides agents: one entry a person or a service. */
export const apiKey = z.strictObject({
  name: word.describe("Who the key belongs to; recorded as the actor of what is done with it."),
  role: z.enum(["viewer", "reviewer", "admin"]).describe(
    "viewer reads; reviewer also settles quarantine; admin also changes settings.",
  ),
  hash: z.string().regex(
    /^sha256:(?:[0-9A-Za-z_-]{1,64}:)?[0-9a-f]{64}$/,
    "must be sha256:SALT:HEX, where HEX is the SHA-256 of the salt followed by the key",
  ).describe(
    "sha256:SALT:HEX, where HEX is the SHA-256 of the salt followed by the key. The key itself is never stored.",
  ),
});

/** Where the program listens and how it logs. */
export const server = z.strictObject({
  port: port.default(8080).describe("Port of the message API and the dashboard."),
  bind: bind.default("127.0.0.1").describe("Address to listen on. 0.0.0.0 opens it to the network."),
  auto_port: z.boolean().default(false).describe("Take the next free port where the configured one is busy."),
  log_level: z.enum(["debug", "info", "warn", "error"]).default("info").describe("The least that is logged."),
  log_format: z.enum(["text", "json"]).default("text").describe("Text for people, JSON lines for machines."),
  api_key: z.string().max(1024).default("").describe(
    "Where set, every /v1 route needs it. Empty: read from OKTSEC_API_KEY, or from the file .env beside the config.",
  ),
  api_keys: z.array(apiKey).max(1024).default([]).describe(
    "Keys of people and services. Without any, review and administration are possible from the command line only.",
  ),
  trusted_proxies: z.array(network).max(1024).default([]).describe(
    "Reverse proxies whose X-Forwarded-For is believed: addresses or ranges.",
  ),
  allowed_hosts: words.default([]).describe(
    "Host names that requests may be addressed to, besides the loopback names and the bound address.",
  ),
  require_intent: z.boolean().default(false).describe("Flag messages that state no intent. Not active yet."),
}).describe("Where the program listens and how it logs.");
