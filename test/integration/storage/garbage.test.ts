import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openReadable } from '../../../src-main/storage/database';
import { listReferences } from '../../../src-main/storage/garbage/references';
import {
  listColumns,
  mayRefer,
  NOT_REFERRING,
  REFERRING,
} from '../../../src-main/storage/garbage/referring-columns';
import { aCocoFile } from '../../builders/coco';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { addStrangeTable } from '../../builders/altered-libraries';
import { commit } from '../../../src-main/services/history/version-service';

const NOW = '2026-01-02T03:04:05.006Z';
let library: TestLibrary;
beforeEach(async () => {
  library = aLibrary();
  await library.add('a');
  await library.importCoco(
    aCocoFile({
      images: [{ name: 'x.png', width: 60, height: 80 }],
      labels: [['x.png', 'Text', [1, 1, 9, 9]]],
    }),
    { withoutDocuments: true },
  );
  commit(library.context, { dataset: 'papers', message: 'first' });
});
afterEach(() => library.remove());

test('an object that is written again while garbage is collected is not removed', () => {
  const { reader, writer } = library.context;
  const page = { format: 1, type: 'page', state: 'seen' } as const;
  const write = (): string => {
    const buffer = reader.newBuffer();
    const id = buffer.write(page);
    buffer.flush();
    return id;
  };
  const id = write();
  const watch = reader.claims.watch();
  expect(write()).toBe(id);
  expect(writer!.garbage.removeSome([id], watch.isClaimed)).toEqual([]);
  watch.end();
  expect(writer!.garbage.removeSome([id], reader.claims.watch().isClaimed)).toEqual([id]);
  expect(reader.objects.has(id)).toBe(false);
});

describe('what names an object', () => {
  test('is decided for every column of every table', () => {
    const db = openReadable(`${library.library}/library.sqlite`);
    const columns = listColumns(db);
    db.close();
    const undecided = columns.filter(
      ({ table, column }) =>
        Number(REFERRING[table]?.includes(column) === true) +
          Number(NOT_REFERRING[table]?.includes(column) === true) !==
        1,
    );
    expect(undecided, 'columns to put into REFERRING or NOT_REFERRING, and not into both').toEqual([]);
    const named = [REFERRING, NOT_REFERRING].flatMap((lists) =>
      Object.entries(lists).flatMap(([table, names]) => names.map((column) => `${table}.${column}`)),
    );
    const known = new Set(columns.map(({ table, column }) => `${table}.${column}`));
    expect(
      named.filter((name) => !known.has(name)),
      'columns that are gone',
    ).toEqual([]);
  });

  test('holds no id of an object where it is said to name none', () => {
    const { writer } = library.context;
    const ids = new Set(writer!.garbage.listObjects('', 100_000).map(({ id }) => id));
    const db = openReadable(`${library.library}/library.sqlite`);
    // Rows that go with an object or a file are found by its id; a record of what was done keeps nothing.
    const derived = new Set(['object', 'summary', 'event']);
    const found = listColumns(db)
      .filter((column) => !mayRefer(column) && !derived.has(column.table))
      .filter(({ table, column }) =>
        db
          .prepare<[], unknown>(`SELECT "${column}" FROM "${table}"`)
          .pluck()
          .all()
          .some((value) => (String(value).match(/[0-9a-f]{64}/g) ?? []).some((id) => ids.has(id))),
      );
    db.close();
    expect(found).toEqual([]);
  });

  test('is read of a column that nobody has decided on', () => {
    const { writer } = library.context;
    const [object] = writer!.garbage.listObjects('', 1);
    const db = openReadable(`${library.library}/library.sqlite`);
    const before = [...listReferences(db, NOW)].length;
    db.close();
    library.close();
    addStrangeTable(library.library, object!.id);
    const again = openReadable(`${library.library}/library.sqlite`);
    const slices = [...listReferences(again, NOW)];
    again.close();
    expect(slices).toHaveLength(before + 1);
    expect(slices).toContainEqual([object!.id]);
  });
});
