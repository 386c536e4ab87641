import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { LibraryContext } from '../../../src-main/services/library-context';
import type { Edit } from '../../../src-main/domain/edits/edit';
import { compareRegions, compareSummary } from '../../builders/comparisons';
import { distributionBetween } from '../../../src-main/services/comparison/distribution-service';
import { writeReport } from '../../../src-main/services/comparison/report-service';
import { totalsBetween } from '../../../src-main/services/comparison/totals-by';
import { createDataset } from '../../../src-main/services/library/dataset-service';
import { removeDocuments } from '../../../src-main/services/documents/document-service';
import { addClass } from '../../../src-main/services/schema/schema-service';
import { setDocumentAttribute } from '../../../src-main/services/splits/split-service';
import { commit } from '../../../src-main/services/history/version-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

let library: TestLibrary;
beforeEach(() => {
  library = aLibrary();
});
afterEach(() => library.remove());

const work = { onProgress: () => undefined };
const add = (
  document: string,
  name: string,
  box: [number, number, number, number] = [0, 0, 306, 396],
): Edit => ({
  op: 'add',
  document,
  pageIndex: 0,
  class: name,
  box,
});
const save = (author: string) => commit(library.context, { dataset: 'papers', message: 'next', author });
/** The same library with another person at it, a minute later. */
const as = (person: string): void => {
  const time = new Date(Date.parse(library.context.now()) + 60_000).toISOString();
  library.context = { ...library.context, person: () => person, now: () => time };
};
const distribution = (from = 'papers@1', to = 'papers@2', context: LibraryContext = library.context) =>
  distributionBetween(context, { from, to }, work);
const byPerson = async (from: string, to: string) => {
  const { rows } = await totalsBetween(library.context, { from, to, by: 'person' }, work);
  return Object.fromEntries(rows.map(({ key, added, removed, changed }) => [key, [added, removed, changed]]));
};

/** Version 1 by Ada: four texts on a. Version 2 by Grace: one is a table, one gone, and b has two tables. */
async function start(): Promise<readonly string[]> {
  await library.add('a', 'b');
  const { regions } = library.edit(...[0, 1, 2, 3].map(() => add('a', 'Text')));
  save('Ada');
  as('Grace');
  library.edit(
    { op: 'relabel', region: regions[0]!, class: 'Table' },
    { op: 'delete', region: regions[1]! },
    add('b', 'Table', [0, 0, 612, 792]),
    add('b', 'Table', [0, 0, 612, 792]),
  );
  save('Grace');
  return regions as string[];
}

describe('the distribution of two versions', () => {
  test('counts shares, regions on a page and sizes of both', async () => {
    await start();
    const { regions, classes, perPage, sizes } = await distribution();
    expect(regions).toEqual({ before: 4, after: 5 });
    expect(classes.rows.map(({ name, before, after }) => [name, before.share, after.share])).toEqual([
      ['Text', 1, 0.4],
      ['Table', 0, 0.6],
    ]);
    expect(perPage.before).toEqual({ pages: 2, mean: 2, median: 0, q90: 4, most: 4 });
    expect(perPage.after).toEqual({ pages: 2, mean: 2.5, median: 2, q90: 3, most: 3 });
    // A quarter of the page, then two that are the whole of it; to the middle of a bin.
    expect(sizes.before!.median).toBeCloseTo(0.25 * 2 ** 0.125, 9);
    expect(sizes.after!.q90).toBeCloseTo(2 ** 0.125, 9);
  });

  test('is the same where the counts come from before spreads were counted, also on a library for reading', async () => {
    await start();
    const expected = await distribution();
    const forget = () => forgetSpreads(library);
    forget();
    const reading = library.openReadOnly();
    const measured: number[] = [];
    const counting = { onProgress: (_what: string, done: number) => void measured.push(done) };
    expect(await distributionBetween(reading, { from: 'papers@1', to: 'papers@2' }, counting)).toEqual(
      expected,
    );
    expect(measured.length).toBeGreaterThan(0);
    reading.reader.close();
    expect(await distribution()).toEqual(expected);
    library.reopen();
    measured.length = 0;
    await distributionBetween(library.context, { from: 'papers@1', to: 'papers@2' }, counting);
    expect(measured).toEqual([]);
  });

  test('changes no id', async () => {
    await start();
    const before = library.contentId();
    await distribution();
    expect(library.contentId()).toBe(before);
    expect(await library.verify()).toMatchObject({ problems: [] });
  });

  test('is cancelled', async () => {
    await start();
    forgetSpreads(library);
    const signal = AbortSignal.abort();
    const cancelled = distributionBetween(
      library.context,
      { from: 'papers@1', to: 'papers@2' },
      { ...work, signal },
    );
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
  });
});

