import { emptyTree } from '../../../../src-main/domain/dataset-versions/document-tree';
import type { ConflictKind, Decided, Resolutions } from '../../../../src-main/domain/merge/conflict';
import {
  mergeDatasets,
  type MergeResult,
  type MergeSides,
} from '../../../../src-main/domain/merge/merge-datasets';
import { readDataset, writeDataset, type DatasetModel } from '../../../builders/datasets';
import { anObjectStore } from '../../../builders/object-store';

export interface ThreeDatasets {
  readonly base: DatasetModel;
  readonly ours: DatasetModel;
  readonly theirs: DatasetModel;
}

export interface Merged extends MergeResult {
  readonly dataset: DatasetModel;
  /** Root of any dataset in the same store. */
  readonly rootOf: (dataset: DatasetModel) => string;
}

/** Merges three datasets held in memory. Duplicates are looked for only when a test says so. */
export function merge({ base, ours, theirs }: ThreeDatasets, options: Partial<MergeSides> = {}): Merged {
  const store = anObjectStore();
  const provenance = emptyTree(store);
  const roots = (dataset: DatasetModel) => ({ root: writeDataset(store, dataset), provenance });
  const result = mergeDatasets({
    writer: store,
    base: roots(base),
    ours: roots(ours),
    theirs: roots(theirs),
    pageSize: () => undefined,
    duplicateOverlap: null,
    ...options,
  });
  return {
    ...result,
    dataset: readDataset(store, result.roots.root),
    rootOf: (dataset) => writeDataset(store, dataset),
  };
}

/** Every open conflict decided alike. */
export const decideAll = ({ open }: Pick<MergeResult, 'open'>, decided: Decided): Resolutions =>
  new Map(open.map(({ key }) => [key, { ...decided, by: 'Ada', at: '2026-11-23T09:00:00.000Z' }]));

export const kindsOf = ({ open }: Pick<MergeResult, 'open'>): ConflictKind[] => open.map(({ kind }) => kind);
