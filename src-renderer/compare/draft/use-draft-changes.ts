import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ChangeFilter, ChangeItem } from '../../../src-main/contract/changes-contract';
import { api, type Api } from '../../api/client';
import { onLibraryEvent } from '../../api/library-events';
import { createRowWindow, type RowWindow } from '../../api/row-window';

export type ChangedPage = Awaited<ReturnType<Api['changes']['pages']>>['rows'][number];

const REFRESH_AFTER_MS = 250;

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
  return useFollowed(rows, dataset);
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
  return useFollowed(rows, dataset);
}

function useFollowed<Row>(rows: RowWindow<Row>, dataset: string): RowWindow<Row> {
  useSyncExternalStore(rows.subscribe, rows.revision);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onLibraryEvent((event) => {
      const isOurs = event.dataset === null || event.dataset === dataset;
      if (!isOurs || event.kind === 'background' || event.kind === 'datasets') return;
      timer ??= setTimeout(() => {
        timer = undefined;
        rows.refresh();
      }, REFRESH_AFTER_MS);
    });
    rows.show(0, 0);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [rows, dataset]);
  return rows;
}