/** Takes from the library what was not counted before this part of it was made. */
function forgetSpreads(target: TestLibrary): void {
  target.close();
  const db = new Database(`${target.library}/library.sqlite`);
  const rows = db.prepare<[], { id: Buffer; data: string }>('SELECT id, data FROM summary').all();
  const update = db.prepare<[string, Buffer]>('UPDATE summary SET data = ? WHERE id = ?');
  for (const { id, data } of rows) {
    const list = JSON.parse(data) as unknown[];
    const [, sizes = []] = (list[8] ?? []) as [unknown, [number, ...number[]][]?];
    list[5] ??= sizes.flatMap(([key, ...bins]) => [key, bins.length]);
    update.run(JSON.stringify(list.slice(0, 8)), id);
  }
  expect(rows.length).toBeGreaterThan(0);
  db.close();
  target.reopen();
}

describe('relabelled regions', () => {
  test('make a matrix from class to class, and the inverse of it the other way round', async () => {
    await start();
    expect(compareSummary(library.context, 'papers@1', 'papers@2').matrix).toEqual({ Text: { Table: 1 } });
    expect(compareSummary(library.context, 'papers@2', 'papers@1').matrix).toEqual({ Table: { Text: 1 } });
    expect(compareSummary(library.context, 'papers@2', 'papers@2').matrix).toEqual({});
  });

  test('of classes whose names are no ordinary keys are counted like any', async () => {
    const [region] = await start();
    addClass(library.context, { dataset: 'papers', name: '__proto__' });
    library.edit({ op: 'relabel', region: region!, class: '__proto__' });
    const { matrix, labels } = compareSummary(library.context, 'papers@2', 'papers@draft');
    expect(Object.entries(matrix['Table']!)).toEqual([['__proto__', 1]]);
    expect(Object.entries(labels.byClass)).toEqual([['__proto__', { added: 0, removed: 0, changed: 1 }]]);
    expect(({} as Record<string, unknown>)['changed']).toBeUndefined();
  });
});

describe('who changed what', () => {
  test('is who made or changed a region, and for one that went the author of the version without it', async () => {
    const regions = await start();
    as('Edsger');
    library.edit({ op: 'delete', region: regions[2]! });
    save('Edsger');
    as('Barbara');
    library.edit(add('a', 'Figure'));
    save('Barbara');
    expect(await byPerson('papers@1', 'papers@4')).toEqual({
      Grace: [2, 1, 1],
      Edsger: [0, 1, 0],
      Barbara: [1, 0, 0],
    });
    expect(await byPerson('papers@4', 'papers@1')).toEqual({
      Grace: [1, 2, 1],
      Edsger: [1, 0, 0],
      Barbara: [0, 1, 0],
    });
    const { regions: listed } = compareRegions(library.context, {
      from: 'papers@1',
      to: 'papers@2',
      offset: 0,
      limit: 10,
    });
    expect(listed.map(({ change, by }) => [change, by]).sort()).toEqual([
      ['added', 'Grace'],
      ['added', 'Grace'],
      ['changed', 'Grace'],
      ['removed', 'Grace'],
    ]);
  });

  test('in a draft is told by its journal, for documents too', async () => {
    const regions = await start();
    await removeDocuments(library.context, 'papers', ['b']);
    expect(await byPerson('papers@2', 'papers@draft')).toEqual({ Grace: [0, 2, 0] });
    as('Edsger');
    library.edit(add('a', 'Text'), { op: 'delete', region: regions[3]! });
    expect(await byPerson('papers@2', 'papers@draft')).toEqual({ Grace: [0, 2, 0], Edsger: [1, 1, 0] });
  });

  test('in a draft is who removed a region in bulk, whoever edited it before, and nobody where several did such acts', async () => {
    const regions = await start();
    as('Edsger');
    library.edit({ op: 'relabel', region: regions[3]!, class: 'Figure' });
    as('Barbara');
    await removeDocuments(library.context, 'papers', ['a']);
    expect(await byPerson('papers@2', 'papers@draft')).toEqual({ Barbara: [0, 3, 0] });
    as('Grace');
    await removeDocuments(library.context, 'papers', ['b']);
    expect(await byPerson('papers@2', 'papers@draft')).toEqual({ null: [0, 5, 0] });
  });

  test('is not known for what one dataset has and another has not', async () => {
    await start();
    createDataset(library.context, { name: 'other' });
    await library.importCoco(
      { images: [], annotations: [], categories: [{ id: 1, name: 'Text' }] },
      { dataset: 'other' },
    );
    expect(await byPerson('papers@1', 'other@draft')).toEqual({ null: [0, 4, 0] });
    expect(await byPerson('other@draft', 'papers@1')).toEqual({ Ada: [4, 0, 0] });
  });

  test('adds up to the totals, by class and by document too', async () => {
    await start();
    const { labels } = compareSummary(library.context, 'papers@1', 'papers@2');
    for (const by of ['class', 'document', 'person'] as const) {
      const { rows } = await totalsBetween(library.context, { from: 'papers@1', to: 'papers@2', by }, work);
      for (const change of ['added', 'removed', 'changed'] as const)
        expect(rows.reduce((sum, row) => sum + row[change], 0)).toBe(labels[change]);
    }
  });
});

