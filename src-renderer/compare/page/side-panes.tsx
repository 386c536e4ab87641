import { Loader } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import type { DiffView, RegionChangeView } from '../../../src-main/contract/version-contract';
import { compareTexts } from '../../texts/compare-texts';
import type { ComparedDocument } from '../walk/compared-documents';
import type { Looks } from '../../sides/class-looks';
import { sideName } from '../choosing/version-options';
import { useCompareView } from '../walk/compare-view';
import { DocumentPane, MissingPane } from './document-pane';
import type { ComparedLayer, LayerMode } from './page-layers';
import type { Panes } from './use-panes';
import classes from './side-panes.module.css';

const texts = compareTexts.page;

interface SidePanesProps {
  readonly panes: Panes;
  readonly row: ComparedDocument;
  readonly summary: DiffView;
  readonly changes: readonly RegionChangeView[];
  readonly looks: Looks;
  readonly currentId: string | null;
  /** The page is to be seen as it was. */
  readonly isHeld: boolean;
  readonly onPick: (changeId: string) => void;
}

/** One pane overlaid or blinking, or two side by side. */
export function SidePanes(props: SidePanesProps) {
  const { panes, row, summary, isHeld } = props;
  const display = useCompareView((view) => view.display);
  const isSide = display === 'side';
  const isBefore = isHeld && !isSide;
  const isGone = row.presence === 'removed';
  const mode: LayerMode = isSide ? 'marked' : isBefore || display === 'blink' ? 'plain' : 'overlay';
  // Where both sides have the same pages, one pane shows either side's regions.
  const mainSide = isGone || (isBefore && !panes.areBoth && row.presence === 'both') ? 'before' : 'after';
  const main = useLayer(props, mainSide, mode);
  const other = useLayer(props, 'before', isSide ? 'marked' : 'plain');
  const names = { before: sideName(summary.from, summary.to), after: sideName(summary.to, summary.from) };
  // Always there, so that the page stays in its place when only the other side is held.
  const caption = (side: 'before' | 'after'): string =>
    mode === 'overlay'
      ? texts.overlaid(names.before, names.after)
      : texts.showing(compareTexts.side[side], names[side]);
  const document = panes.main.data;
  const hasOther = panes.areBoth && panes.before !== undefined;
  return (
    <div className={classes.panes} data-display={isSide ? 'side' : 'stacked'}>
      {isSide && row.presence === 'added' && <MissingPane side="before" />}
      {hasOther && panes.before !== undefined && (
        <DocumentPane
          key="before"
          document={panes.before}
          layer={other}
          caption={caption('before')}
          label={texts.pagesOf(row.name, compareTexts.side.before)}
          isHidden={!isSide && !isBefore}
          onLead={() => panes.before !== undefined && panes.lead(panes.before.viewport)}
        />
      )}
      {document === undefined ? (
        <Waiting />
      ) : (
        <DocumentPane
          key="main"
          document={document}
          layer={main}
          caption={caption(mainSide)}
          label={texts.pagesOf(row.name, compareTexts.side[mainSide])}
          isHidden={hasOther && isBefore}
          onLead={() => panes.lead(document.viewport)}
        />
      )}
      {isSide && isGone && <MissingPane side="after" />}
    </div>
  );
}

const Waiting = () => (
  <div className={classes.waiting} role="status">
    <Loader size="sm" role="img" aria-label={texts.loading} />
  </div>
);

/** The same object until something on the page would look different: a new one draws all pages anew. */
function useLayer(props: SidePanesProps, side: 'before' | 'after', mode: LayerMode): ComparedLayer {
  const { panes, row, summary, changes, looks, currentId, onPick } = props;
  const unchanged = useCompareView((view) => view.unchanged);
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  });
  const version = side === 'before' ? summary.from : summary.to;
  const { refresh } = panes;
  const { document } = row;
  return useMemo(
    () => ({
      mode,
      side,
      version,
      document,
      changes,
      looks,
      unchanged,
      currentId,
      onPick: (id: string) => pick.current(id),
      refresh,
    }),
    [mode, side, version, document, changes, looks, unchanged, currentId, refresh],
  );
}
