import type { Box } from '../../../src-main/domain/geometry/units';
import { pxInUnits } from '../../pdf-view/page-transform';
import type { ViewportState } from '../../pdf-view/viewport';
import { visiblePart } from '../../pdf-view/viewport-moves';
import { boxesOnPage } from '../edits/region-geometry';
import type { Editor } from '../editor';
import { selectedRegions } from './edit-actions';
import { revealSelection } from './selection-actions';

/** CSS pixels of a region that have to be in view; of a smaller one, all of it. */
const MIN_SEEN_PX = 8;

/** True while at least one selected region is in view, or there is none that could be. */
export function isSelectionSeen(editor: Editor): boolean {
  const { place, regions } = selectedRegions(editor);
  const boxes = boxesOnPage(regions, place.pageIndex);
  const state = editor.viewport.store.getState();
  return boxes.length === 0 || boxes.some((box) => isBoxSeen(state, place.pageIndex, box));
}

function isBoxSeen(state: ViewportState, pageIndex: number, box: Box): boolean {
  const view = visiblePart(state, pageIndex);
  if (view === null) return false;
  const enough = pxInUnits(MIN_SEEN_PX, state.layout.scale);
  const isSeenAlong = (low: 0 | 1, high: 2 | 3): boolean => {
    const shown = Math.min(box[high], view[high]) - Math.max(box[low], view[low]);
    return shown >= Math.min(enough, box[high] - box[low]);
  };
  return isSeenAlong(0, 2) && isSeenAlong(1, 3);
}

/**
 * A key never changes what cannot be seen. On the page in view, the first press brings the selection back
 * into view and does nothing else; the next one acts. (What was left behind on another page is not selected
 * any more, see `dropUnseenSelection`.)
 */
export const onSeen =
  (editor: Editor, act: () => void): (() => void) =>
  () =>
    isSelectionSeen(editor) ? act() : revealSelection(editor);

/**
 * Turning the page is how a person says that they are done with what they had selected: a digit then chooses
 * the class to draw with, and does not throw them back. The Region panel shows that nothing is selected.
 */
export function dropUnseenSelection(editor: Editor): void {
  const { selection } = editor.store.store.getState();
  if (selection.ids.size > 0 && !isSelectionSeen(editor)) editor.store.select(selection.pageIndex, []);
}
