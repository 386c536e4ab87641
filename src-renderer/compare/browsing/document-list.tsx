import { Loader, TextInput, UnstyledButton } from '@mantine/core';
import { IconListDetails, IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { compareTexts } from '../../texts/compare-texts';
import type { Comparison } from '../walk/comparison';
import type { People } from '../walk/use-people';
import type { Walk } from '../walk/use-walk';
import { ChoiceRows } from '../../components/choice-rows';
import { ANY, type Cause, type Presence } from '../walk/compared-documents';
import { DocumentRow } from './document-row';
import { ToggleChips } from '../../components/toggle-chips';
import { WhatMenu } from './what-menu';
import classes from './document-list.module.css';

const texts = compareTexts.list;
const ROW_PX = 46;

interface DocumentListProps {
  readonly walk: Walk;
  readonly comparison: Comparison;
  readonly people: People;
  readonly searchField: RefObject<HTMLInputElement | null>;
}

/** The way to the totals and to every document that differs, most changes first. */
export function DocumentList({ walk, comparison, people, searchField }: DocumentListProps) {
  const { listed, filter, setFilter, place, progress } = walk;
  const current = listed.findIndex(({ row }) => row.document === place?.document);
  return (
    <nav className={classes.pane} aria-label={texts.label}>
      <UnstyledButton
        className={classes.overview}
        aria-current={place === null ? 'true' : undefined}
        onClick={walk.showTotals}
      >
        <IconListDetails size={16} aria-hidden="true" /> {compareTexts.overview}
      </UnstyledButton>
      <Filters walk={walk} comparison={comparison} people={people} searchField={searchField} />
      {listed.length === 0 && progress === null ? (
        <div className={classes.nothing}>
          {texts.nothing}{' '}
          <UnstyledButton
            className={classes.link}
            onClick={() => setFilter({ presence: 'all', what: ANY, cause: 'both', search: '' })}
          >
            {texts.showAll}
          </UnstyledButton>
        </div>
      ) : (
        <ChoiceRows
          label={texts.label}
          count={listed.length}
          rowHeight={ROW_PX}
          current={current}
          onChoose={(index) => walk.goTo(listed[index]?.row.document ?? '', 0)}
        >
          {(index) => <DocumentRow listed={listed[index]!} what={filter.what} cause={filter.cause} />}
        </ChoiceRows>
      )}
    </nav>
  );
}

const CAUSES: readonly Cause[] = ['labels', 'schema', 'both'];

function Filters({ walk, comparison, people, searchField }: DocumentListProps) {
  const { listed, filter, setFilter, progress, total } = walk;
  return (
    <div className={classes.filters}>
      <TextInput
        ref={searchField}
        placeholder={texts.search}
        aria-label={texts.search}
        leftSection={<IconSearch size={14} />}
        value={filter.search}
        onChange={(event) => setFilter({ search: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur();
        }}
      />
      <ToggleChips
        label={texts.presence}
        value={filter.presence}
        onChange={(presence) => setFilter({ presence })}
        choices={presenceChoices(comparison)}
      />
      {comparison.summary.schema.rewritten > 0 && (
        <ToggleChips<Cause>
          label={texts.cause}
          value={filter.cause}
          onChange={(cause) => setFilter({ cause })}
          choices={CAUSES.map((value) => ({ value, label: texts.causes[value] }))}
        />
      )}
      <WhatMenu
        value={filter.what}
        labels={comparison.summary.labels}
        people={people.data}
        onChange={(what) => setFilter({ what })}
      />
      <div className={classes.quiet} role="status">
        {progress === null ? (
          texts.shown(listed.length, total)
        ) : (
          <>
            <Loader size={10} aria-hidden="true" /> {texts.counting(progress.done, progress.total)}
          </>
        )}
      </div>
    </div>
  );
}

/** Only kinds of documents that there are; with one kind alone there is nothing to choose. */
function presenceChoices({ documents }: Comparison): { value: Presence; label: string }[] {
  const there = new Set(documents.map(({ presence }) => presence));
  return (['both', 'added', 'removed', 'all'] as const)
    .filter((presence) => presence === 'all' || there.has(presence))
    .map((value) => ({ value, label: texts.presences[value] }));
}
