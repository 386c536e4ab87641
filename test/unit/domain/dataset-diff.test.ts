import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { emptyTree, updateTree } from '../../../src-main/domain/dataset-versions/document-tree';
import { documentObject, writePage } from '../../../src-main/domain/dataset-versions/object-forms';
import type { ObjectWriter } from '../../../src-main/domain/dataset-versions/object-store';
import {
  diffDatasets,
  invertDocument,
  type DocumentDifference,
} from '../../../src-main/domain/diff/dataset-diff';
import { scalePage } from '../../../src-main/domain/diff/scale-regions';
import type { AbsentFile, PageContent, Region } from '../../../src-main/domain/regions/region';
import { anObjectStore } from '../../builders/object-store';
import { aPage, anyRegions, aRegion } from '../../builders/regions';

interface DocumentModel {
  readonly file: string | null;
  readonly absent?: AbsentFile;
  readonly pages: readonly PageContent[];
}
type DatasetModel = Readonly<Record<string, DocumentModel>>;

const PDF = { width: 6_120_000, height: 7_920_000 };
const ABSENT = { name: 'scan.png', width: 10_250_000, height: 10_250_000 };

function write(store: ObjectWriter, dataset: DatasetModel): string {
  const documents = Object.entries(dataset).map(([entry, { pages, ...document }]) => {
    const ids = pages.flatMap((page, index): [number, string][] => {
      const id = writePage(store, page);
      return id === null ? [] : [[index, id]];
    });
    return [entry, store.write(documentObject({ entry, ...document, pages: ids }))] as const;
  });
  return updateTree(store, emptyTree(store), new Map(documents));
}

function diff(one: DatasetModel, other: DatasetModel): DocumentDifference[] {
  const store = anObjectStore();
  const sides = { reader: store, from: write(store, one), to: write(store, other) };
  return [...diffDatasets({ ...sides, pageSize: () => PDF })];
}

const anyDataset: fc.Arbitrary<DatasetModel> = fc.dictionary(
  fc.constantFrom('0a', '1b', '2c'),
  fc.record({
    file: fc.constantFrom('file 1', 'file 2'),
    pages: fc
      .array(
        fc
          .tuple(anyRegions, fc.constantFrom('unseen' as const, 'reviewed' as const))
          .map(([regions, state]) => aPage(regions, { state })),
        { maxLength: 3 },
      )
      .map(withOwnIds),
  }),
);

/** A region is on one page of a document, which another dataset may have on another. */
function withOwnIds(pages: readonly PageContent[]): PageContent[] {
  const known = new Set<string>();
  return pages.map((page) => {
    const regions = page.regions.filter(({ id }) => !known.has(id));
    for (const { id } of regions) known.add(id);
    return { ...page, regions };
  });
}

const regionsOf = (dataset: DatasetModel): Map<string, { page: number; region: Region }> =>
  new Map(
    Object.entries(dataset).flatMap(([entry, { pages }]) =>
      pages.flatMap(({ regions }, page) =>
        regions.map((region) => [`${entry}/${region.id}`, { page, region }] as const),
      ),
    ),
  );

/** Every region of both sides, looked at one by one. */
function countByForce(one: DatasetModel, other: DatasetModel) {
  const [before, after] = [regionsOf(one), regionsOf(other)];
  const text = ({ page, region }: { page: number; region: Region }) =>
    JSON.stringify([page, ...aPageText(region)]);
  return {
    added: [...after.keys()].filter((key) => !before.has(key)).length,
    removed: [...before.keys()].filter((key) => !after.has(key)).length,
    changed: [...before].filter(([key, region]) => after.has(key) && text(region) !== text(after.get(key)!))
      .length,
  };
}

const aPageText = ({
  attributes = {},
  source = {},
  status = 'accepted',
  text = '',
  parent = '',
  ...rest
}: Region) => [rest.id, rest.class, rest.parts, attributes, source, status, text, parent];

const count = (differences: readonly DocumentDifference[]) => {
  const regions = differences.flatMap(({ pages }) => pages.flatMap((page) => page.regions));
  const of = (change: string) => regions.filter((region) => region.change === change).length;
  return { added: of('added'), removed: of('removed'), changed: of('changed') };
};

