import { useMemo } from 'react';
import type { DocumentRow } from '../../../src-main/contract/document-contract';
import { api } from '../../api/client';
import { createRowWindow, type RowWindow } from '../../api/row-window';
import { useRowWindow } from '../../api/use-row-window';

export const FILTERS = ['all', 'unreviewed', 'reviewed', 'empty', 'absent', 'problems'] as const;
export type Filter = (typeof FILTERS)[number];
export const SPLIT_FILTERS = ['all', 'train', 'validation', 'test', 'none'] as const;
export type SplitFilter = (typeof SPLIT_FILTERS)[number];
export const SORTS = ['name', 'pages', 'regions'] as const;
export type Sort = (typeof SORTS)[number];

export interface Query {
  readonly version: string;
  readonly search: string;
  readonly filter: Filter;
  readonly split: SplitFilter;
  readonly sort: Sort;
}

/** Most documents that one call gives. */
const LARGEST_SLICE = 1000;

/** The documents that a query finds. Follows changes in the library. */
export function useDocuments(
  { version, search, filter, split, sort }: Query,
  dataset: string,
): RowWindow<DocumentRow> {
  const found = useMemo(
    () =>
      createRowWindow<DocumentRow>((offset, limit) =>
        api.documents.list({ version, search, filter, split, sort, offset, limit }),
      ),
    [version, search, filter, split, sort],
  );
  return useRowWindow(found, dataset);
}

/** Every document that a query finds, for "select all". */
export async function listAll(
  query: Query,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
) {
  const all: DocumentRow[] = [];
  for (;;) {
    signal.throwIfAborted();
    const { total, rows } = await api.documents.list({ ...query, offset: all.length, limit: LARGEST_SLICE });
    all.push(...rows);
    onProgress(all.length, total);
    if (rows.length === 0 || all.length >= total) return all;
  }
}
