import { CloseButton, SegmentedControl, Select, TextInput, VisuallyHidden } from '@mantine/core';
import { IconLayoutGrid, IconList, IconSearch } from '@tabler/icons-react';
import type { ReactNode, Ref } from 'react';
import { useView } from '../app/view-settings';
import { FilterChips } from '../components/filter-chips';
import { documentTexts as texts } from '../texts/document-texts';
import { splitTexts } from '../texts/split-texts';
import { FILTERS, SORTS, SPLIT_FILTERS } from './browsing/use-documents';
import type { QueryControls } from './browsing/use-query';
import classes from './documents-screen.module.css';

interface DocumentToolbarProps {
  readonly controls: QueryControls;
  readonly searchField: Ref<HTMLInputElement>;
}

/** Search, filter, order and view of the documents. */
export function DocumentToolbar({ controls, searchField }: DocumentToolbarProps) {
  const { search, setSearch, setFilter, setSplit, setSort, query } = controls;
  const view = useView(({ documents }) => documents);
  const clear = search !== '' && (
    <CloseButton size="xs" aria-label={texts.clearSearch} onClick={() => setSearch('')} />
  );
  return (
    <div className={classes.toolbar}>
      <TextInput
        ref={searchField}
        type="search"
        aria-label={texts.search}
        placeholder={texts.search}
        className={classes.search}
        leftSection={<IconSearch size={15} aria-hidden="true" />}
        rightSection={clear}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        maxLength={200}
      />
      <FilterChips
        label={texts.filter}
        value={query.filter}
        onChange={setFilter}
        choices={FILTERS.map((value) => ({ value, label: texts.filters[value] }))}
      />
      <div className={classes.order}>
        <Select
          aria-label={splitTexts.filter}
          className={classes.sort}
          data={SPLIT_FILTERS.map((value) => ({ value, label: splitTexts.filters[value] }))}
          value={query.split}
          onChange={(value) => setSplit(SPLIT_FILTERS.find((each) => each === value) ?? 'all')}
        />
        <Select
          aria-label={texts.sort}
          className={classes.sort}
          data={SORTS.map((value) => ({ value, label: texts.sorts[value] }))}
          value={query.sort}
          onChange={(value) => setSort(SORTS.find((each) => each === value) ?? 'name')}
        />
        <SegmentedControl
          aria-label={texts.view}
          value={view}
          onChange={(documents) => useView.setState({ documents: documents === 'list' ? 'list' : 'grid' })}
          data={[
            { value: 'grid', label: <ViewLabel icon={<IconLayoutGrid size={15} />} name={texts.grid} /> },
            { value: 'list', label: <ViewLabel icon={<IconList size={15} />} name={texts.list} /> },
          ]}
        />
      </div>
    </div>
  );
}

const ViewLabel = ({ icon, name }: { readonly icon: ReactNode; readonly name: string }) => (
  <span title={name} style={{ display: 'grid', placeItems: 'center', height: 18 }}>
    {icon}
    <VisuallyHidden>{name}</VisuallyHidden>
  </span>
);
