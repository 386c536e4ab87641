import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { collectGarbage } from '../../../src-main/services/garbage/collect-garbage';
import { verifyLibrary } from '../../../src-main/services/library/verify-service';
import { openLibrary } from '../../../src-main/storage/library-storage';
import { aFirstVersion, growHistory } from '../../builders/full-libraries';
import type { TestLibrary } from '../../builders/libraries';

const quiet = { onProgress: () => undefined };
/** Damaged objects of each type. */
const OF_EACH = 6;

let library: TestLibrary;
let kept: readonly { id: string; type: string }[];

beforeAll(async () => {
  library = await aFirstVersion();
  await growHistory(library);
  library.reopen();
  const later = { ...library.context, now: () => '2099-01-01T00:00:00.000Z' };
  const { items } = await collectGarbage(later, { dryRun: true, mayRewrite: false }, quiet);
  const garbage = new Set(items.map(({ id }) => id));
  const all = library.context.writer!.garbage.listObjects('', 100_000);
  kept = all.filter(({ id }) => !garbage.has(id));
  library.close();
});
afterAll(() => library.remove());

/** Some objects of every type that there is, far from each other in the order of ids. */
function chosen(): { id: string; type: string }[] {
  const types = [...new Set(kept.map(({ type }) => type))].sort();
  return types.flatMap((type) => {
    const all = kept.filter((object) => object.type === type);
    return all.filter((_, at) => at % Math.ceil(all.length / OF_EACH) === 0);
  });
}

/** What verify says of a copy of the library that was changed behind its back. */
async function problemsAfter(change: (db: BetterSqlite3.Database) => void): Promise<string[]> {
  const folder = library.path('damaged');
  rmSync(folder, { recursive: true, force: true });
  cpSync(library.library, folder, { recursive: true, filter: (path) => !path.includes('writer.') });
  const db = new BetterSqlite3(join(folder, 'library.sqlite'));
  db.unsafeMode(true);
  db.exec('DROP TRIGGER IF EXISTS object_refuses_update');
  db.pragma('foreign_keys = OFF');
  change(db);
  db.close();
  const writer = openLibrary(folder, 'Colophon tests');
  const { problems } = await verifyLibrary({ ...library.context, reader: writer, writer }, quiet);
  writer.close();
  return problems.map(({ what, where }) => `${where}: ${what}`);
}

test('the library has objects of every type', () => {
  expect([...new Set(kept.map(({ type }) => type))].sort()).toEqual([
    'document',
    'document-provenance',
    'merge',
    'page',
    'page-provenance',
    'plan',
    'schema',
    'tree',
  ]);
});

test('whatever object is in use is missed when it is gone, and named when one bit of it is another', async () => {
  const unnoticed: string[] = [];
  for (const [at, { id, type }] of chosen().entries()) {
    const missing = await problemsAfter((db) => db.exec(`DELETE FROM object WHERE id = x'${id}'`));
    if (missing.length === 0) unnoticed.push(`${type} ${id} missing`);
    const damaged = await problemsAfter((db) => {
      const data = db.prepare(`SELECT data FROM object WHERE id = x'${id}'`).pluck().get() as Buffer;
      // Not the last byte: bits of it that end nothing may be anything.
      data[(at * 7919) % (data.length - 1)]! ^= 1 << (at % 8);
      db.prepare(`UPDATE object SET data = ? WHERE id = x'${id}'`).run(data);
    });
    if (!damaged.some((problem) => problem.startsWith(`object ${id}`)))
      unnoticed.push(`${type} ${id} changed`);
  }
  expect(unnoticed).toEqual([]);
});
