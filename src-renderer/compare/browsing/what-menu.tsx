import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { TotalsView } from '../../../src-main/contract/comparison-contract';
import type { DiffView } from '../../../src-main/contract/version-contract';
import { compareTexts } from '../../texts/compare-texts';
import { formatCount } from '../../texts/words';
import { ANY, keyOfWhat, type What } from '../walk/compared-documents';
import classes from './document-list.module.css';

const texts = compareTexts.list;

interface WhatMenuProps {
  readonly value: What;
  readonly labels: DiffView['labels'];
  /** `undefined` while it is not known who changed what. */
  readonly people: TotalsView['rows'] | undefined;
  readonly onChange: (what: What) => void;
}

/** A wish, which takes the place of another one of the same sort. */
interface Choice {
  readonly part: What;
  readonly label: string;
  readonly count: number | null;
}

/** Which changes to step through, by what happened, class and person together. Only what occurs is offered. */
export function WhatMenu({ value, labels, people, onChange }: WhatMenuProps) {
  const choices = useMemo(() => choicesOf(labels, people), [labels, people]);
  const item = ({ part, label, count }: Choice) => {
    const isChosen = isPartOf(part, value);
    return (
      <Menu.Item
        key={keyOfWhat(part)}
        onClick={() => onChange(isChosen ? without(value, part) : { ...value, ...part })}
        leftSection={isChosen ? <IconCheck size={14} /> : <span className={classes.noCheck} />}
        rightSection={
          count === null ? undefined : <span className={classes.quiet}>{formatCount(count)}</span>
        }
      >
        {label}
      </Menu.Item>
    );
  };
  const name = nameOfWhat(value);
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          rightSection={<IconChevronDown size={14} />}
          aria-label={`${texts.what}: ${name}`}
          className={classes.menuButton}
        >
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        {item({ part: ANY, label: texts.anyWhat, count: null })}
        {choices.map(({ title, items }) => (
          <div key={title}>
            {title !== '' && <Menu.Label>{title}</Menu.Label>}
            {items.map(item)}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Whether a wish is among those that are made; the wish for anything, when none is. */
function isPartOf(part: What, whole: What): boolean {
  const keys = Object.keys(part) as (keyof What)[];
  if (keys.length === 0) return keyOfWhat(whole) === keyOfWhat(ANY);
  return keys.every((key) => JSON.stringify(part[key]) === JSON.stringify(whole[key]));
}

const without = (whole: What, part: What): What =>
  Object.fromEntries(Object.entries(whole).filter(([key]) => !(key in part)));

/** All wishes, one after another. */
export function nameOfWhat({ change, kind, class: name, relabelled, person }: What): string {
  const parts = [
    ...(change === undefined ? [] : [texts.whats[change]]),
    ...(kind === undefined ? [] : [compareTexts.kind(kind)]),
    ...(name === undefined ? [] : [texts.classIs(name)]),
    ...(relabelled === undefined ? [] : [texts.relabelledAs(...relabelled)]),
    ...(person === undefined ? [] : [texts.personIs(person)]),
  ];
  return parts.length === 0 ? texts.anyWhat : parts.join(', ');
}

function choicesOf(labels: DiffView['labels'], people: TotalsView['rows'] = []) {
  const sections: readonly { readonly title: string; readonly items: readonly Choice[] }[] = [
    { title: '', items: changeChoices(labels) },
    { title: texts.whatKinds, items: kindChoices(labels) },
    { title: texts.whatPeople, items: personChoices(people) },
    { title: texts.whatClasses, items: classChoices(labels) },
  ];
  return sections.filter(({ items }) => items.length > 0);
}

const changeChoices = (labels: DiffView['labels']): readonly Choice[] =>
  (['added', 'removed', 'changed'] as const)
    .map((change) => ({ part: { change }, label: texts.whats[change], count: labels[change] }))
    .filter(({ count }) => count > 0);

const kindChoices = ({ byKind }: DiffView['labels']): readonly Choice[] =>
  Object.entries(byKind)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => ({ part: { kind }, label: compareTexts.kind(kind), count }));

const personChoices = (people: TotalsView['rows']): readonly Choice[] =>
  people.map(({ key, added, removed, changed }) => ({
    part: { person: key },
    label: texts.person(key),
    count: added + removed + changed,
  }));

const classChoices = ({ byClass }: DiffView['labels']): readonly Choice[] =>
  Object.keys(byClass)
    .sort()
    .map((name) => ({ part: { class: name }, label: name, count: null }));
