import { Button, Select } from '@mantine/core';
import { useState, type Ref } from 'react';
import type { LogEntry } from '../../../src-main/contract/version-contract';
import { api } from '../../api/client';
import { useCall } from '../../api/use-call';
import { versionRefOf } from '../../app/router';
import { historyTexts } from '../../texts/history-texts';
import { DocumentFilter } from './document-filter';
import { withPast, type Choosable } from './past-choice';
import { isFiltering, NO_FILTER, type Filter } from './use-listed';
import classes from './history-filters.module.css';

const texts = historyTexts.filters;

interface HistoryFiltersProps {
  readonly dataset: string;
  readonly log: readonly LogEntry[];
  readonly branches: readonly string[];
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
  /** How many of all are listed; empty while that is looked for. */
  readonly found: string;
  readonly ref: Ref<HTMLInputElement>;
}

/** Who made a version, on which branch, and what it changed. */
export function HistoryFilters({
  dataset,
  log,
  branches,
  filter,
  onChange,
  found,
  ref,
}: HistoryFiltersProps) {
  const authors = [...new Set(log.map(({ author }) => author))].sort((a, b) => a.localeCompare(b));
  const { data: schema } = useCall(
    `classes ${dataset}`,
    (signal) => api.schemas.get({ version: versionRefOf(dataset, 'draft') }, { signal }),
    { kinds: ['versions'], dataset },
  );
  const set = (part: Partial<Filter>): void => onChange({ ...filter, ...part });
  return (
    <fieldset className={classes.filters}>
      <legend className="visually-hidden">{texts.label}</legend>
      <Choice
        label={texts.author}
        placeholder={texts.anyAuthor}
        choices={authors.map((name) => ({ value: name, label: name }))}
        value={filter.author}
        onChange={(author) => set({ author })}
        ref={ref}
      />
      <Choice
        label={texts.branch}
        placeholder={texts.anyBranch}
        choices={branches.map((name) => ({ value: name, label: name }))}
        value={filter.branch}
        onChange={(branch) => set({ branch })}
      />
      <DocumentFilter dataset={dataset} value={filter.document} onChange={(document) => set({ document })} />
      <Choice
        label={texts.class}
        placeholder={texts.anyClass}
        choices={(schema?.classes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.class}
        onChange={(value) => set({ class: value })}
        hasPast
      />
      <span role="status" className={classes.found}>
        {isFiltering(filter) ? found : ''}
      </span>
      {isFiltering(filter) && (
        <Button variant="subtle" size="compact-xs" onClick={() => onChange(NO_FILTER)}>
          {texts.clear}
        </Button>
      )}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly placeholder: string;
  readonly choices: readonly Choosable[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** What is typed may be the name of one that is gone by now. */
  readonly hasPast?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

function Choice({ label, placeholder, choices, value, onChange, hasPast = false, ref }: ChoiceProps) {
  const [typed, setTyped] = useState('');
  const isPast = hasPast && value !== null && choices.every((choice) => choice.value !== value);
  const offered = hasPast && !isPast ? withPast(choices, typed) : choices;
  return (
    <Select
      {...(ref === undefined ? {} : { ref })}
      aria-label={label}
      placeholder={placeholder}
      className={classes.choice}
      data-on={value !== null || undefined}
      data={isPast ? withPast(choices, value) : offered}
      value={value}
      onChange={onChange}
      onSearchChange={setTyped}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': placeholder }}
      comboboxProps={{ width: 240, position: 'bottom-start' }}
    />
  );
}