describe('the difference of two datasets', () => {
  test('counts what a look at every region counts', () => {
    fc.assert(
      fc.property(anyDataset, anyDataset, (one, other) => {
        expect(count(diff(one, other))).toEqual(countByForce(one, other));
      }),
      { numRuns: 150 },
    );
  });

  test('the other way round is its inverse', () => {
    fc.assert(
      fc.property(anyDataset, anyDataset, (one, other) => {
        const forth = diff(one, other);
        const back = diff(other, one);
        expect(back.map(({ entry, before, after }) => ({ entry, before: after, after: before }))).toEqual(
          forth.map(({ entry, before, after }) => ({ entry, before, after })),
        );
        const { added, removed, changed } = count(forth);
        expect(count(back)).toEqual({ added: removed, removed: added, changed });
      }),
      { numRuns: 100 },
    );
  });

  test('reads only documents and pages that differ', () => {
    const store = anObjectStore();
    const documents = Array.from({ length: 500 }, (_, number): [string, DocumentModel] => [
      number.toString(16).padStart(3, '0').split('').reverse().join('').padEnd(32, '0'),
      { file: 'file 1', pages: [aPage([aRegion({ text: `text ${number}` })])] },
    ]);
    const from = write(store, Object.fromEntries(documents));
    const [entry, document] = documents[250]!;
    const to = write(store, { ...Object.fromEntries(documents), [entry]: { ...document, pages: [aPage()] } });
    store.reads = 0;
    expect([...diffDatasets({ reader: store, from, to, pageSize: () => PDF })]).toHaveLength(1);
    expect(store.reads).toBeLessThan(12);
  });
});

test('a region that goes to another page is one change of its geometry, and of what else it is', () => {
  const region = aRegion({ id: 'region' });
  const [here, there] = [{ ...region }, { ...region, class: 'table' }];
  const one: DatasetModel = { '0a': { file: 'file 1', pages: [aPage([here]), aPage()] } };
  const other: DatasetModel = { '0a': { file: 'file 1', pages: [aPage(), aPage([there])] } };
  const [difference] = diff(one, other);
  expect(difference!.pages.map(({ pageIndex, regions }) => [pageIndex, regions])).toEqual([
    [0, []],
    [
      1,
      [
        {
          id: 'region',
          change: 'changed',
          kinds: ['geometry', 'class'],
          before: here,
          after: there,
          pageBefore: 0,
        },
      ],
    ],
  ]);
  expect(invertDocument(difference!).pages).toEqual(diff(other, one)[0]!.pages);
});

describe('a file that comes to its annotations', () => {
  const regions = Array.from({ length: 50 }, (_, index) =>
    aRegion({
      id: `region ${index}`,
      parts: [{ box: [index * 7 + 1, index * 11 + 3, 9_999_999 - index * 13, 10_249_999 - index] }],
    }),
  );
  const absent: DatasetModel = { '0a': { file: null, absent: ABSENT, pages: [aPage(regions)] } };
  const attached: DatasetModel = {
    '0a': { file: 'file 1', pages: [scalePage(aPage(regions), ABSENT, PDF)] },
  };

  test('changes no label, whichever of the two is older', () => {
    for (const [one, other] of [
      [absent, attached],
      [attached, absent],
    ] as const) {
      expect(count(diff(one, other))).toEqual({ added: 0, removed: 0, changed: 0 });
      expect(diff(one, other)).toHaveLength(1);
    }
  });

  test('what was moved meanwhile is what differs, and is measured in the pages of the file on both sides', () => {
    const moved = attached['0a']!.pages[0]!.regions.map((region, index) =>
      index === 7 ? { ...region, parts: [{ box: [1, 2, 3, 4] as const }] } : region,
    );
    const later: DatasetModel = { '0a': { file: 'file 1', pages: [aPage(moved)] } };
    const [forth] = diff(absent, later)[0]!.pages[0]!.regions;
    const [back] = diff(later, absent)[0]!.pages[0]!.regions;
    expect(count(diff(absent, later))).toEqual({ added: 0, removed: 0, changed: 1 });
    expect(forth).toMatchObject({
      change: 'changed',
      kinds: ['geometry'],
      after: { parts: [{ box: [1, 2, 3, 4] }] },
    });
    expect(back).toEqual({ ...forth, before: forth!.after, after: forth!.before });
  });
});
