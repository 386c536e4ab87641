import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { api } from '../../api/client';
import { useCall } from '../../api/use-call';
import { versionRefOf } from '../../app/router';
import { historyTexts } from '../../texts/history-texts';
import { withPast, type Choosable } from './past-choice';
import classes from './history-filters.module.css';

const texts = historyTexts.filters;

/** Documents offered; who looks for another types more of its name. */
const OFFERED = 50;
const TYPED_MS = 200;

interface DocumentFilterProps {
  readonly dataset: string;
  /** Entry id. */
  readonly value: string | null;
  readonly onChange: (document: string | null) => void;
}

/** What was chosen last: it need not be among those offered when the screen is opened again. */
let last: Choosable | null = null;

/** Chooses one document by a part of its name; there may be far more than a list can hold. */
export function DocumentFilter({ dataset, value, onChange }: DocumentFilterProps) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Choosable | null>(() => (last?.value === value ? last : null));
  const search = chosen !== null && typed === chosen.label ? '' : typed.trim();
  const [settled] = useDebouncedValue(search, TYPED_MS);
  const { data } = useCall(
    `find ${dataset} ${settled}`,
    (signal) =>
      api.documents.list(
        {
          version: versionRefOf(dataset, 'draft'),
          search: settled,
          filter: 'all',
          sort: 'name',
          offset: 0,
          limit: OFFERED,
        },
        { signal },
      ),
    { kinds: ['documents'], dataset },
  );
  const found = withPast(
    (data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name })),
    settled,
  );
  const isListed = chosen === null || found.some((one) => one.value === chosen.value);
  return (
    <Select
      aria-label={texts.document}
      placeholder={texts.anyDocument}
      className={classes.choice}
      data={isListed ? found : [chosen, ...found]}
      value={value}
      onChange={(next) => {
        last = found.find((one) => one.value === next) ?? null;
        setChosen(last);
        onChange(next);
      }}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': texts.anyDocument }}
      onSearchChange={setTyped}
      // The core has searched already, and it knows more than names.
      filter={({ options }) => options}
      nothingFoundMessage={texts.documentHint}
      comboboxProps={{ width: 320, position: 'bottom-start' }}
    />
  );
}
