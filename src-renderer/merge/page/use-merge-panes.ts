import { useEffect, useMemo, useState } from 'react';
import type { CallState } from '../../api/use-call';
import { versionRefOf } from '../../app/router';
import { centerBox, whenMeasured } from '../../sides/center-box';
import { syncViewports } from '../../sides/sync-viewports';
import { useSideDocument, type SideDocument } from '../../sides/use-side-document';
import { createViewport, type Viewport } from '../../pdf-view/viewport';
import { SIDES, type MergeConflict, type MergePage, type MergeState, type Side } from '../desk/merge-types';
import { closeUp } from './close-up';
import { boxOfConflict, regionsOfConflict } from './side-shapes';

export interface MergePanes {
  readonly sides: Readonly<Record<Side, CallState<SideDocument>>>;
  /** The document on one pane alone, of the first side that has it. */
  readonly main: SideDocument | undefined;
  readonly lead: (viewport: Viewport) => void;
  readonly zoom: (direction: 1 | -1) => void;
  readonly fit: () => void;
}

interface PanesInput {
  readonly merge: MergeState;
  readonly document: string;
  readonly page: MergePage | undefined;
  readonly conflict: MergeConflict | null;
  /** Three panes, or one. */
  readonly areThree: boolean;
}

/** The document as each side has it, with views that go together, and go to the current conflict. */
export function useMergePanes({ merge, document, page, conflict, areThree }: PanesInput): MergePanes {
  const { dataset, ancestors, theirs } = merge;
  const [ancestor] = ancestors;
  const base = useSideDocument(
    versionRefOf(dataset, ancestor ?? 'draft'),
    ancestor === undefined ? null : document,
    undefined,
  );
  const ours = useSideDocument(versionRefOf(dataset, 'draft'), document, DRAFT_MOVES);
  const other = useSideDocument(versionRefOf(dataset, theirs.version), document, undefined);
  const sides = { base, ours, theirs: other };
  const first = ours.data ?? other.data ?? base.data;
  const alone = useAlone(areThree ? undefined : first);
  const main = areThree ? first : alone;
  const [leader] = useState(createLeader);
  useTogether(areThree ? sides : null, main, leader);
  useGoTo({ main: main?.viewport, leader, page, conflict, areThree });
  const withMain = (act: (viewport: Viewport) => void): void => {
    if (main === undefined) return;
    leader.lead(main.viewport);
    act(main.viewport);
  };
  return {
    sides,
    main,
    lead: leader.lead,
    zoom: (direction) => withMain((viewport) => viewport.zoomStep(direction)),
    fit: () =>
      withMain((viewport) => viewport.setFit(viewport.store.getState().fit === 'width' ? 'page' : 'width')),
  };
}

const DRAFT_MOVES = { kinds: ['documents'] } as const;

/** The view that the others follow. */
interface Leader {
  readonly now: () => Viewport | null;
  readonly lead: (viewport: Viewport) => void;
}

function createLeader(): Leader {
  let current: Viewport | null = null;
  return {
    now: () => current,
    lead(viewport) {
      current = viewport;
    },
  };
}

/** One pane alone is wider than three: it has a view of its own, which begins by fitting. */
const useAlone = (document: SideDocument | undefined): SideDocument | undefined =>
  useMemo(
    () =>
      document && {
        shown: document.shown,
        viewport: createViewport(document.shown.pages, document.shown.mediaType),
      },
    [document],
  );

/** Every two panes follow whichever the person works in. */
function useTogether(
  sides: MergePanes['sides'] | null,
  main: SideDocument | undefined,
  leader: Leader,
): void {
  const [first, second, third] = SIDES.map((side) => sides?.[side].data?.viewport);
  const initial = main?.viewport;
  useEffect(() => {
    const views = [first, second, third].filter((view) => view !== undefined);
    if (views.length < 2 || initial === undefined) return undefined;
    leader.lead(initial);
    const leads = (): Viewport => leader.now() ?? initial;
    const stops = views.flatMap((view, at) =>
      views.slice(at + 1).map((other) => syncViewports(view, other, leads)),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }, [first, second, third, initial, leader]);
}

interface GoToInput extends Pick<PanesInput, 'page' | 'conflict' | 'areThree'> {
  readonly main: Viewport | undefined;
  readonly leader: Leader;
}

/** Shows the current conflict; a decision about it moves nothing. */
function useGoTo({ main, leader, page, conflict, areThree }: GoToInput): void {
  const key = conflict?.key;
  const pageIndex = page?.pageIndex;
  useEffect(() => {
    if (main === undefined || page === undefined) return undefined;
    leader.lead(main);
    const box = conflict === null ? null : boxOfConflict(page, regionsOfConflict(conflict));
    return whenMeasured(main, () => {
      if (box === null) main.goToPage(page.pageIndex);
      else if (areThree) closeUp(main, page.pageIndex, box);
      else centerBox(main, page.pageIndex, box);
    });
    // What is on the page is read again after each decision, which must not move the view.
    // oxlint-disable-next-line react/exhaustive-deps -- as said
  }, [main, key, pageIndex, areThree, leader]);
}
