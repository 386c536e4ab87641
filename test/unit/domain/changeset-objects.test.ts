import { describe, expect, test } from 'vitest';

import { createExpectedObjects } from '../../../src-main/domain/changeset/expected-objects';
import { newObjects } from '../../../src-main/domain/changeset/new-objects';
import { LEAF_LIMIT } from '../../../src-main/domain/dataset-versions/document-tree';
import type { StoredObject } from '../../../src-main/domain/dataset-versions/object-store';
import { writeDataset, type DatasetModel } from '../../builders/datasets';
import { anObjectStore } from '../../builders/object-store';
import { aPage, aRegion } from '../../builders/regions';

const entryOf = (number: number): string =>
  number.toString(16).padStart(2, '0').split('').reverse().join('').padEnd(32, '0');
const page = (text: string) => aPage([aRegion({ text })]);
const aDataset = (count: number): DatasetModel =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [entryOf(at), { pages: [page(`${at}`), page(`${at}, too`)] }]),
  );

describe('what a version has and an older one has not', () => {
  const newOf = (older: DatasetModel, newer: DatasetModel): string[] => {
    const store = anObjectStore();
    const [before, after] = [writeDataset(store, older), writeDataset(store, newer)];
    return [...newObjects(store, after, [before], new Set())].map(({ kind }) => kind).sort();
  };

  test('is nothing of a document that is the same, be the tree a leaf before and a branch now', () => {
    const [few, many] = [aDataset(LEAF_LIMIT), aDataset(LEAF_LIMIT + 1)];
    expect(newOf(few, many).filter((kind) => kind !== 'tree')).toEqual(['document', 'page', 'page']);
    expect(newOf(many, few)).toEqual(['tree']);
  });

  test('is no page of a document that differs in another one', () => {
    const before = aDataset(3);
    const [first] = Object.keys(before) as [string];
    const after = { ...before, [first]: { pages: [before[first]!.pages[0]!, page('new')] } };
    expect(newOf(before, after)).toEqual(['document', 'page', 'tree']);
  });
});

describe('an object is refused in the place where it is expected', () => {
  const hash = (digit: string): string => digit.repeat(64);
  const leaf = (...keys: string[]): StoredObject => ({
    format: 1,
    type: 'tree',
    entries: keys.map((key) => [key, hash('a')]),
  });
  const branch = (...children: [string, string, number][]): StoredObject => ({
    format: 1,
    type: 'tree',
    children,
  });
  const taken = (object: StoredObject, fields: { prefix?: string; count?: number } = {}): string | null => {
    const expected = createExpectedObjects();
    expected.expect(hash('0'), { type: 'tree', of: 'document', prefix: '', ...fields });
    return expected.take(hash('0'), object);
  };
  const keys = (count: number): string[] => Array.from({ length: count }, (_, at) => entryOf(at)).sort();

  test('when it holds an entry of another branch of the tree', () => {
    expect(taken(leaf('1a', '1b'), { prefix: '1' })).toBeNull();
    expect(taken(leaf('1a', '2b'), { prefix: '1' })).toMatch(/belongs elsewhere in its tree/);
  });

  test('when it holds another number of entries than is said above it', () => {
    expect(taken(leaf('1a', '1b'), { count: 2 })).toBeNull();
    expect(taken(leaf('1a', '1b'), { count: 3 })).toMatch(/has 2 entries where 3 belong/);
  });

  test('when its entries are in another order, or there twice', () => {
    expect(taken(leaf('1b', '1a'))).toMatch(/another order/);
    expect(taken(leaf('1a', '1a'))).toMatch(/another order/);
  });

  test('when the tree would have another shape for so many entries', () => {
    expect(taken(leaf(...keys(LEAF_LIMIT)))).toBeNull();
    expect(taken(leaf(...keys(LEAF_LIMIT + 1)))).toMatch(/is no node for 33 entries/);
    expect(taken(branch(['1', hash('b'), 20], ['2', hash('c'), 13]))).toBeNull();
    expect(taken(branch(['1', hash('b'), 20], ['2', hash('c'), 12]))).toMatch(/is no node for 32 entries/);
  });

  test('when it is a document with its pages in another order', () => {
    const expected = createExpectedObjects();
    expected.expect(hash('0'), { type: 'document', entry: 'e' });
    const document = { format: 1, type: 'document', entry: 'e' } as const;
    const pages = [
      [1, hash('a')],
      [0, hash('b')],
    ];
    expect(expected.take(hash('0'), { ...document, pages })).toMatch(/pages in another order/);
    expect(expected.take(hash('0'), { ...document, pages: pages.toReversed() })).toBeNull();
    expect([...expected.missing.keys()].sort()).toEqual([hash('a'), hash('b')]);
  });

  test('when nothing refers to it, or it came already', () => {
    const expected = createExpectedObjects();
    const schema = { format: 1, type: 'schema' } as const;
    expect(expected.take(hash('0'), schema)).toMatch(/belongs to no version/);
    expected.expect(hash('0'), { type: 'schema' });
    expect(expected.take(hash('0'), schema)).toBeNull();
    expect(expected.take(hash('0'), schema)).toMatch(/is there twice/);
  });
});
