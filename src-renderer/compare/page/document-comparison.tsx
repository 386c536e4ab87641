import { Loader } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { RegionChangeView } from '../../../src-main/contract/version-contract';
import { FailureView } from '../../components/failure-view';
import { SplitPanes } from '../../components/split-panes';
import { navigate, splitVersionRef } from '../../app/router';
import { compareTexts } from '../../texts/compare-texts';
import type { ComparedDocument } from '../walk/compared-documents';
import { ChangePanel } from '../changes/change-panel';
import { placeOfChange } from '../../sides/region-place';
import { useDocumentChanges, type DocumentChanges } from '../changes/use-document-changes';
import { RevertChange } from '../draft/revert-change';
import { changePane } from '../walk/compare-view';
import { refreshOf, type Comparison, type Sides } from '../walk/comparison';
import { usePageKeys } from '../walk/use-compare-keys';
import type { Walk } from '../walk/use-walk';
import { Legend } from './legend';
import { SidePanes } from './side-panes';
import { usePanes, type Panes } from './use-panes';
import { ViewBar } from './view-bar';
import classes from './document-comparison.module.css';

const texts = compareTexts.page;

interface DocumentComparisonProps {
  readonly sides: Sides;
  readonly comparison: Comparison;
  readonly row: ComparedDocument;
  readonly walk: Walk;
}

/** One document that differs: its pages with both sides, and its changes one after another. */
export function DocumentComparison({ sides, comparison, row, walk }: DocumentComparisonProps) {
  const { looks } = comparison;
  const changes = useDocumentChanges(sides, row.document, walk.filter, looks);
  const { shown } = changes;
  const current = shown[Math.min(walk.place?.index ?? 0, shown.length - 1)];
  const refresh = useMemo(() => refreshOf(sides), [sides]);
  const panes = usePanes({ sides, row, current, place: walk.place, refresh });
  return (
    <SplitPanes
      name="compare-change"
      label={compareTexts.change.panel}
      {...changePane()}
      stacks
      start={
        <ComparedPages panes={panes} changes={changes} current={current} {...{ comparison, row, walk }} />
      }
      end={
        <ChangePanel
          walk={walk}
          changes={changes}
          current={current}
          looks={looks}
          actions={current !== undefined && <RevertChange change={current} />}
          documentName={row.name}
          unit={panes.main.data?.shown.mediaType?.startsWith('image/') === true ? 'px' : 'pt'}
        />
      }
    />
  );
}

interface ComparedPagesProps extends Omit<DocumentComparisonProps, 'sides'> {
  readonly panes: Panes;
  readonly changes: DocumentChanges;
  readonly current: RegionChangeView | undefined;
}

function ComparedPages({ panes, changes, current, comparison, row, walk }: ComparedPagesProps) {
  const { looks, summary } = comparison;
  const [isHeld, setIsHeld] = useState(false);
  const { version } = splitVersionRef(row.presence === 'removed' ? summary.from : summary.to);
  const annotate = (): void => openPage(comparison, row, pageOf(current, panes));
  usePageKeys({ zoom: panes.zoom, fit: panes.fit, annotate, hold: setIsHeld });
  const pick = (id: string): void => {
    const index = changes.shown.findIndex((change) => change.id === id);
    if (index >= 0) walk.goTo(row.document, index, true);
  };
  const failure = panes.main.failure ?? changes.failure;
  const retry = (): void => {
    panes.main.reload();
    changes.reload();
  };
  return (
    <div className={classes.pages}>
      <ViewBar
        isHeld={isHeld}
        onHold={setIsHeld}
        onZoom={panes.zoom}
        onFit={panes.fit}
        annotateLabel={version === 'draft' ? texts.annotate : texts.open}
        onAnnotate={annotate}
      />
      {row.isReplaced && <p className={classes.notice}>{texts.replaced}</p>}
      {failure !== undefined && <FailureView message={failure.userMessage} onRetry={retry} />}
      <Progress isReading={changes.all === undefined && failure === undefined} progress={changes.progress} />
      <SidePanes
        panes={panes}
        row={row}
        summary={summary}
        changes={changes.all ?? NO_CHANGES}
        looks={looks}
        currentId={current?.id ?? null}
        isHeld={isHeld}
        onPick={pick}
      />
      <Legend />
    </div>
  );
}

const NO_CHANGES: readonly RegionChangeView[] = [];

/** The page of the current change, or the one in view. */
const pageOf = (current: RegionChangeView | undefined, { main }: Panes): number =>
  (current === undefined ? null : placeOfChange(current))?.pageIndex ??
  main.data?.viewport.store.getState().currentPage ??
  0;

/** Shows a page in Annotate, of the newer side where it is there. */
function openPage(
  { summary }: Comparison,
  { presence, document }: ComparedDocument,
  pageIndex: number,
): void {
  const { dataset, version } = splitVersionRef(presence === 'removed' ? summary.from : summary.to);
  navigate({ screen: 'annotate', dataset, version, document, pageIndex });
}

interface ProgressProps {
  readonly isReading: boolean;
  readonly progress: { readonly done: number; readonly total: number } | null;
}

function Progress({ isReading, progress }: ProgressProps) {
  if (!isReading) return null;
  return (
    <div className={classes.progress} role="status">
      <Loader size={12} aria-hidden="true" />
      {compareTexts.loadingRegions(progress?.done ?? 0, progress?.total ?? null)}
    </div>
  );
}
