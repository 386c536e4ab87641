import { useMemo } from 'react';
import type { ChangeFilter, ChangeItem } from '../../../src-main/contract/changes-contract';
import { api, type Api } from '../../api/client';
import { createRowWindow, type RowWindow } from '../../api/row-window';
import { useRowWindow } from '../../api/use-row-window';

export type ChangedPage = Awaited<ReturnType<Api['changes']['pages']>>['rows'][number];

/** The changes of a draft that a filter finds. Follows every edit. */
export function useDraftChanges(dataset: string, filter: ChangeFilter): RowWindow<ChangeItem> {
  const key = JSON.stringify(filter);
  const rows = useMemo(
    () =>
      createRowWindow<ChangeItem>(async (offset, limit) => {
        const found = await api.changes.list({
          dataset,
          ...(JSON.parse(key) as ChangeFilter),
          offset,
          limit,
        });
        return { total: found.total, rows: found.items };
      }),
    [dataset, key],
  );
  return useRowWindow(rows, dataset);
}

/** The pages with changes that a filter finds. */
export function useChangedPages(dataset: string, filter: ChangeFilter): RowWindow<ChangedPage> {
  const key = JSON.stringify(filter);
  const rows = useMemo(
    () =>
      createRowWindow<ChangedPage>((offset, limit) =>
        api.changes.pages({ dataset, ...(JSON.parse(key) as ChangeFilter), offset, limit }),
      ),
    [dataset, key],
  );
  return useRowWindow(rows, dataset);
}
