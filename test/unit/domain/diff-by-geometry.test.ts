import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { emptyTree, updateTree } from '../../../src-main/domain/dataset-versions/document-tree';
import { documentObject, writePage } from '../../../src-main/domain/dataset-versions/object-forms';
import {
  diffDatasets,
  invertDocument,
  type DiffSides,
  type PageDifference,
} from '../../../src-main/domain/diff/dataset-diff';
import { listChanges } from '../../../src-main/domain/diff/list-changes';
import { namesBetween } from '../../../src-main/domain/diff/new-names';
import { diffRegions } from '../../../src-main/domain/diff/region-diff';
import type { PageContent, Region } from '../../../src-main/domain/regions/region';
import { anObjectStore } from '../../builders/object-store';
import { aPage, anyRegions, aRegion } from '../../builders/regions';

/** What differs between two states of a document, page by page. */
function diffPages(
  before: readonly PageContent[],
  after: readonly PageContent[],
  options: Partial<DiffSides> = { iou: 0.5 },
): PageDifference[] {
  const store = anObjectStore();
  const [from, to] = [before, after].map((pages) => {
    const ids = pages.flatMap((page, index): [number, string][] => {
      const id = writePage(store, page);
      return id === null ? [] : [[index, id]];
    });
    const document = store.write(documentObject({ entry: '0a', file: 'file 1', pages: ids }));
    return updateTree(store, emptyTree(store), new Map([['0a', document]]));
  }) as [string, string];
  const size = { width: 6_120_000, height: 7_920_000 };
  return [...diffDatasets({ reader: store, from, to, pageSize: () => size, ...options })].flatMap(
    ({ pages }) => pages,
  );
}

const changesOf = (pages: readonly PageDifference[]) =>
  pages.flatMap(({ regions }) =>
    regions.map(({ id, change, kinds, before, after }) => [change, id, kinds, before?.id, after?.id]),
  );

const box = (left: number, top: number): Pick<Region, 'parts'> => ({
  parts: [{ box: [left, top, left + 100, top + 100] }],
});
const region = (id: string, left: number, fields: Partial<Region> = {}): Region =>
  aRegion({ id, ...box(left, 0), ...fields });

