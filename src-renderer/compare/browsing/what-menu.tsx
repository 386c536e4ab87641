import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import type { DiffView } from '../../../src-main/contract/version-contract';
import { compareTexts } from '../../texts/compare-texts';
import { formatCount } from '../../texts/words';
import { ANY, keyOfWhat, type What } from './compared-documents';
import classes from './document-list.module.css';

const texts = compareTexts.list;

interface WhatMenuProps {
  readonly value: What;
  readonly labels: DiffView['labels'];
  readonly onChange: (what: What) => void;
}

interface Choice {
  readonly what: What;
  readonly label: string;
  readonly count: number | null;
}

/** Which changes to step through: all, one sort, one field, one class. Only what occurs is offered. */
export function WhatMenu({ value, labels, onChange }: WhatMenuProps) {
  const item = ({ what, label, count }: Choice) => (
    <Menu.Item
      key={keyOfWhat(what)}
      onClick={() => onChange(what)}
      leftSection={
        keyOfWhat(what) === keyOfWhat(value) ? <IconCheck size={14} /> : <span className={classes.noCheck} />
      }
      rightSection={count === null ? undefined : <span className={classes.quiet}>{formatCount(count)}</span>}
    >
      {label}
    </Menu.Item>
  );
  const kinds = kindChoices(labels);
  const names = classChoices(labels);
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          rightSection={<IconChevronDown size={14} />}
          aria-label={`${texts.what}: ${nameOfWhat(value)}`}
          className={classes.menuButton}
        >
          {nameOfWhat(value)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        {item({ what: ANY, label: texts.anyWhat, count: null })}
        {changeChoices(labels).map(item)}
        {kinds.length > 0 && <Menu.Label>{texts.whatKinds}</Menu.Label>}
        {kinds.map(item)}
        {names.length > 0 && <Menu.Label>{texts.whatClasses}</Menu.Label>}
        {names.map(item)}
      </Menu.Dropdown>
    </Menu>
  );
}

export function nameOfWhat(what: What): string {
  switch (what.by) {
    case 'any':
      return texts.anyWhat;
    case 'change':
      return texts.whats[what.change];
    case 'kind':
      return compareTexts.kind(what.kind);
    case 'class':
      return texts.classIs(what.name);
  }
}

const changeChoices = (labels: DiffView['labels']): readonly Choice[] =>
  (['added', 'removed', 'changed'] as const)
    .map((change) => ({
      what: { by: 'change' as const, change },
      label: texts.whats[change],
      count: labels[change],
    }))
    .filter(({ count }) => count > 0);

const kindChoices = ({ byKind }: DiffView['labels']): readonly Choice[] =>
  Object.entries(byKind)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => ({ what: { by: 'kind' as const, kind }, label: compareTexts.kind(kind), count }));

const classChoices = ({ byClass }: DiffView['labels']): readonly Choice[] =>
  Object.keys(byClass)
    .sort()
    .map((name) => ({ what: { by: 'class' as const, name }, label: name, count: null }));
