import { Button } from '@mantine/core';
import { IconCopyCheck, IconCopyOff } from '@tabler/icons-react';
import type { DuplicateReport } from '../../src-main/contract/split-contract';
import { useCommands } from '../app/commands';
import { openDialog } from '../app/dialogs';
import { useCanWrite } from '../app/session-store';
import { InlineTasks } from '../app/task-panel';
import { useStepKeys } from '../app/use-step-keys';
import { EmptyState } from '../components/empty-state';
import { FailureView } from '../components/failure-view';
import { ListAndDetails } from '../components/list-and-details';
import { Page } from '../components/page';
import { splitTexts } from '../texts/split-texts';
import { changeFound, useFound } from './found-pairs';
import { LikenessFields } from './likeness-fields';
import { keyOfPair, PairList } from './pair-list';
import { PairView, type Solution } from './pair-view';
import { useCheck } from './use-check';
import { useSolving } from './use-solving';
import classes from './duplicates.module.css';

const texts = splitTexts.check;
const { group } = splitTexts.commands;

/** Documents of one split that have a page of another one, pair by pair. */
export function DuplicatesScreen({ dataset }: { readonly dataset: string }) {
  const { likeness, report, at, solved } = useFound(dataset);
  const canEdit = useCanWrite();
  const check = useCheck(dataset);
  const pairs = report?.pairs ?? [];
  const setAt = (next: number): void => changeFound(dataset, () => ({ at: next }));
  const shown = Math.min(at, Math.max(0, pairs.length - 1));
  const step = (by: 1 | -1): void => setAt(Math.max(0, Math.min(pairs.length - 1, shown + by)));
  const solve = useSolving(dataset, () => step(1));
  const pair = pairs[shown];
  const isSolved = pair !== undefined && solved.has(keyOfPair(pair));
  const act = (solution: Solution): void => {
    if (pair !== undefined && !(isSolved && solution !== 'group')) void solve(pair, solution);
  };
  const start = (): void => void check.run(likeness);
  usePairKeys({ step, act, when: () => canEdit && pair !== undefined });
  return (
    <Page
      isFilled
      title={texts.title}
      subtitle={<span role="status">{report === undefined ? '' : texts.found(report.total)}</span>}
      toolbar={
        <LikenessFields
          likeness={likeness}
          onChange={(next) => changeFound(dataset, () => ({ likeness: next }))}
          isRunning={check.isRunning}
          onAgain={report === undefined ? undefined : start}
        />
      }
    >
      {check.isRunning && (
        <div className={classes.work}>
          <InlineTasks />
        </div>
      )}
      {check.failure !== undefined && <FailureView message={check.failure.userMessage} />}
      {pair === undefined && !check.isRunning && (
        <NoPairs dataset={dataset} report={report} onStart={start} />
      )}
      {pair !== undefined && (
        <ListAndDetails
          name="duplicates"
          label={texts.divider}
          list={<PairList dataset={dataset} pairs={pairs} shown={shown} solved={solved} onShow={setAt} />}
          details={
            <PairView dataset={dataset} pair={pair} canEdit={canEdit} isSolved={isSolved} onSolve={act} />
          }
        />
      )}
    </Page>
  );
}

interface NoPairsProps {
  readonly dataset: string;
  readonly report: DuplicateReport | undefined;
  readonly onStart: () => void;
}

function NoPairs({ dataset, report, onStart }: NoPairsProps) {
  const canWrite = useCanWrite();
  if (report === undefined)
    return (
      <EmptyState
        icon={<IconCopyCheck size={26} stroke={1.6} />}
        title={texts.emptyTitle}
        actions={<Button onClick={onStart}>{texts.start}</Button>}
      >
        {texts.empty} {texts.hint}
      </EmptyState>
    );
  const { looked, untold } = report.pages;
  if (looked === 0)
    return (
      <EmptyState
        icon={<IconCopyCheck size={26} stroke={1.6} />}
        title={texts.noSplitsTitle}
        actions={
          canWrite && (
            <Button onClick={() => openDialog({ name: 'split', dataset })}>{splitTexts.byRule}</Button>
          )
        }
      >
        {texts.noSplits}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<IconCopyOff size={26} stroke={1.6} />}
      title={looked === untold ? texts.untoldTitle : texts.noneTitle}
    >
      {looked === untold ? texts.allUntold(looked) : texts.none(looked, untold)}
    </EmptyState>
  );
}

interface PairKeys {
  readonly step: (by: 1 | -1) => void;
  readonly act: (solution: Solution) => void;
  readonly when: () => boolean;
}

function usePairKeys({ step, act, when }: PairKeys): void {
  useStepKeys({ id: 'duplicates', texts: { group, next: texts.next, previous: texts.previous }, step });
  useCommands([
    { id: 'duplicates.move-a', name: texts.moveFirst, group, shortcut: '1', when, run: () => act('move-a') },
    { id: 'duplicates.move-b', name: texts.moveSecond, group, shortcut: '2', when, run: () => act('move-b') },
    { id: 'duplicates.group', name: texts.groupBoth, group, shortcut: 'G', when, run: () => act('group') },
  ]);
}
