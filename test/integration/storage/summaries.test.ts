import { afterEach, beforeEach, expect, test } from 'vitest';

import type { Summary } from '../../../src-main/storage/repositories/summary-repository';
import { aStoredLibrary } from '../../builders/stored';

let library: ReturnType<typeof aStoredLibrary>;
beforeEach(() => (library = aStoredLibrary()));
afterEach(() => library.remove());

const id = (digit: string): string => digit.repeat(64);
const aSummary = (byClass: Record<string, number>, document?: Summary['document']): Summary => ({
  documents: 1,
  pages: 2,
  regions: 30,
  reviewedPages: 1,
  emptyPages: 0,
  byClass,
  bySplit: { '': 1, train: 2 },
  ...(document !== undefined && { document }),
});
const FIRST = aSummary({ [id('a').slice(32)]: 29, '': 1 }, { file: id('f'), split: 'train' });
const SECOND: Summary = {
  ...aSummary({ [id('b').slice(32)]: 30, __proto: 4 }),
  spread: { pages: { 3: 2, 12: 1 }, sizes: { [id('b').slice(32)]: { '-80': 1, '-7': 29 }, '': { 0: 1 } } },
};

test.each([
  ['few sizes', { a: { '-31': 2, 0: 1, 3: 1 }, '': { '-80': 1 } }, { a: 4, '': 1 }],
  ['many sizes', { a: { '-31': 40, '-3': 1, 5: 2 } }, { a: 43 }],
  ['a class on a page without a size', { a: { '-31': 2 } }, { a: 2, b: 3 }],
  ['fewer sizes than regions', { a: { '-31': 2 } }, { a: 3 }],
  ['no regions', {}, {}],
])('counts with %s read as they were put', (_name, sizes, byClass) => {
  const document = { file: null, absent: { name: 'a.png', width: 1, height: 2 } };
  const summary = {
    ...aSummary(byClass as Record<string, number>, document),
    spread: { pages: { 5: 1 }, sizes },
  };
  library.writer.summaries.put(id('1'), summary as Summary);
  library.writer.summaries.flush();
  library.reopen();
  expect(library.writer.summaries.get(id('1'))).toEqual(summary);
});

test('counts read as they were put, before and after they are stored, one by one and together', () => {
  const check = (): void => {
    expect(library.writer.summaries.get(id('1'))).toEqual(FIRST);
    expect(library.writer.summaries.getMany([id('2'), id('1'), id('3')])).toEqual(
      new Map([
        [id('1'), FIRST],
        [id('2'), SECOND],
      ]),
    );
  };
  library.writer.summaries.put(id('1'), FIRST);
  library.writer.summaries.putJson(id('2'), JSON.stringify(SECOND));
  check();
  library.writer.summaries.flush();
  check();
  library.reopen();
  check();
});

test('counts that an older Colophon spelled out stay readable', () => {
  library.reopen((db) =>
    db.prepare('INSERT INTO summary VALUES (?, ?)').run(Buffer.from(id('1'), 'hex'), JSON.stringify(FIRST)),
  );
  expect(library.writer.summaries.get(id('1'))).toEqual(FIRST);
});

test('a class that was numbered in a transaction that was rolled back is numbered again', () => {
  const putAndFail = (): void => {
    library.writer.summaries.put(id('1'), FIRST);
    library.writer.summaries.flush();
    expect(library.writer.summaries.get(id('1'))).toEqual(FIRST);
    throw new Error('the disk is full');
  };
  expect(() => library.writer.transaction(putAndFail)).toThrow('the disk is full');
  expect(library.writer.summaries.get(id('1'))).toBeUndefined();
  library.writer.summaries.put(id('2'), SECOND);
  library.writer.summaries.put(id('1'), FIRST);
  library.writer.summaries.flush();
  expect(library.writer.summaries.get(id('2'))).toEqual(SECOND);
  expect(library.writer.summaries.get(id('1'))).toEqual(FIRST);
});

test('counts by a class that is not known any more are as good as none: they can be made again', () => {
  library.writer.summaries.put(id('1'), FIRST);
  library.writer.summaries.flush();
  library.reopen((db) => db.exec('DELETE FROM summary_key'));
  expect(library.writer.summaries.get(id('1'))).toBeUndefined();
  expect(library.writer.summaries.getMany([id('1')])).toEqual(new Map());
});

test('counts without their spread are the same otherwise', () => {
  const many = { ...SECOND, spread: { pages: {}, sizes: { a: { '-31': 40, '-3': 1 }, '': { 0: 2 } } } };
  const counted = { ...many, byClass: { a: 41, '': 2 } };
  library.writer.summaries.put(id('1'), FIRST);
  library.writer.summaries.put(id('2'), SECOND);
  library.writer.summaries.put(id('3'), counted);
  library.writer.summaries.flush();
  library.reopen();
  const { spread: _second, ...second } = SECOND;
  const { spread: _third, ...third } = counted;
  expect(library.writer.summaries.countsOfMany([id('3'), id('2'), id('1'), id('4')])).toEqual(
    new Map<string, object>([
      [id('1'), FIRST],
      [id('2'), second],
      [id('3'), third],
    ]),
  );
});

test.each(['stored', 'not stored yet', 'stored by an older program'])(
  'a document in another split has the counts of the one it was, which are %s',
  (state) => {
    const known = { ...SECOND, document: { file: null, absent: { name: 'a.png', width: 1, height: 2 } } };
    const { bySplit: _bySplit, document, ...same } = known;
    if (state === 'stored by an older program')
      library.reopen((db) =>
        db
          .prepare('INSERT INTO summary (id, data) VALUES (?, ?)')
          .run(Buffer.from(id('1'), 'hex'), JSON.stringify(known)),
      );
    else library.writer.summaries.put(id('1'), known);
    if (state === 'stored') library.writer.summaries.flush();
    library.writer.summaries.putInSplit(id('2'), id('1'), 'validation');
    library.writer.summaries.putInSplit(id('3'), id('2'), undefined);
    library.writer.summaries.putInSplit(id('5'), id('4'), 'test');
    const check = (): void => {
      const moved = { ...same, bySplit: { validation: 1 }, document: { ...document, split: 'validation' } };
      expect(library.writer.summaries.get(id('2'))).toEqual(moved);
      expect(library.writer.summaries.get(id('3'))).toEqual({ ...same, bySplit: { '': 1 }, document });
      expect(library.writer.summaries.get(id('5'))).toBeUndefined();
    };
    check();
    library.writer.summaries.flush();
    library.reopen();
    check();
  },
);
