/** Structured logging on LogTape: a constant message and its data, as text for people or JSON lines for machines. */
import type { LogRecord, TextFormatter } from "@logtape/logtape";
import type { Clock } from "./clock.ts";
import { systemClock } from "./clock.ts";
import type { Logger } from "./contract/plugin.ts";

/** Least first. */
const LEVELS = ["debug", "info", "warn", "error"] as const;
/** How bad it has to be to be logged. */
export type LogLevel = typeof LEVELS[number];
/** For people, or for machines. */
export type LogFormat = "text" | "json";

/** How to log. */
export interface LogOptions {
  readonly level: LogLevel;
  readonly format: LogFormat;
  /** Takes one line, without a newline. In programs: stderr, since stdout is data. */
  readonly write: (line: string) => void;
  readonly now?: Clock;
}

/** A logger whose level and format may change while the program runs. */
export interface ProgramLogger extends Logger {
  configure(options: { readonly level?: LogLevel; readonly format?: LogFormat }): void;
  /** Resolves when all that was logged is written. For the end of a program. */
  flush(): Promise<void>;
}

/** Records that wait for the formatters to load; past it the oldest is dropped. */
const WAITING_MAX = 1_000;
const CATEGORY = ["oktsec"];
const LOGTAPE_LEVELS = { debug: "debug", info: "info", warn: "warning", error: "error" } as const;

/**
 * Makes a logger. LogTape is loaded with the first record that is due: a proxy that has nothing to say pays nothing.
 * What is logged before it has loaded is written, in order, as soon as it has, or at the latest when the program ends.
 */
export function makeLogger(options: LogOptions): ProgramLogger {
  const { write, now = systemClock } = options;
  let { level, format } = options;
  let formatters: Readonly<Record<LogFormat, TextFormatter>> | null = null;
  let loading: Promise<void> | null = null;
  const waiting: LogRecord[] = [];

  const drain = () => {
    for (const record of waiting.splice(0)) write(formatters?.[format](record) ?? bareLine(record));
  };
  const load = async () => {
    // Deno.exit runs this too: an error on the way out must not be lost because it was the first thing said.
    globalThis.addEventListener("unload", drain);
    try {
      formatters = await loadFormatters();
    } catch {
      // A logger that cannot be loaded is no reason to keep quiet: plainer lines say the same.
      formatters = { text: bareLine, json: bareLine };
    }
    globalThis.removeEventListener("unload", drain);
    drain();
  };
  const log = (at: LogLevel, message: string, data: Readonly<Record<string, unknown>> = {}) => {
    if (LEVELS.indexOf(at) < LEVELS.indexOf(level)) return;
    waiting.push({
      category: CATEGORY,
      level: LOGTAPE_LEVELS[at],
      message: [message],
      rawMessage: message,
      timestamp: now(),
      properties: redacted(data),
    });
    if (formatters) return drain();
    if (waiting.length > WAITING_MAX) waiting.shift();
    loading ??= load();
  };
  return {
    debug: (message, data) => log("debug", message, data),
    info: (message, data) => log("info", message, data),
    warn: (message, data) => log("warn", message, data),
    error: (message, data) => log("error", message, data),
    configure(next) {
      level = next.level ?? level;
      format = next.format ?? format;
    },
    async flush() {
      await loading;
    },
  };
}

async function loadFormatters(): Promise<Readonly<Record<LogFormat, TextFormatter>>> {
  const { getJsonLinesFormatter, getTextFormatter } = await import("@logtape/logtape");
  const text = getTextFormatter({
    timestamp: "rfc3339",
    level: levelWord,
    // A line is a record: what comes from traffic must not begin one of its own, or move the cursor.
    sanitize: { sgr: "escape", newlines: "escape" },
    format: ({ timestamp, level, message, record }) => `${timestamp} ${level}  ${message}${pairs(record.properties)}`,
  });
  const json = getJsonLinesFormatter({ properties: "nest:data" });
  return { text: (record) => text(record).trimEnd(), json: (record) => json(record).trimEnd() };
}

/** The words of the JSON format, so that one search finds both. */
function levelWord(level: LogRecord["level"]): string {
  return level === "warning" ? "WARN" : level.toUpperCase();
}

/** For the end of a program that came before LogTape had loaded. */
function bareLine({ level, rawMessage, properties, timestamp }: LogRecord): string {
  return `${new Date(timestamp).toISOString()} ${levelWord(level)}  ${escaped(String(rawMessage))}${pairs(properties)}`;
}

function pairs(properties: Readonly<Record<string, unknown>>): string {
  return Object.entries(properties).map(([key, value]) => `  ${escaped(key)}=${shown(value)}`).join("");
}

function shown(value: unknown): string {
  if (typeof value === "string") return /^[\w.:/@+-]+$/.test(value) ? value : escaped(JSON.stringify(value));
  return escaped(JSON.stringify(value) ?? String(value));
}

/** Control and format characters, those that turn the writing direction too, as visible escapes. */
function escaped(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** Names of what must never be in a log, in any spelling: api_key, apiKey, X-API-Key. */
const SECRET =
  /signature|apikey|token|secret|password|passphrase|authorization|cookie|credential|privatekey|content$|^body$|^text$|^excerpt$|^payload$|^arguments$|^params$/;
const DEPTH_MAX = 4;
const ENTRIES_MAX = 64;
const CHARS_MAX = 2_048;

function redacted(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  // The value is an object, and an object stays one at depth 0.
  return clean(data, 0) as Record<string, unknown>;
}

function clean(value: unknown, depth: number): unknown {
  if (typeof value === "string") return value.length > CHARS_MAX ? `${value.slice(0, CHARS_MAX)}…` : value;
  if (typeof value === "bigint") return String(value);
  if (typeof value === "function" || typeof value === "symbol") return undefined;
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Error) return clean(value.message, depth);
  if (value instanceof Date) return value.toJSON();
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  if (depth === DEPTH_MAX) return "…";
  if (Array.isArray(value)) return value.slice(0, ENTRIES_MAX).map((item) => clean(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).slice(0, ENTRIES_MAX).map((
      [key, inner],
    ) => [key, isSecret(key) ? "[redacted]" : clean(inner, depth + 1)]),
  );
}

function isSecret(key: string): boolean {
  return SECRET.test(key.toLowerCase().replace(/[^a-z]/g, ""));
}
