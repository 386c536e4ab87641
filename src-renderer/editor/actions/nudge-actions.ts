import { UNITS_PER_POINT } from '../../../src-main/domain/geometry/units';
import { boundsOfGeometry, editableGeometry, MIN_EDGE } from '../edits/region-geometry';
import type { Editor } from '../editor';
import { moveSelection, reshapeRegion, selectedRegions } from './edit-actions';

/** Points per press of an arrow key, and with Shift. */
const SMALL_STEP = 1;
const LARGE_STEP = 10;

/** Presses within this time belong together and are undone together: a key held down repeats every 30 to 50 ms. */
const SAME_GESTURE_MS = 700;

let gesture = { id: '', kind: '', at: 0 };

/** One gesture for presses in a row of the same kind on the same regions. */
function gestureFor(kind: string, now = performance.now()): string {
  const isSame = gesture.kind === kind && now - gesture.at < SAME_GESTURE_MS;
  gesture = { id: isSame ? gesture.id : `${kind.split(' ', 1)[0]} ${crypto.randomUUID()}`, kind, at: now };
  return gesture.id;
}

export interface Nudge {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
  readonly isLarge: boolean;
}

/** Moves the selection by 1 point, or 10. */
export function nudge(editor: Editor, { x, y, isLarge }: Nudge): void {
  const step = (isLarge ? LARGE_STEP : SMALL_STEP) * UNITS_PER_POINT;
  const { regions } = selectedRegions(editor);
  moveSelection(editor, x * step, y * step, gestureFor(`nudge ${regions.map(({ id }) => id).join()}`));
}

/** Moves the right or bottom edge of the selected box by 1 point, or 10; the opposite corner stays. */
export function nudgeSize(editor: Editor, { x, y, isLarge }: Nudge): void {
  const { place, regions } = selectedRegions(editor);
  const [region, second] = regions;
  const size = editor.shown.pages[place.pageIndex];
  const geometry = region === undefined ? null : editableGeometry(region);
  if (
    region === undefined ||
    second !== undefined ||
    size === undefined ||
    geometry === null ||
    !('box' in geometry)
  )
    return;
  const step = (isLarge ? LARGE_STEP : SMALL_STEP) * UNITS_PER_POINT;
  const [left, top, right, bottom] = boundsOfGeometry(geometry);
  const grown = (low: number, high: number, by: number, extent: number): number =>
    by === 0 ? high : Math.max(Math.min(high, low + MIN_EDGE), Math.min(high + by, Math.max(high, extent)));
  const box = [
    left,
    top,
    grown(left, right, x * step, size.width),
    grown(top, bottom, y * step, size.height),
  ] as const;
  if (box[2] === right && box[3] === bottom) return;
  reshapeRegion(editor, { place, id: region.id }, { box }, gestureFor(`resize ${region.id}`));
}
