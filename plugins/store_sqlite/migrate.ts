/** Brings a database to the schema of this version, forward only. */
import { fail } from "../../core/errors.ts";
import type { Database } from "./database.ts";
import { APPLICATION_ID, MIGRATIONS } from "./schema.ts";

/** What a database file is to us. */
export type Belonging = "empty" | "ours" | "foreign" | "newer";

/** Judges a file by its header's application id and version. `isEmpty`: it holds no table. */
export function belonging(
  header: { readonly applicationId: number; readonly version: number; readonly isEmpty: boolean },
): Belonging {
  if (header.applicationId !== APPLICATION_ID) {
    return header.isEmpty && header.applicationId === 0 ? "empty" : "foreign";
  }
  return header.version > MIGRATIONS.length ? "newer" : "ours";
}

/** Throws `store/refused` unless the file is ours or may become ours. */
export function admit(path: string, what: Belonging): void {
  if (what === "foreign") throw fail("store/refused", [path, "it is not a database of Oktsec"]);
  if (what === "newer") throw fail("store/refused", [path, "a newer version of Oktsec wrote it"]);
}

/** Reads what an open database is. */
export function inspect(db: Database): Belonging {
  const isEmpty = db.sql("SELECT count(*) AS n FROM sqlite_schema").get()?.["n"] === 0;
  return belonging({ applicationId: db.pragma("application_id"), version: db.pragma("user_version"), isEmpty });
}

/** Applies what is missing, in one transaction; several processes may try at once, and the first one does it. */
export function migrate(db: Database): void {
  const isCurrent = inspect(db) === "ours" && db.pragma("user_version") === MIGRATIONS.length;
  if (isCurrent) return;
  db.begin();
  try {
    // Asked again under the lock: another process may have been faster.
    admit(db.path, inspect(db));
    for (let version = db.pragma("user_version"); version < MIGRATIONS.length; version++) {
      db.exec(MIGRATIONS[version] ?? "");
    }
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${MIGRATIONS.length}`);
    db.commit();
  } catch (error) {
    db.rollback();
    throw error;
  }
}
