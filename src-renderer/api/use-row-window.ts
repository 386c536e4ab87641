import { useEffect, useSyncExternalStore } from 'react';
import { followLibrary } from './follow-library';
import type { RowWindow } from './row-window';

const FOLLOWED = ['draft', 'documents', 'versions'] as const;

/** Draws a list of rows anew as they come, and reads those in view again whenever the dataset changes. */
export function useRowWindow<Row>(rows: RowWindow<Row>, dataset: string): RowWindow<Row> {
  useSyncExternalStore(rows.subscribe, rows.revision);
  useEffect(() => {
    rows.show(0, 0);
    return followLibrary({ kinds: FOLLOWED, dataset }, rows.refresh);
  }, [rows, dataset]);
  return rows;
}