describe('a report', () => {
  const report = (format: 'html' | 'json' | 'csv', target: string, context = library.context) =>
    writeReport(context, { from: 'papers@1', to: 'papers@2', format, target }, work);

  test.each(['html', 'json', 'csv'] as const)(
    'as %s has the same bytes each time, and replaces a file',
    async (format) => {
      await start();
      const [one, other] = [library.path(`one.${format}`), library.path(`other.${format}`)];
      writeFileSync(other, 'was there');
      expect(await report(format, one)).toEqual({ path: one, format, regions: 4 });
      await report(format, other, library.openReadOnly());
      expect(readFileSync(other)).toEqual(readFileSync(one));
    },
  );

  test('as JSON is what the calls give; as CSV has a row for each change', async () => {
    await start();
    await report('json', library.path('r.json'));
    const json = JSON.parse(readFileSync(library.path('r.json'), 'utf8')) as Record<string, unknown>;
    expect(json).toMatchObject({
      ...compareSummary(library.context, 'papers@1', 'papers@2'),
      byPerson: [{ by: 'Grace', added: 2, removed: 1, changed: 1 }],
    });
    expect(json['regions']).toHaveLength(4);
    await report('csv', library.path('r.csv'));
    const rows = readFileSync(library.path('r.csv'), 'utf8').trimEnd().split('\r\n');
    expect(rows).toHaveLength(5);
    expect(rows.filter((row) => row.includes(',changed,class,labels,Grace,Text,'))).toHaveLength(1);
  });

  test('as a page names documents with other attributes, which make the step major', async () => {
    await start();
    await setDocumentAttribute(library.context, {
      dataset: 'papers',
      documents: ['b'],
      name: 'source',
      value: 'archive',
    });
    const target = library.path('r.html');
    await writeReport(
      library.context,
      { from: 'papers@2', to: 'papers@draft', format: 'html', target },
      work,
    );
    const html = readFileSync(target, 'utf8');
    expect(html).toContain('<dt>with other attributes</dt><dd class="number">1</dd>');
    expect(html).toContain('<li>≠ <bdi>b.pdf</bdi>: <bdi>source</bdi></li>');
  });

  test('that looks at what differs once asks for each differing document once', async () => {
    await start();
    const told: number[] = [];
    const target = library.path('r.html');
    const onProgress = (what: string, done: number): void => {
      if (what === 'Comparing documents') told.push(done);
    };
    await writeReport(
      library.context,
      { from: 'papers@1', to: 'papers@2', format: 'html', target },
      { onProgress },
    );
    expect(told).toEqual([1, 2]);
  });

  test('that cannot be written leaves nothing behind', async () => {
    await start();
    const before = readdirSync(library.folder);
    for (const [target, code] of [
      [library.path('missing/r.html'), 'not-found'],
      [library.folder, 'input-invalid'],
      [`${library.library}/r.html`, 'input-invalid'],
    ] as const)
      await expect(report('html', target)).rejects.toMatchObject({ code });
    const signal = AbortSignal.abort();
    const request = {
      from: 'papers@1',
      to: 'papers@2',
      format: 'csv',
      target: library.path('r.csv'),
    } as const;
    await expect(writeReport(library.context, request, { ...work, signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(readdirSync(library.folder)).toEqual(before);
  });
});
