/** `oktsec keys`: which keys are trusted, and changing that. */
import type { App } from "../../core/cli/app.ts";
import { parseFlags, pickAction } from "../../core/cli/args.ts";
import { CONFIG_FLAG, defineCommand, defineGroup, JSON_FLAG } from "../../core/cli/spec.ts";
import { exportKey } from "./_keys_export.ts";
import { listKeys, listRevoked } from "./_keys_list.ts";
import { revoke, rotate } from "./_keys_change.ts";

const AGENT = { kind: "text", value: "NAME", help: "Agent whose key it is", required: true } as const;

const LIST = defineCommand({
  name: "keys list",
  summary: "List the keys in force, those revoked, and files that cannot be used",
  flags: { config: CONFIG_FLAG, json: JSON_FLAG },
  examples: [
    { run: "oktsec keys list", does: "agents, fingerprints, states" },
    { run: "oktsec keys list --json", does: "the same for a program" },
  ],
});

const LIST_REVOKED = defineCommand({
  name: "keys list-revoked",
  summary: "List the keys that are not trusted any more",
  flags: { config: CONFIG_FLAG, json: JSON_FLAG },
  examples: [{ run: "oktsec keys list-revoked --json", does: "fingerprints, when, why" }],
});

const ROTATE = defineCommand({
  name: "keys rotate",
  summary: "Revoke an agent's key and create a new pair in its place",
  about: [
    "The old pair is kept in the folder revoked/ beside the keys and is refused from now on, by every process, within 2 seconds. " +
    "Where the config pins the agent's key_version, the number is raised. A rotation that was interrupted is completed by running it again.",
  ],
  flags: {
    agent: AGENT,
    reason: { kind: "text", value: "TEXT", help: "Why, for the audit trail", default: "rotated" },
    config: CONFIG_FLAG,
    json: JSON_FLAG,
  },
  examples: [
    { run: "oktsec keys rotate --agent research-agent", does: "a new pair" },
    {
      run: 'oktsec keys rotate --agent research-agent --reason "laptop lost"',
      does: "the same, with the reason on record",
    },
  ],
});

const REVOKE = defineCommand({
  name: "keys revoke",
  summary: "Revoke an agent's key without a new one",
  about: [
    "The old pair is kept in the folder revoked/ beside the keys. Create a new one with `oktsec keygen` when the agent may speak again.",
  ],
  flags: {
    agent: AGENT,
    reason: { kind: "text", value: "TEXT", help: "Why, for the audit trail", default: "revoked" },
    config: CONFIG_FLAG,
    json: JSON_FLAG,
  },
  examples: [{
    run: 'oktsec keys revoke --agent research-agent --reason "decommissioned"',
    does: "nobody can speak under that key",
  }],
});

const EXPORT = defineCommand({
  name: "keys export",
  summary: "Print an agent's key in a standard format, for openssl and others",
  about: [
    "Without --pkcs8 it prints the public key (SubjectPublicKeyInfo, PEM). With it, it prints the PRIVATE key (PKCS #8, PEM): whoever reads that can speak " +
    "as the agent, so prefer --out, which writes a file that only you can read.",
  ],
  flags: {
    agent: AGENT,
    pkcs8: { kind: "switch", help: "The private key" },
    out: { kind: "text", value: "FILE", help: "Write to a new file (mode 0600) instead of printing" },
    config: CONFIG_FLAG,
  },
  examples: [
    {
      run: "oktsec keys export --agent research-agent --pkcs8 --out key.pem",
      does: "for openssl pkeyutl -sign -rawin -inkey key.pem",
    },
    { run: "oktsec keys export --agent research-agent", does: "the public key" },
  ],
});

/** Words of `oktsec keys`. */
export const spec = defineGroup({
  name: "keys",
  summary: "List, rotate, revoke and export keys",
  actions: { list: LIST, rotate: ROTATE, revoke: REVOKE, export: EXPORT, "list-revoked": LIST_REVOKED },
  fallback: "list",
});

/** Lists, rotates, revokes or exports. */
export async function run(argv: readonly string[], app: App): Promise<number> {
  const picked = pickAction(argv, spec);
  switch (picked.action) {
    case "list":
      return await listKeys(parseFlags(picked.argv, LIST).flags, app);
    case "list-revoked":
      return await listRevoked(parseFlags(picked.argv, LIST_REVOKED).flags, app);
    case "rotate":
      return await rotate(parseFlags(picked.argv, ROTATE).flags, app);
    case "revoke":
      return await revoke(parseFlags(picked.argv, REVOKE).flags, app);
    case "export":
      return await exportKey(parseFlags(picked.argv, EXPORT).flags, app);
  }
}