describe('a difference matched by geometry', () => {
  test('tells moved, relabelled, removed and new regions of a page that came back with other ids', () => {
    const before = [region('a', 0), region('b', 200), region('c', 400), region('d', 600)];
    const after = [
      region('1', 10),
      region('2', 200, { class: 'class-table' }),
      region('3', 400),
      region('4', 800),
    ];
    const pages = diffPages([aPage(before)], [aPage(after)]);
    expect(changesOf(pages)).toEqual([
      ['changed', '1', ['geometry'], 'a', '1'],
      ['changed', '2', ['class'], 'b', '2'],
      ['removed', 'd', [], 'd', undefined],
      ['added', '4', [], undefined, '4'],
    ]);
    expect(pages[0]!.matched).toBe(3);
  });

  test('leaves regions of equal ids together, wherever they went', () => {
    const before = [aPage([region('a', 0), region('b', 500)]), aPage([region('c', 0)])];
    const after = [aPage([region('a', 500), region('1', 0)]), aPage([region('b', 0)])];
    expect(changesOf(diffPages(before, after))).toEqual([
      ['changed', 'a', ['geometry'], 'a', 'a'],
      ['added', '1', [], undefined, '1'],
      ['removed', 'c', [], 'c', undefined],
      ['changed', 'b', ['geometry'], 'b', 'b'],
    ]);
  });

  test('knows parents, also on other pages, and the reading order under their new ids', () => {
    const page = (ids: readonly string[], parent: string, order = ids): PageContent =>
      aPage(
        ids.map((id, index) => region(id, index * 200, { parent })),
        { order },
      );
    const before = [page(['a', 'b', 'c'], 'd'), aPage([region('d', 0)])];
    expect(changesOf(diffPages(before, [page(['1', '2', '3'], '4'), aPage([region('4', 0)])]))).toEqual([]);
    const after = [page(['1', '2', '3'], '4', ['3', '1', '2']), aPage([region('9', 900), region('4', 0)])];
    expect(changesOf(diffPages(before, after))).toEqual([
      ['changed', '3', ['order'], 'c', '3'],
      ['added', '9', [], undefined, '9'],
    ]);
  });

  test('does not compare what tools say of themselves, and still compares what people see', () => {
    const before = region('a', 0, { source: { id: 1 }, status: 'rejected' });
    const after = region('1', 0, { source: { id: 7 }, origin: { kind: 'import' } });
    const pages = (one: Region, other: Region) =>
      [[aPage([one], { frame: { id: 1 } })], [aPage([other], { frame: { id: 2 } })]] as const;
    const [difference] = diffPages(...pages(before, after));
    expect(difference).toMatchObject({ isFrameChanged: false, regions: [{ kinds: ['status'] }] });
    const [same] = diffPages(...pages(before, { ...after, id: 'a', status: 'rejected' }));
    expect(same).toMatchObject({ isFrameChanged: false, regions: [], matched: 0 });
  });

  test('is the inverse of the one the other way round', () => {
    const foreign = anyRegions.map((regions) => regions.map((each) => ({ ...each, id: `${each.id}2` })));
    fc.assert(
      fc.property(anyRegions, fc.oneof(anyRegions, foreign), (one, other) => {
        const [forth, back] = [
          diffPages([aPage(one)], [aPage(other)]),
          diffPages([aPage(other)], [aPage(one)]),
        ];
        const inverted = invertDocument({ entry: '', before: null, after: null, loneId: null, pages: forth });
        expect(changesOf(back).map(String).sort()).toEqual(changesOf(inverted.pages).map(String).sort());
      }),
      { numRuns: 200 },
    );
  });

  test('is the inverse also under the ids that regions have then', () => {
    const one = [aPage([region('a', 0), region('b', 200), region('c', 400)])];
    const other = [aPage([region('1', 10), region('2', 200, { class: 'class-table' }), region('3', 900)])];
    const inverted = invertDocument({
      entry: '',
      before: null,
      after: null,
      loneId: null,
      pages: diffPages(one, other),
    });
    const back = changesOf(diffPages(other, one));
    expect(back.filter(([change]) => change === 'changed')).toHaveLength(2);
    expect(changesOf(inverted.pages).map(String).sort()).toEqual(back.map(String).sort());
  });

  test('matches no region whose id went to another page', () => {
    const before = [aPage([region('a', 0)]), aPage([])];
    const after = [aPage([region('1', 0)]), aPage([region('a', 500)])];
    const forth = changesOf(diffPages(before, after)).map(([change, id]) => `${change} ${id}`);
    expect(forth.sort()).toEqual(['added 1', 'changed a']);
    const back = changesOf(diffPages(after, before)).map(([change, id]) => `${change} ${id}`);
    expect(back.sort()).toEqual(['changed a', 'removed 1']);
  });

  test('joins what a migration rewrote with what people made of it, under its new id', () => {
    const old = aPage([region('a', 0)]);
    const expected = aPage([region('a', 0, { class: 'class-table' })]);
    const names = {
      regions: new Map([['a', '1']]),
      classes: new Map(),
      attributes: new Map(),
      isForeign: true,
    };
    const forward = {
      rewritten: diffRegions(old, expected),
      regions: diffRegions(expected, aPage([region('1', 10, { class: 'class-table' })]), names),
    };
    expect(listChanges(forward, 'both', false)).toMatchObject([
      { id: '1', cause: 'both', kinds: ['geometry', 'class'], before: { id: 'a' }, after: { id: '1' } },
    ]);
  });
});

test('classes and attributes of schemas without a common history compare by name', () => {
  const schema = (prefix: string) => ({
    classes: [
      {
        id: `${prefix}-text`,
        name: 'Text',
        attributes: [{ id: `${prefix}-size`, name: 'size', type: 'number' as const }],
      },
      { id: `${prefix}-only`, name: `Only ${prefix}` },
    ],
  });
  const names = namesBetween(schema('a'), schema('b'));
  const before = [
    region('r', 0, { class: 'a-text', attributes: { 'a-size': 3 } }),
    region('s', 300, { class: 'a-only' }),
  ];
  const after = [
    region('r', 0, { class: 'b-text', attributes: { 'b-size': 3 } }),
    region('s', 300, { class: 'b-text' }),
  ];
  expect(changesOf(diffPages([aPage(before)], [aPage(after)], { names }))).toEqual([
    ['changed', 's', ['class'], 's', 's'],
  ]);
  expect(changesOf(diffPages([aPage(before)], [aPage(after)], {}))).toHaveLength(2);
});
