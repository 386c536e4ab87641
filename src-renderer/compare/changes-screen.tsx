import { Button, Loader } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useMemo, type ReactNode } from 'react';
import { useAction } from '../api/use-action';
import { useCommands } from '../app/commands';
import { openDialog } from '../app/dialogs';
import { versionRefOf } from '../app/router';
import { useCanWrite } from '../app/session-store';
import { useDraftStatus, type DraftStatus } from '../app/use-draft-status';
import { EmptyState } from '../components/empty-state';
import { FailureView } from '../components/failure-view';
import { Page } from '../components/page';
import { compareTexts } from '../texts/compare-texts';
import { ToggleChips } from '../components/toggle-chips';
import { useComparison } from './walk/comparison';
import { ComparisonBody } from './comparison-body';
import { DraftList } from './draft/draft-list';
import { setView, useDraftView, type View } from './draft/draft-view';
import { ObstaclesDialog } from './draft/obstacles-dialog';
import { revertEverything } from './draft/restoring';
import { RevertIn } from './draft/revert-change';
import { FirstChanges } from './first-changes';
import classes from './comparison-body.module.css';

const texts = compareTexts.changes;

/** What the draft changes against the version it started from; follows every edit. */
export function ChangesScreen({ dataset }: { readonly dataset: string }) {
  const { data, failure, reload } = useDraftStatus(dataset);
  const canWrite = useCanWrite();
  const canCommit = canWrite && data?.clean === false;
  const commit = (): void => openDialog({ name: 'commit', dataset });
  const base = data?.base ?? null;
  const revertAll = useAction(() => (base === null ? Promise.resolve() : revertEverything(dataset, base)));
  return (
    <Page
      isFilled
      title={texts.title}
      subtitle={data === undefined ? undefined : base === null ? texts.first : texts.since(base)}
      actions={
        <>
          {base !== null && data?.clean === false && <ViewChoice />}
          {canWrite && base !== null && data?.clean === false && (
            <Button variant="default" loading={revertAll.isRunning} onClick={() => void revertAll.run()}>
              {texts.revert.everything}
            </Button>
          )}
          {canWrite && (
            <Button onClick={commit} disabled={!canCommit}>
              {texts.commit}
            </Button>
          )}
        </>
      }
    >
      {data === undefined ? (
        <Waiting>
          {failure !== undefined && <FailureView message={failure.userMessage} onRetry={reload} />}
        </Waiting>
      ) : base === null ? (
        <FirstChanges dataset={dataset} isEmpty={data.clean} />
      ) : data.clean ? (
        <EmptyState icon={<IconCircleCheck size={26} />} title={texts.cleanTitle}>
          {texts.clean(base)}
        </EmptyState>
      ) : (
        <Draft dataset={dataset} base={base} status={data} />
      )}
      <ObstaclesDialog />
    </Page>
  );
}

const Waiting = ({ children }: { readonly children: ReactNode }) => (
  <div className={classes.centered} role="status">
    {children === false ? <Loader size="sm" role="img" aria-label={compareTexts.loading} /> : children}
  </div>
);

const VIEWS: readonly View[] = ['list', 'pages'];

function ViewChoice() {
  const view = useDraftView((state) => state.view);
  return (
    <ToggleChips
      label={texts.view}
      value={view}
      onChange={setView}
      choices={VIEWS.map((value) => ({ value, label: texts.views[value], hint: 'V' }))}
    />
  );
}

interface DraftProps {
  readonly dataset: string;
  readonly base: number;
  readonly status: DraftStatus;
}

function Draft({ dataset, base, status }: DraftProps) {
  const view = useDraftView((state) => state.view);
  const { group, toggleView, revertAll } = texts.commands;
  const canWrite = useCanWrite();
  useCommands([
    {
      id: 'changes.view',
      name: toggleView,
      group,
      shortcut: 'V',
      run: () => setView(view === 'list' ? 'pages' : 'list'),
    },
    {
      id: 'changes.revert-all',
      name: revertAll,
      group,
      when: () => canWrite,
      run: () => void revertEverything(dataset, base),
    },
  ]);
  return view === 'list' ? (
    <DraftList key={dataset} dataset={dataset} status={status} />
  ) : (
    <RevertIn value={dataset}>
      <SinceBase dataset={dataset} base={base} />
    </RevertIn>
  );
}

function SinceBase({ dataset, base }: { readonly dataset: string; readonly base: number }) {
  const sides = useMemo(
    () => ({ from: versionRefOf(dataset, base), to: versionRefOf(dataset, 'draft') }),
    [dataset, base],
  );
  const call = useComparison(sides);
  return <ComparisonBody key={base} sides={sides} call={call} />;
}
