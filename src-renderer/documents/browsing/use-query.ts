import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { versionRefOf } from '../../app/router';
import type { Filter, Query, Sort, SplitFilter } from './use-documents';

const SEARCH_AFTER_MS = 150;

export interface QueryControls {
  /** As typed; the query follows a moment later. */
  readonly search: string;
  readonly setSearch: (search: string) => void;
  readonly setFilter: (filter: Filter) => void;
  readonly setSplit: (split: SplitFilter) => void;
  readonly setSort: (sort: Sort) => void;
  readonly query: Query;
  readonly isFiltered: boolean;
}

/** What the person looks for among the documents. `onChange` runs whenever that changes. */
export function useQuery(dataset: string, version: string, onChange: () => void): QueryControls {
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const [split, setSplit] = useState<SplitFilter>('all');
  const [sort, setSort] = useState<Sort>('name');
  const [settled] = useDebouncedValue(search.trim(), SEARCH_AFTER_MS);
  const query = useMemo(
    () => ({ version: versionRefOf(dataset, version), search: settled, filter, split, sort }),
    [dataset, version, settled, filter, split, sort],
  );
  const changing =
    <Value>(set: (value: Value) => void) =>
    (value: Value): void => {
      set(value);
      onChange();
    };
  return {
    search,
    setSearch: changing(setSearch),
    setFilter: changing(setFilter),
    setSplit: changing(setSplit),
    setSort: changing(setSort),
    query,
    isFiltered: settled !== '' || filter !== 'all' || split !== 'all',
  };
}
