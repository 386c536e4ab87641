import { Loader } from '@mantine/core';
import { useMemo } from 'react';
import { useCommands } from '../../app/commands';
import type { CallState } from '../../api/use-call';
import { ToggleChips } from '../../components/toggle-chips';
import type { LookOf } from '../../sides/class-looks';
import type { SideDocument } from '../../sides/use-side-document';
import { FailureView } from '../../components/failure-view';
import { ZoomButtons } from '../../sides/zoom-buttons';
import { zoomCommands } from '../../sides/zoom-commands';
import { mergeTexts } from '../../texts/merge-texts';
import { SIDES, type MergePage, type MergePlace, type MergeState, type Side } from '../desk/merge-types';
import { useDesk, useDeskState } from '../desk/use-desk';
import { MERGE_DISPLAYS, nextMergeDisplay, setMergeDisplay, useMergeView } from './merge-view';
import type { DrawnSide } from './side-layer';
import { SidePane } from './side-pane';
import {
  boxOfConflict,
  boxOfRegions,
  conflictsByRegion,
  regionsOfConflict,
  shapesOfSide,
  shapesOverlaid,
  SIDE_COLORS,
  tagOfRegions,
} from './side-shapes';
import { useMergePanes, type MergePanes } from './use-merge-panes';
import classes from './merge-pages.module.css';

const texts = mergeTexts.page;

interface MergePagesProps {
  readonly merge: MergeState;
  readonly place: MergePlace & { readonly document: string };
  readonly page: CallState<MergePage>;
  readonly lookOf: LookOf;
}

/** The page with the conflict: base, ours and theirs beside or over each other, or what comes of the decisions. */
export function MergePages({ merge, place, page, lookOf }: MergePagesProps) {
  const display = useMergeView((view) => view.display);
  const conflict = useDeskState((state) => state.current);
  const panes = useMergePanes({
    merge,
    document: place.document,
    page: page.data,
    conflict,
    areThree: display === 'side',
  });
  useViewKeys(panes);
  const failure = page.failure ?? failureOf(panes);
  return (
    <div className={classes.pages}>
      <ViewBar panes={panes} />
      {failure !== undefined && <FailureView message={failure.userMessage} onRetry={page.reload} />}
      <div className={classes.panes}>
        {page.data === undefined || panes.main === undefined ? (
          failure === undefined && <Waiting />
        ) : (
          <Panes {...{ merge, panes, lookOf }} page={page.data} />
        )}
      </div>
    </div>
  );
}

const Waiting = () => (
  <div className={classes.waiting} role="status">
    <Loader size="sm" role="img" aria-label={texts.loading} />
  </div>
);

/** A side that does not have the document is no failure. */
const failureOf = ({ sides }: MergePanes) =>
  SIDES.map((side) => sides[side].failure).find((each) => each !== undefined && each.code !== 'not-found');

interface PanesProps {
  readonly merge: MergeState;
  readonly panes: MergePanes;
  readonly page: MergePage;
  readonly lookOf: LookOf;
}

function Panes({ merge, panes, page, lookOf }: PanesProps) {
  const display = useMergeView((view) => view.display);
  const drawn = useDrawn(page, lookOf, merge);
  const names = sideNames(merge);
  const pane = (
    key: Side | 'overlay' | 'merged',
    document: SideDocument | undefined,
    caption: string,
    color?: string,
  ) => (
    <SidePane
      key={key}
      document={document ?? null}
      drawn={drawn[key]}
      caption={caption}
      color={color}
      label={texts.pagesOf(page.name, caption)}
      onLead={() => document !== undefined && panes.lead(document.viewport)}
    />
  );
  if (display === 'side')
    return SIDES.map((side) => pane(side, panes.sides[side].data, names[side], SIDE_COLORS[side]));
  return display === 'overlay'
    ? pane('overlay', panes.main, texts.overlaid(names))
    : pane('merged', panes.main, texts.result);
}

/** What each pane draws; the same objects until something on the page looks different. */
function useDrawn(page: MergePage, lookOf: LookOf, merge: MergeState) {
  const desk = useDesk();
  const conflict = useDeskState((state) => state.current);
  const place = useDeskState((state) => state.place);
  const conflicts = useDeskState((state) => state.conflicts);
  return useMemo(() => {
    const { pageIndex } = page;
    const byRegion = conflictsByRegion(conflicts);
    const isInConflict = (id: string): boolean => byRegion.has(id);
    const ids = conflict === null ? [] : regionsOfConflict(conflict);
    const whole = boxOfConflict(page, ids);
    const onPick = (region: string): void => {
      const picked = byRegion.get(region);
      if (picked !== undefined && place !== null) void desk.goTo(place, picked.key);
    };
    const of = (regions: MergePage['ours'], isWide = false): DrawnSide => ({
      pageIndex,
      shapes: shapesOfSide(regions ?? [], pageIndex, lookOf, {
        isInConflict,
        // In three narrow panes, tags of neighbours would be cut off at the edges.
        isTagged: (id) => isWide && !ids.includes(id),
      }),
      // Where this side has nothing, the eye is led to where the others have it.
      ring: boxOfRegions(regions, ids, pageIndex) ?? whole,
      tag: tagOfRegions(regions, ids, lookOf),
      onPick,
    });
    const names = sideNames(merge);
    const overlay = {
      pageIndex,
      shapes: shapesOverlaid(page, lookOf, isInConflict, (side) => names[side]),
      ring: whole,
      tag: null,
      onPick,
    };
    return {
      base: of(page.base),
      ours: of(page.ours),
      theirs: of(page.theirs),
      merged: of(page.merged, true),
      overlay,
    };
  }, [page, lookOf, merge, desk, conflict, place, conflicts]);
}

/** What the sides are called on panes and buttons. */
export const sideNames = ({ branch, theirs }: MergeState): Readonly<Record<Side, string>> => ({
  base: texts.base,
  ours: texts.ours(branch),
  theirs: texts.theirs(theirs.name),
});

function useViewKeys(panes: MergePanes): void {
  const names = mergeTexts.commands;
  const { group } = names;
  useCommands([
    { id: 'merge.view', name: names.view, group, shortcut: 'V', run: nextMergeDisplay },
    ...zoomCommands('merge', group, panes),
  ]);
}

function ViewBar({ panes }: { readonly panes: MergePanes }) {
  const display = useMergeView((view) => view.display);
  return (
    <div className={classes.bar} role="group" aria-label={texts.display}>
      <ToggleChips
        label={texts.display}
        value={display}
        onChange={setMergeDisplay}
        choices={MERGE_DISPLAYS.map((value) => ({ value, label: texts.displays[value], hint: 'V' }))}
      />
      <span className={classes.space} />
      <ZoomButtons zoom={panes.zoom} fit={panes.fit} />
    </div>
  );
}
