/** The tables. A released version is never edited: a change is a new entry of `MIGRATIONS`. */

/** "OKTS": says in the file's header that the database is ours. */
export const APPLICATION_ID = 0x4f4b5453;

/*
 * Texts that repeat (names, tools, sessions, ...) stand in `strings` and are referred to by number; hashes are bytes; words
 * of the contract are numbers of codes.ts. That halves a row.
 * `cursor` is the rowid: SQLite has one writer at a time, so it is the order of commits over all processes.
 * The partial indexes hold only what is rare and asked for. For agents and rules `audit_blocks` tells in which blocks of rows
 * each occurs. A full index would touch a page for each agent with every batch, and cost more to write than the rows.
 */
const VERSION_1 = `
CREATE TABLE strings (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE writers (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  signer TEXT
) STRICT;

CREATE TABLE audit (
  cursor INTEGER PRIMARY KEY,
  id BLOB NOT NULL,
  writer INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  link BLOB NOT NULL,
  kind INTEGER NOT NULL,
  at INTEGER NOT NULL,
  door INTEGER,
  phase INTEGER,
  sender INTEGER,
  recipient INTEGER,
  tool INTEGER,
  method INTEGER,
  status INTEGER,
  reason INTEGER,
  verdict INTEGER,
  mode INTEGER,
  effect INTEGER,
  policy INTEGER,
  client_time TEXT,
  identity INTEGER,
  fingerprint INTEGER,
  address INTEGER,
  session INTEGER,
  content_hash ANY,
  findings TEXT,
  latency_us INTEGER NOT NULL,
  ref ANY,
  actor TEXT,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX audit_id ON audit(id);
CREATE INDEX audit_status ON audit(status) WHERE status > 1;
CREATE INDEX audit_kind ON audit(kind) WHERE kind > 1;
CREATE INDEX audit_unverified ON audit(cursor) WHERE identity > 2;
CREATE INDEX audit_denied_proven ON audit(sender, at)
  WHERE kind = 1 AND verdict > 2 AND reason IN (3, 4) AND identity IN (1, 2);
CREATE INDEX audit_denied_claimed ON audit(sender, address, at)
  WHERE kind = 1 AND verdict > 2 AND reason IN (3, 4) AND identity IN (3, 4);
CREATE TABLE audit_blocks (text INTEGER NOT NULL, block INTEGER NOT NULL, PRIMARY KEY (text, block)) STRICT, WITHOUT ROWID;

CREATE TABLE checkpoints (
  writer INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  link BLOB NOT NULL,
  at INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  signature BLOB NOT NULL,
  PRIMARY KEY (writer, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never deleted'); END;
CREATE TRIGGER checkpoints_no_update BEFORE UPDATE ON checkpoints BEGIN SELECT RAISE(ABORT, 'checkpoints are never changed'); END;
CREATE TRIGGER checkpoints_no_delete BEFORE DELETE ON checkpoints BEGIN SELECT RAISE(ABORT, 'checkpoints are never deleted'); END;

CREATE TABLE hours (
  hour INTEGER PRIMARY KEY,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  total INTEGER NOT NULL,
  stopped INTEGER NOT NULL
) STRICT;
CREATE TABLE tallies (
  kind INTEGER NOT NULL,
  hour INTEGER NOT NULL,
  key INTEGER NOT NULL,
  total INTEGER NOT NULL,
  stopped INTEGER NOT NULL,
  PRIMARY KEY (kind, hour, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE held (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  sender TEXT NOT NULL,
  recipient TEXT,
  tool TEXT,
  rules TEXT NOT NULL,
  sealed BLOB NOT NULL,
  digest TEXT NOT NULL,
  policy TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  state INTEGER NOT NULL,
  reviewer TEXT,
  reviewed_at INTEGER,
  note TEXT
) STRICT;
CREATE INDEX held_state ON held(state);

CREATE TABLE replays (place INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, id TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT;
CREATE TABLE revocations (fingerprint TEXT PRIMARY KEY, agent TEXT NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL)
  STRICT, WITHOUT ROWID;
CREATE TABLE counters (name TEXT PRIMARY KEY, total INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

/** SQL that leads from version `index` to `index + 1`. Forward only. */
export const MIGRATIONS: readonly string[] = [VERSION_1];
