/**
 * Policies of clients that name the command of a server. Once we stand before the server they would not match any more,
 * and a server that was forbidden would run: such a server is left alone unless a person asks for it by name.
 */
import type { Machine } from "../contract/machine.ts";
import type { ClientFile, Format } from "../contract/platform.ts";
import { plainOf } from "../edits/look.ts";
import { parseText } from "../edits/parse.ts";
import { CLIENT_FILE_BYTES_MAX } from "../limits.ts";
import { decodeText } from "./decode.ts";
import { clientPaths, type PathOptions } from "./paths.ts";
import { isPlain, type Plain, plainAt } from "./plain.ts";

/** A server as a policy sees it. */
export interface Launched {
  readonly client: string;
  readonly server: string;
  readonly argv: readonly string[];
}

/** Whether a rule is about this server. */
type Rule = (server: string, argv: readonly string[]) => boolean;

/** Where a client keeps policies, and how to read its rules. */
interface Source {
  readonly client: string;
  readonly format: Format;
  readonly files: readonly ClientFile[];
  rules(settings: Plain): readonly Rule[];
}

/** A file with rules that name commands, or that could not be read. */
interface Policy {
  readonly client: string;
  readonly path: string;
  readonly rules: readonly Rule[];
  readonly trouble: string | null;
}

const CLAUDE: Source = {
  client: "claude-code",
  format: "json",
  files: [
    { path: "/etc/claude-code/managed-settings.json", os: ["linux"], scope: "managed" },
    { path: "/etc/claude-code/managed-settings.d/*.json", os: ["linux"], scope: "managed" },
    {
      path: "/Library/Application Support/ClaudeCode/managed-settings.json",
      os: ["darwin"],
      scope: "managed",
    },
    {
      path: "/Library/Application Support/ClaudeCode/managed-settings.d/*.json",
      os: ["darwin"],
      scope: "managed",
    },
    { path: "C:/Program Files/ClaudeCode/managed-settings.json", os: ["windows"], scope: "managed" },
    { path: "C:/Program Files/ClaudeCode/managed-settings.d/*.json", os: ["windows"], scope: "managed" },
    { path: "{env:CLAUDE_CONFIG_DIR}/settings.json", scope: "user" },
    { path: "{home}/.claude/settings.json", scope: "user" },
    { path: "{project}/.claude/settings.json", scope: "project" },
    { path: "{project}/.claude/settings.local.json", scope: "project" },
  ],
  rules: (settings) =>
    ["allowedMcpServers", "deniedMcpServers"].flatMap((key) => listAt(settings, key)).flatMap((rule): Rule[] => {
      const command = isPlain(rule) ? rule.serverCommand : null;
      return Array.isArray(command) ? [(_, argv) => isSameList(command, argv)] : [];
    }),
};

const CODEX: Source = {
  client: "codex",
  format: "toml",
  files: [
    { path: "/etc/codex/requirements.toml", os: ["linux", "darwin"], scope: "managed" },
    { path: "{programdata}/OpenAI/Codex/requirements.toml", os: ["windows"], scope: "managed" },
  ],
  rules: (settings) =>
    Object.entries(plainAt(settings, "mcp_servers")).flatMap(([name, server]): Rule[] => {
      const command = plainAt(server, "identity").command;
      return typeof command === "string" ? [(wanted, [first]) => wanted === name && first === command] : [];
    }),
};

const AMP: Source = {
  client: "amp",
  format: "jsonc",
  files: [
    { path: "{xdg}/amp/settings.json", scope: "user" },
    { path: "{xdg}/amp/settings.jsonc", scope: "user" },
    { path: "{project}/.amp/settings.json", scope: "project" },
    { path: "{project}/.amp/settings.jsonc", scope: "project" },
    { path: "/etc/ampcode/managed-settings.json", os: ["linux"], scope: "managed" },
    { path: "/Library/Application Support/ampcode/managed-settings.json", os: ["darwin"], scope: "managed" },
    { path: "{programdata}/ampcode/managed-settings.json", os: ["windows"], scope: "managed" },
  ],
  rules: (settings) => [
    ...listAt(settings, "amp.mcpPermissions").flatMap((rule): Rule[] => {
      const { command, args } = isPlain(rule) && isPlain(rule.matches) ? rule.matches : {};
      if (typeof command !== "string" && typeof args !== "string") return [];
      return [(_, argv) => isLike(command, argv[0] ?? "") && isLike(args, argv.slice(1).join(" "))];
    }),
    ...listAt(settings, "amp.mcpTrustedServers").flatMap((trusted): Rule[] =>
      typeof trusted === "string" ? [(_, argv) => trusted === argv[0] || trusted === argv.join(" ")] : []
    ),
  ],
};

const SOURCES: readonly Source[] = [CLAUDE, CODEX, AMP];

/** The policies of a machine. */
export class Policies {
  constructor(readonly policies: readonly Policy[]) {}

  /** Why the server must not get another command line; null where no policy minds. */
  why({ client, server, argv }: Launched, next: readonly string[]): string | null {
    for (const policy of this.policies) {
      if (policy.client !== client) continue;
      if (policy.trouble !== null) return `the policy ${policy.path} cannot be read: ${policy.trouble}`;
      const isTouched = policy.rules.some((rule) => rule(server, argv) !== rule(server, next));
      if (isTouched) return `the policy ${policy.path} names its command, and would not know it any more`;
    }
    return null;
  }
}

/** Reads the policies of all clients that have such. */
export async function readPolicies(machine: Machine, options: PathOptions): Promise<Policies> {
  const found: Policy[] = [];
  for (const source of SOURCES) {
    const paths = await Promise.all(source.files.map((file) => clientPaths(file, machine, options)));
    for (const path of new Set(paths.flat())) {
      const policy = await readPolicy(machine, source, path);
      if (policy !== null) found.push(policy);
    }
  }
  return new Policies(found);
}

async function readPolicy(machine: Machine, source: Source, path: string): Promise<Policy | null> {
  const { client, format } = source;
  const read = await machine.read(path, { bytesMax: CLIENT_FILE_BYTES_MAX });
  if (read.kind === "missing") return null;
  const unread = (trouble: string): Policy => ({ client, path, rules: [], trouble });
  if (read.kind === "refused") return unread(read.reason);
  const decoded = decodeText(read.bytes);
  if (decoded.kind === "problem") return unread(decoded.reason);
  const parsed = parseText(decoded.text, format);
  if (parsed.kind === "trouble") return unread(`line ${parsed.trouble.line} is not valid`);
  const settings = parsed.tree.root === null ? null : plainOf(parsed.tree.root);
  return { client, path, rules: isPlain(settings) ? source.rules(settings) : [], trouble: null };
}

/** The list under one literal key: Amp's have a dot in them. */
function listAt(settings: Plain, key: string): readonly unknown[] {
  const list = Object.hasOwn(settings, key) ? settings[key] : null;
  return Array.isArray(list) ? list : [];
}

function isSameList(list: readonly unknown[], argv: readonly string[]): boolean {
  return list.length === argv.length && list.every((word, at) => word === argv[at]);
}

/** Where a pattern is left out, everything is like it; `*` stands for any characters. */
function isLike(pattern: unknown, text: string): boolean {
  if (typeof pattern !== "string") return true;
  const [head = "", ...parts] = pattern.split("*");
  const tail = parts.pop();
  if (tail === undefined) return head === text;
  if (!text.startsWith(head)) return false;
  let at = head.length;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - tail.length >= at && text.endsWith(tail);
}
