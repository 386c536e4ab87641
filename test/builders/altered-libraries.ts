import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';

/** Puts a table that this program does not know into a closed library, with one value. */
export function addStrangeTable(library: string, value: string): void {
  const db = new BetterSqlite3(join(library, 'library.sqlite'));
  db.exec('CREATE TABLE from_tomorrow (named TEXT)');
  db.prepare('INSERT INTO from_tomorrow VALUES (?)').run(value);
  db.close();
}

/** Makes every object and file of a closed library a day older. */
export function ageObjects(library: string): void {
  const db = new BetterSqlite3(join(library, 'library.sqlite'));
  const trigger = db
    .prepare(`SELECT sql FROM sqlite_schema WHERE name = 'object_refuses_update'`)
    .pluck()
    .get() as string;
  db.exec('DROP TRIGGER object_refuses_update');
  db.exec('UPDATE object SET added_at = added_at - 86400');
  db.exec(`UPDATE file SET added_at = '2020-01-01T00:00:00.000Z'`);
  db.exec(trigger);
  db.close();
}
