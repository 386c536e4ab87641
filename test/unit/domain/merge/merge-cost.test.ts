import { expect, test } from 'vitest';

import { emptyTree, findEntry } from '../../../../src-main/domain/dataset-versions/document-tree';
import { mergeDatasets } from '../../../../src-main/domain/merge/merge-datasets';
import { writeDataset, type DatasetModel } from '../../../builders/datasets';
import { anObjectStore } from '../../../builders/object-store';
import { aPage, aRegion } from '../../../builders/regions';

const entryAt = (number: number): string =>
  number.toString(16).padStart(3, '0').split('').reverse().join('').padEnd(32, '0');
const documentOf = (text: string): DatasetModel[string] => ({
  pages: [aPage([aRegion({ text })]), aPage([aRegion({ id: 'r', text })])],
});
const base: DatasetModel = Object.fromEntries(
  Array.from({ length: 500 }, (_, number) => [entryAt(number), documentOf(`text ${number}`)]),
);

test('a merge reads what differs, takes what one side changed by id, and reads in full what both did', () => {
  const store = anObjectStore();
  const provenance = emptyTree(store);
  const roots = (dataset: DatasetModel) => ({ root: writeDataset(store, dataset), provenance });
  const [alone, shared] = [entryAt(17), entryAt(250)];
  const ours = roots({ ...base, [alone]: documentOf('ours'), [shared]: { ...base[shared]!, split: 'test' } });
  const page = base[shared]!.pages[0]!;
  const theirs = roots({
    ...base,
    [shared]: { pages: [aPage([{ ...page.regions[0]!, class: 'table' }]), base[shared]!.pages[1]!] },
  });
  const sides = { writer: store, base: roots(base), ours, theirs, pageSize: () => undefined };
  store.reads = 0;
  const { roots: merged, open } = mergeDatasets(sides);
  expect(open).toEqual([]);
  expect(store.reads).toBeLessThan(50);
  expect(findEntry(store, merged.root, alone)).toBe(findEntry(store, ours.root, alone));
  expect(findEntry(store, merged.root, shared)).not.toBe(findEntry(store, theirs.root, shared));
});
