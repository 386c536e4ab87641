import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import BetterSqlite3 from 'better-sqlite3';

import { createLibrary, openLibrary } from '../../src-main/storage/library-storage';

const PROGRAM = 'Colophon tests';

/** A library in a temporary folder as its storage knows it: no services, no datasets. Call `remove` at the end. */
export function aStoredLibrary() {
  const folder = mkdtempSync(join(tmpdir(), 'colophon-stored-'));
  const library = join(folder, 'library');
  const database = join(library, 'library.sqlite');
  const stored = {
    writer: createLibrary(library, PROGRAM),
    /** The file that SQLite keeps. */
    database,
    /** Closes it and opens it again; between the two, its database may be damaged past everything that guards it. */
    reopen(between: (db: BetterSqlite3.Database) => void = () => undefined): void {
      stored.writer.close();
      const db = new BetterSqlite3(database);
      db.unsafeMode(true);
      db.exec('DROP TRIGGER IF EXISTS object_refuses_update');
      between(db);
      db.close();
      stored.writer = openLibrary(library, PROGRAM);
    },
    remove(): void {
      stored.writer.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return stored;
}
