import { useCallback, useEffect, useRef } from 'react';
import type { RegionChangeView } from '../../../src-main/contract/version-contract';
import type { RefreshOn } from '../../api/follow-library';
import type { CallState } from '../../api/use-call';
import type { Viewport } from '../../pdf-view/viewport';
import type { ComparedDocument } from '../walk/compared-documents';
import { placeOfChange } from '../../sides/region-place';
import { useCompareView } from '../walk/compare-view';
import type { Sides } from '../walk/comparison';
import type { Place } from '../walk/use-walk';
import { centerBox, whenMeasured, whenResized } from '../../sides/center-box';
import { syncViewports } from '../../sides/sync-viewports';
import { useSideDocument, type SideDocument } from '../../sides/use-side-document';

export interface Panes {
  readonly before: SideDocument | undefined;
  readonly after: SideDocument | undefined;
  /** The side whose pages are shown when there is one pane: after, or before for what was removed. */
  readonly main: CallState<SideDocument>;
  /** Both are on the screen: side by side, or one over the other because their files differ. */
  readonly areBoth: boolean;
  readonly lead: (viewport: Viewport) => void;
  readonly zoom: (direction: 1 | -1) => void;
  readonly fit: () => void;
  readonly refresh: RefreshOn | undefined;
}

interface PanesInput {
  readonly sides: Sides;
  readonly row: ComparedDocument;
  readonly current: RegionChangeView | undefined;
  readonly place: Place | null;
  readonly refresh: RefreshOn | undefined;
}

/** The documents of both sides with their views, which go together, and go to the current change. */
export function usePanes({ sides, row, current, place, refresh }: PanesInput): Panes {
  const isSide = useCompareView(({ display }) => display === 'side');
  const { presence, document } = row;
  const before = useSideDocument(sides.from, presence === 'added' ? null : document, refresh);
  const after = useSideDocument(sides.to, presence === 'removed' ? null : document, refresh);
  const main = presence === 'removed' ? before : after;
  const areBoth = presence === 'both' && (isSide || row.isReplaced);
  const leader = useRef<Viewport | null>(null);
  const shownAside = useRef(isSide);
  const lead = useCallback((viewport: Viewport) => {
    leader.current = viewport;
  }, []);
  const first = before.data?.viewport;
  const second = after.data?.viewport;
  const mainViewport = main.data?.viewport;

  useEffect(() => {
    if (!areBoth || first === undefined || second === undefined) return undefined;
    leader.current = second;
    return syncViewports(first, second, () => leader.current ?? second);
  }, [areBoth, first, second]);

  useEffect(() => {
    if (mainViewport === undefined || current === undefined || place?.isPicked === true) return undefined;
    const target = placeOfChange(current);
    if (target === null) return undefined;
    leader.current = mainViewport;
    const center = (): void => centerBox(mainViewport, target.pageIndex, target.box);
    const stop = whenMeasured(mainViewport, center);
    if (shownAside.current === isSide) return stop;
    // The pane is as wide as it was until the browser has laid it out beside the other one.
    shownAside.current = isSide;
    const stopWaiting = whenResized(mainViewport, center);
    return () => {
      stop();
      stopWaiting();
    };
    // A new place asks again, also for the change that is there already; an edit elsewhere must not move the view.
    // oxlint-disable-next-line react/exhaustive-deps -- as said
  }, [mainViewport, place, current?.id, isSide]);

  const zoom = useCallback(
    (direction: 1 | -1) => {
      if (mainViewport === undefined) return;
      leader.current = mainViewport;
      mainViewport.zoomStep(direction);
    },
    [mainViewport],
  );
  const fit = useCallback(() => {
    if (mainViewport === undefined) return;
    leader.current = mainViewport;
    mainViewport.setFit(mainViewport.store.getState().fit === 'width' ? 'page' : 'width');
  }, [mainViewport]);
  return { before: before.data, after: after.data, main, areBoth, lead, zoom, fit, refresh };
}
