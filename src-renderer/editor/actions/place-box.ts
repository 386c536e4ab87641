import {
  type Box,
  type PageSize,
  type Units,
  UNITS_PER_POINT,
} from '../../../src-main/domain/geometry/units';
import { visiblePart } from '../../pdf-view/viewport-moves';
import { boxesOnPage, boxInside, MIN_EDGE } from '../edits/region-geometry';
import type { Editor } from '../editor';
import { drawRegion } from './edit-actions';

/** Shares of what is in view that a box placed by a key takes: about a line of text with some air. */
const WIDTH_SHARE = 1 / 4;
const HEIGHT_SHARE = 1 / 12;

/** A second box in the same place lies this far beside the first, so that it is not taken for it. */
const STEP: Units = 10 * UNITS_PER_POINT;

/** Draws without a pointer: a box in the middle of what is in view, for the arrow keys to move and shape. */
export function placeBox(editor: Editor): void {
  const state = editor.viewport.store.getState();
  const pageIndex = state.currentPage;
  const view = visiblePart(state, pageIndex);
  const size = editor.shown.pages[pageIndex];
  if (view === null || size === undefined) return;
  const taken = boxesOnPage(editor.store.content(pageIndex)?.regions.values() ?? [], pageIndex);
  drawRegion(editor, pageIndex, freeBox(middleOf(view, size), taken, size));
}

/** A box in the middle of a part of the page, on whole points. */
function middleOf([left, top, right, bottom]: Box, size: PageSize): Box {
  const whole = (units: Units): Units => Math.round(units / UNITS_PER_POINT) * UNITS_PER_POINT;
  const width = Math.max(MIN_EDGE, whole((right - left) * WIDTH_SHARE));
  const height = Math.max(MIN_EDGE, whole((bottom - top) * HEIGHT_SHARE));
  const x = whole((left + right - width) / 2);
  const y = whole((top + bottom - height) / 2);
  return boxInside([x, y, x + width, y + height], size);
}

/** The box, or the next one beside it that does not equal one of `taken`. */
function freeBox(box: Box, taken: readonly Box[], size: PageSize): Box {
  const isTaken = taken.some((other) => other.every((edge, at) => edge === box[at]));
  if (!isTaken) return box;
  const [left, top, right, bottom] = box;
  const next = boxInside([left + STEP, top + STEP, right + STEP, bottom + STEP], size);
  // In the corner of the page there is no room left beside it.
  return next[0] === left && next[1] === top ? box : freeBox(next, taken, size);
}
