import { describe, expect, test } from 'vitest';
import {
  ANY,
  filterDocuments,
  firstPresence,
  isLookingNeeded,
  matchesWhat,
  withOwnChanges,
  type ListFilter,
} from '../../../src-renderer/compare/walk/compared-documents';
import { added, aDiff, aDocument, aRegion, changed, looks, removed } from './builders';

const rows = [
  aDocument('a', { added: 3, changed: 2 }),
  aDocument('replaced', { changed: 0, isReplaced: true }),
  aDocument('new', { presence: 'added', added: 40, changed: 0 }),
];
const filter = (changes: Partial<ListFilter>) =>
  filterDocuments(
    rows,
    { presence: 'all', what: ANY, cause: 'labels', search: '', ...changes },
    new Map([['new', 7]]),
  ).map(({ row, changes: count }) => [row.document, count]);

describe('filterDocuments', () => {
  test('shows all in their order, with all changes', () => {
    expect(filter({})).toEqual([
      ['a', 5],
      ['replaced', 0],
      ['new', 40],
    ]);
  });

  test('by presence, and by name in any case', () => {
    expect(filter({ presence: 'both' }).map(([name]) => name)).toEqual(['a', 'replaced']);
    expect(filter({ search: ' NEW.' })).toEqual([['new', 40]]);
  });

  test('one sort of change comes from the list itself, a field or class from looking through', () => {
    expect(filter({ what: { change: 'changed' } })).toEqual([['a', 2]]);
    expect(filter({ what: { kind: 'class' } })).toEqual([['new', 7]]);
  });
});

describe('what a migration rewrote', () => {
  const migrated = [
    aDocument('both', { changed: 2, rewritten: 5, changedTwice: 1 }),
    aDocument('only migrated', { changed: 0, rewritten: 3 }),
    aDocument('only corrected'),
  ];
  const counted = (cause: ListFilter['cause'], what: ListFilter['what'] = ANY) =>
    filterDocuments(migrated, { presence: 'all', what, cause, search: '' }, new Map([['both', 4]])).map(
      ({ row, changes }) => [row.document, changes],
    );

  test('stands apart from what people did, and each is counted once', () => {
    expect(counted('labels')).toEqual([
      ['both', 2],
      ['only corrected', 1],
    ]);
    expect(counted('schema')).toEqual([
      ['both', 5],
      ['only migrated', 3],
    ]);
    expect(counted('both')).toEqual([
      ['both', 6],
      ['only migrated', 3],
      ['only corrected', 1],
    ]);
  });

  test('one sort of its changes is not told by the list: the regions are looked at', () => {
    const what = { change: 'removed' } as const;
    expect(isLookingNeeded(what, 'labels')).toBe(false);
    expect(isLookingNeeded(what, 'schema')).toBe(true);
    expect(counted('schema', what)).toEqual([['both', 4]]);
  });
});

test('documents in both lead, when there are any', () => {
  expect(firstPresence(rows)).toBe('both');
  expect(firstPresence(rows.slice(2))).toBe('all');
});

test('a class is found under the name of either side', () => {
  const relabelled = changed(['class'], { class: 'title' });
  expect(matchesWhat({ class: 'Text' }, relabelled, looks)).toBe(true);
  expect(matchesWhat({ class: 'Title' }, relabelled, looks)).toBe(true);
  expect(matchesWhat({ class: 'Title' }, added(), looks)).toBe(false);
  expect(matchesWhat({ class: 'Text' }, removed(aRegion()), looks)).toBe(true);
});

test('a document learns what happened to itself', () => {
  const { documents } = aDiff({
    documents: {
      added: [],
      removed: [],
      replaced: [{ id: 'a', name: 'a.pdf', before: 'x', after: 'y' }],
      splitChanged: [{ id: 'b', name: 'b.pdf', before: null, after: 'test' }],
    },
  });
  expect(withOwnChanges([aDocument('a'), aDocument('b')], documents)).toMatchObject([
    { isReplaced: true, split: null },
    { isReplaced: false, split: { before: null, after: 'test' } },
  ]);
});
