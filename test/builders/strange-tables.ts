import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';

/** Puts a table that this program does not know into a closed library, with one value. */
export function addStrangeTable(library: string, value: string): void {
  const db = new BetterSqlite3(join(library, 'library.sqlite'));
  db.exec('CREATE TABLE from_tomorrow (named TEXT)');
  db.prepare('INSERT INTO from_tomorrow VALUES (?)').run(value);
  db.close();
}
