import { IconArrowsLeftRight } from '@tabler/icons-react';
import { useMemo } from 'react';
import { api } from '../../api/client';
import { useCall } from '../../api/use-call';
import { useCommands } from '../../app/commands';
import { useDatasets } from '../../app/dataset-choice';
import { navigate, splitVersionRef } from '../../app/router';
import { IconButton } from '../../components/icon-button';
import { compareTexts as texts } from '../../texts/compare-texts';
import type { Sides } from '../walk/comparison';
import { queryOfMatching } from '../walk/walk-query';
import { versionGroups } from './version-options';
import { VersionPicker } from './version-picker';
import classes from './version-picker.module.css';

/** Which two are compared, and a button that swaps them. */
export function SidePickers({ from, to, ...matching }: Sides) {
  const compare = (one: string, other: string): void =>
    navigate({ screen: 'compare', from: one, to: other }, { query: queryOfMatching(matching) });
  const datasets = useDatasets().data;
  const names = datasets?.map(({ name }) => name) ?? [];
  const { data: logs } = useCall(
    names.length === 0 ? null : `logs ${names.join('\n')}`,
    (signal) =>
      Promise.all(
        names.map(async (dataset) => ({ dataset, entries: await api.versions.log({ dataset }, { signal }) })),
      ),
    { kinds: ['versions', 'datasets'] },
  );
  const groups = useMemo(() => versionGroups(logs ?? [], splitVersionRef(to).dataset), [logs, to]);
  const swap = (): void => compare(to, from);
  useCommands([
    { id: 'compare.swap', name: texts.commands.swap, group: texts.commands.group, shortcut: 'X', run: swap },
  ]);
  return (
    <div className={classes.sides}>
      <span className={classes.word}>{texts.from}</span>
      <VersionPicker label={texts.from} value={from} groups={groups} onChange={(ref) => compare(ref, to)} />
      <IconButton label={texts.swap} onClick={swap}>
        <IconArrowsLeftRight size={16} />
      </IconButton>
      <span className={classes.word}>{texts.to}</span>
      <VersionPicker label={texts.to} value={to} groups={groups} onChange={(ref) => compare(from, ref)} />
    </div>
  );
}
