import BetterSqlite3 from 'better-sqlite3';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A connection that a query may use. Functions that only read ask for this type. */
export type ReadableDatabase = BetterSqlite3.Database & { readonly [readable]: true };
/** A connection that may also write. There is one per library, and its storage owns it. */
export type WritableDatabase = ReadableDatabase & { readonly [writable]: true };

/** `Clph` in the header of every library.sqlite, so that `file` and we can tell what it is. */
export const APPLICATION_ID = 0x436c7068;

/** Opens the one connection that writes. */
export function openWritable(path: string): WritableDatabase {
  const db = new BetterSqlite3(path) as WritableDatabase;
  try {
    setSafetyPragmas(db);
    // Space is given back in small steps. Counts for a new file; an old one takes it over when it is written anew.
    db.pragma('auto_vacuum = INCREMENTAL');
    db.pragma('journal_mode = WAL'); // readers do not wait for the writer
    db.pragma('synchronous = FULL'); // NORMAL may lose the last edit in a power cut
    db.pragma('wal_autocheckpoint = 8000'); // 32 MiB: an import rewrites the same index pages again and again
    db.pragma('journal_size_limit = 67108864'); // bytes; gives the space of one large import back
    return db;
  } catch (error) {
    db.close(); // the first of these reads the file, and finds out when it is damaged
    throw error;
  }
}

/**
 * Runs a transaction that need not be on disk when it returns, because nothing refers to what it writes
 * until a later transaction does. That one is synced, and syncing the log takes everything before it
 * along. A crash of the process loses nothing either way; a power cut may lose what nobody refers to.
 */
export function writeAhead<T>(db: WritableDatabase, work: () => T): T {
  db.pragma('synchronous = NORMAL');
  try {
    return db.transaction(work).immediate();
  } finally {
    db.pragma('synchronous = FULL');
  }
}

/** Opens a connection that only reads. Works while another process writes. */
export function openReadable(path: string): ReadableDatabase {
  const db = new BetterSqlite3(path, { readonly: true, fileMustExist: true }) as ReadableDatabase;
  setSafetyPragmas(db);
  return db;
}

function setSafetyPragmas(db: BetterSqlite3.Database): void {
  db.pragma('foreign_keys = ON'); // off by default in SQLite
  db.pragma('trusted_schema = OFF'); // a library may come from a stranger
  db.pragma('busy_timeout = 5000'); // milliseconds
  db.pragma('cache_size = -65536'); // 64 MiB, counted in KiB when negative
  db.unsafeMode(false); // SQLITE_DBCONFIG_DEFENSIVE: the file's own schema cannot be rewritten
}
