import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  diffDatasets,
  invertDocument,
  type DocumentDifference,
} from '../../../src-main/domain/diff/dataset-diff';
import type { PageContent } from '../../../src-main/domain/regions/region';
import { readDataset, writeDataset, type DatasetModel } from '../../builders/datasets';
import { anyDataset, anyEdits, applyEdits, type ModelEdit } from '../../builders/edited-datasets';
import { anObjectStore } from '../../builders/object-store';
import { aPage } from '../../builders/regions';

const RUNS = { numRuns: 200 };

/** Removing documents, bringing them back as they once were, and changing their pages. */
const anyStep = fc.oneof(
  { weight: 6, arbitrary: anyEdits.map((edits) => ({ edits, restored: null })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('0a', '1b', '2c')
      .map((entry) => ({ edits: [{ op: 'remove' as const, entry }] as ModelEdit[], restored: null })),
  },
  { weight: 1, arbitrary: fc.nat(9).map((restored) => ({ edits: [], restored })) },
);

/** All versions of a dataset that people work on, oldest first. */
const anyHistory: fc.Arbitrary<DatasetModel[]> = fc
  .tuple(anyDataset, fc.array(anyStep, { minLength: 1, maxLength: 6 }))
  .map(([first, steps]) => {
    const versions = [first];
    for (const { edits, restored } of steps) {
      const origin = restored === null ? versions.at(-1) : versions[restored % versions.length];
      versions.push(applyEdits(origin as DatasetModel, edits));
    }
    return versions;
  });
/** Two versions of a history, with regions carried to other pages on the way. */
const anyTwoOf = fc
  .tuple(anyHistory, fc.nat(9), fc.nat(9), fc.array(fc.tuple(fc.nat(9), fc.nat(2)), { maxLength: 3 }))
  .map(([versions, one, other, moves]) => ({
    from: versions[one % versions.length] as DatasetModel,
    to: moves.reduce(carryToPage, versions[other % versions.length] as DatasetModel),
  }));

/** One of the regions of a dataset on another page of its document, where it has such a page. */
function carryToPage(dataset: DatasetModel, [number, page]: readonly [number, number]): DatasetModel {
  const all = Object.entries(dataset).flatMap(([entry, { pages }]) =>
    pages.flatMap(({ regions }) => regions.map((region) => ({ entry, region }))),
  );
  const { entry, region } = all[number % Math.max(1, all.length)] ?? {};
  const document = dataset[entry ?? ''];
  if (entry === undefined || region === undefined || document?.pages[page] === undefined) return dataset;
  const pages = document.pages.map((content, index) => {
    const others = without(content, region.id);
    return index === page ? { ...others, regions: [...others.regions, region] } : others;
  });
  return { ...dataset, [entry]: { ...document, pages } };
}

function compare(from: DatasetModel, to: DatasetModel) {
  const store = anObjectStore();
  const sides = { reader: store, from: writeDataset(store, from), to: writeDataset(store, to) };
  return { store, sides, differences: [...diffDatasets({ ...sides, pageSize: () => undefined })] };
}

/** What a dataset becomes by a difference, and by nothing else that is known of the other side. */
function applyDifferences(dataset: DatasetModel, differences: readonly DocumentDifference[]): DatasetModel {
  const next = { ...dataset };
  for (const { entry, after, pages } of differences) {
    if (after === null) {
      delete next[entry];
      continue;
    }
    const contents: PageContent[] = [...(dataset[entry]?.pages ?? [])];
    for (const { pageIndex, regions, after: head } of pages) {
      while (contents.length <= pageIndex) contents.push({ regions: [] });
      const now = new Map((contents[pageIndex] as PageContent).regions.map((region) => [region.id, region]));
      for (const { id, after: region } of regions) {
        if (region === null) now.delete(id);
        else now.set(id, region);
      }
      contents[pageIndex] = aPage([...now.values()], head);
    }
    for (const { regions } of pages)
      for (const { id, pageBefore } of regions)
        if (pageBefore !== undefined) contents[pageBefore] = without(contents[pageBefore] as PageContent, id);
    const { entry: _entry, pages: _ids, ...fields } = after;
    next[entry] = { ...fields, pages: contents };
  }
  return next;
}

const without = (page: PageContent, id: string): PageContent => ({
  ...page,
  regions: page.regions.filter((region) => region.id !== id),
});

/** A difference without the order in which the regions of a page are named, which says nothing. */
const sorted = (differences: readonly DocumentDifference[]) =>
  differences.map((difference) => ({
    ...difference,
    pages: difference.pages.map((page) => ({
      ...page,
      regions: [...page.regions].sort((a, b) => (a.id < b.id ? -1 : 1)),
    })),
  }));

describe('the difference of any two versions of a history', () => {
  test('applied to the one gives the other', () => {
    fc.assert(
      fc.property(anyTwoOf, ({ from, to }) => {
        const { store, sides, differences } = compare(from, to);
        const applied = applyDifferences(readDataset(store, sides.from), differences);
        expect(writeDataset(store, applied)).toBe(sides.to);
      }),
      RUNS,
    );
  });

  test('inverted is the difference the other way round, and applied gives the first again', () => {
    fc.assert(
      fc.property(anyTwoOf, ({ from, to }) => {
        const { store, sides, differences } = compare(from, to);
        const inverted = differences.map(invertDocument);
        expect(sorted(inverted)).toEqual(sorted(compare(to, from).differences));
        expect(writeDataset(store, applyDifferences(readDataset(store, sides.to), inverted))).toBe(
          sides.from,
        );
      }),
      RUNS,
    );
  });

  test('is none exactly where their roots are the same', () => {
    fc.assert(
      fc.property(anyTwoOf, ({ from, to }) => {
        const { sides, differences } = compare(from, to);
        expect(differences.length === 0).toBe(sides.from === sides.to);
      }),
      RUNS,
    );
  });
});
