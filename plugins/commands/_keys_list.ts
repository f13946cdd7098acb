/** What `keys list` and `keys list-revoked` print. */
import type { App } from "../../core/cli/app.ts";
import { loadLocalConfig } from "../../core/cli/local_config.ts";
import { rfc3339, utc } from "../../core/cli/format.ts";
import type { Revocation } from "../../core/contract/store.ts";
import { Keystore } from "../../core/identity/keystore.ts";
import { keysDirOf } from "../../core/runtime.ts";

interface ListFlags {
  readonly config: string | null;
  readonly json: boolean;
}

/** A row of `keys list --json`. */
interface KeyRow {
  readonly agent: string | null;
  /** Null where the file cannot be read as a key. */
  readonly fingerprint: string | null;
  /** revoked: also a key whose file still lies in the folder. unusable: a file that gives nobody a key. */
  readonly status: "active" | "revoked" | "unusable";
  readonly path: string | null;
  readonly revoked_at: string | null;
  readonly reason: string | null;
}

/** Keys in force, then files that cannot be used, then revoked keys. */
export async function listKeys(flags: ListFlags, app: App): Promise<number> {
  const loaded = await loadLocalConfig(app, flags);
  await using store = await app.openStore(loaded, { readOnly: true });
  using keystore = await Keystore.open(keysDirOf(loaded, app.surroundings), { pollMs: 0 });
  const revocations = await store.revocations.list();
  const rows = rowsOf(keystore, revocations);
  if (flags.json) {
    app.out.json(rows);
    return 0;
  }
  app.out.table(
    ["AGENT", "STATUS", "FINGERPRINT", "NOTE"],
    rows.map(({ agent, status, fingerprint, reason, revoked_at }) => [
      agent ?? "-",
      status,
      fingerprint ?? "-",
      [revoked_at?.slice(0, 19).replace("T", " "), reason].filter(Boolean).join(" "),
    ]),
    {
      empty: "No keys; create one with oktsec keygen --agent NAME",
      style: (cell, column) => column === 1 ? styleOf(cell) : null,
    },
  );
  return 0;
}

function styleOf(status: string) {
  return status === "active" ? null : status === "revoked" ? "yellow" : "red";
}

function rowsOf(keystore: Keystore, revocations: readonly Revocation[]): readonly KeyRow[] {
  const byFingerprint = new Map(revocations.map((revocation) => [revocation.fingerprint, revocation]));
  const rows: KeyRow[] = keystore.entries().map(({ name, fingerprint, path }) => {
    const revocation = byFingerprint.get(fingerprint);
    byFingerprint.delete(fingerprint);
    return {
      agent: name,
      fingerprint,
      status: revocation ? "revoked" : "active",
      path,
      revoked_at: rfc3339(revocation?.at ?? null),
      reason: revocation?.reason ?? null,
    };
  });
  for (const { path, message } of keystore.problems()) {
    rows.push({ agent: null, fingerprint: null, status: "unusable", path, revoked_at: null, reason: message });
  }
  for (const { agent, fingerprint, at, reason } of byFingerprint.values()) {
    rows.push({ agent, fingerprint, status: "revoked", path: null, revoked_at: rfc3339(at), reason });
  }
  return rows;
}

/** Revoked keys alone; with `--json` in the reference's form, for programs that keep a revocation list. */
export async function listRevoked(flags: ListFlags, app: App): Promise<number> {
  const loaded = await loadLocalConfig(app, flags);
  await using store = await app.openStore(loaded, { readOnly: true });
  const revocations = await store.revocations.list();
  if (flags.json) {
    app.out.json(revocations.map(({ fingerprint, agent, at, reason }) => ({
      fingerprint,
      agent_name: agent,
      revoked_at: rfc3339(at),
      reason,
    })));
    return 0;
  }
  app.out.table(
    ["FINGERPRINT", "AGENT", "REVOKED AT", "REASON"],
    revocations.map(({ fingerprint, agent, at, reason }) => [fingerprint, agent, utc(at), reason]),
    { empty: "No revoked keys" },
  );
  return 0;
}
