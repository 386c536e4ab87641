import { Button, Loader, Progress } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { classColors } from '../../src-main/domain/label-schema/class-colors';
import type { LabelClass } from '../../src-main/domain/label-schema/label-schema';
import { api } from '../api/client';
import { useCall } from '../api/use-call';
import { openDialog } from '../app/dialogs';
import { useCanWrite } from '../app/session-store';
import type { LookOf } from '../sides/class-looks';
import { EmptyState } from '../components/empty-state';
import { FailureView } from '../components/failure-view';
import { LateLoader } from '../components/late-loader';
import { Page } from '../components/page';
import { SplitPanes } from '../components/split-panes';
import { mergeTexts as texts } from '../texts/merge-texts';
import { ConflictCard } from './conflict/conflict-card';
import type { MergeState } from './desk/merge-types';
import { DeskProvider, useDesk, useDeskState, useNewDesk } from './desk/use-desk';
import { useDeskKeys } from './desk/use-desk-keys';
import { MergeActions } from './ending/merge-actions';
import { MergePages } from './page/merge-pages';
import { PlaceList } from './place-list';
import classes from './merge-screen.module.css';

/** The merge that waits on the branch that is worked on: what is in conflict, and the decisions. */
export function MergeScreen({ dataset }: { readonly dataset: string }) {
  const desk = useNewDesk(dataset);
  return (
    <DeskProvider value={desk}>
      <Merge dataset={dataset} />
    </DeskProvider>
  );
}

function Merge({ dataset }: { readonly dataset: string }) {
  const desk = useDesk();
  const merge = useDeskState((state) => state.merge);
  const failure = useDeskState((state) => state.failure);
  if (merge) return <Waiting merge={merge} />;
  return (
    <Page isFilled title={texts.title}>
      {failure !== undefined ? (
        <div className={classes.failure}>
          <FailureView message={failure.userMessage} onRetry={() => void desk.refresh()} />
        </div>
      ) : merge === undefined ? (
        <div className={classes.centered} role="status">
          <Loader size="sm" aria-hidden="true" /> {texts.reading}…
        </div>
      ) : (
        <NoMerge dataset={dataset} />
      )}
    </Page>
  );
}

function NoMerge({ dataset }: { readonly dataset: string }) {
  const canWrite = useCanWrite();
  return (
    <EmptyState
      icon={<IconGitMerge size={26} stroke={1.6} />}
      title={texts.empty.title}
      actions={
        canWrite && (
          <Button onClick={() => openDialog({ name: 'merge', dataset, from: null })}>
            {texts.start.action}
          </Button>
        )
      }
    >
      {texts.empty.text}
    </EmptyState>
  );
}

function Waiting({ merge }: { readonly merge: MergeState }) {
  const [isFinishing, setFinishing] = useState(false);
  const failure = useDeskState((state) => state.failure);
  const { branch, theirs, decided, conflicts, dataset } = merge;
  useDeskKeys(() => setFinishing(true));
  return (
    <Page
      isFilled
      title={texts.of(theirs.name, branch)}
      subtitle={
        <span role="status" className="tabular">
          {texts.progress(decided, conflicts)}
        </span>
      }
      actions={<MergeActions merge={merge} isFinishing={isFinishing} onFinishing={setFinishing} />}
    >
      <Progress
        className={classes.progress ?? ''}
        size="xs"
        radius={0}
        value={conflicts === 0 ? 100 : (100 * decided) / conflicts}
        aria-label={texts.progressLabel}
      />
      {failure !== undefined && <FailureView message={failure.userMessage} />}
      {conflicts === 0 ? (
        <EmptyState icon={<IconGitMerge size={26} stroke={1.6} />} title={texts.settled.title}>
          {texts.settled.text}
        </EmptyState>
      ) : (
        <Desk key={dataset} merge={merge} />
      )}
    </Page>
  );
}

/** Places, the page, and the conflict beside each other. */
function Desk({ merge }: { readonly merge: MergeState }) {
  const { dataset } = merge;
  const place = useDeskState((state) => state.place);
  const lookOf = useLooks(merge);
  const document = place?.document ?? null;
  const pageIndex = place?.pageIndex ?? 0;
  const page = useCall(
    document === null ? null : `merge page ${dataset} ${document} ${pageIndex}`,
    (signal) => api.merges.page({ dataset, document: document ?? '', pageIndex }, { signal }),
    { kinds: ['versions', 'draft', 'documents'], dataset },
  );
  return (
    <div className={classes.body}>
      <SplitPanes
        name="merge-places"
        label={texts.places.label}
        fixed="start"
        initial={210}
        min={160}
        max={420}
        start={<PlaceList />}
        end={
          <SplitPanes
            name="merge-conflict"
            label={texts.card.label}
            fixed="end"
            initial={310}
            min={260}
            max={560}
            start={
              place === null ? (
                <LateLoader label={texts.reading} />
              ) : document === null ? (
                <p className={classes.centered}>{texts.noPage}</p>
              ) : (
                <MergePages key={document} {...{ merge, page, lookOf }} place={{ ...place, document }} />
              )
            }
            end={
              <div className={classes.conflict}>
                <ConflictCard merge={merge} page={page.data} lookOf={lookOf} />
              </div>
            }
          />
        }
      />
    </div>
  );
}

/** Names and colours of classes, of either side and of what comes of both. */
function useLooks({ classes: known }: MergeState): LookOf {
  // Decisions bring a new state with the same classes: what is drawn must not be drawn anew for that.
  const text = JSON.stringify(known.map(({ id, name, color }) => [id, name, color]));
  return useMemo(() => {
    const colors = classColors(known as readonly LabelClass[]);
    const looks = new Map(known.map(({ id, name }) => [id, { id, name, color: colors.get(id) ?? NO_COLOR }]));
    return (id) =>
      (id === null ? undefined : looks.get(id)) ?? { id, name: id ?? texts.noClass, color: NO_COLOR };
    // oxlint-disable-next-line react/exhaustive-deps -- as said
  }, [text]);
}

const NO_COLOR = '#6b7280';
