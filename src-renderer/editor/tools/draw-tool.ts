import type { Box, PageSize } from '../../../src-main/domain/geometry/units';
import type { PagePoint } from '../../pdf-view/page-transform';
import { boxBetween } from '../edits/region-geometry';
import {
  clampPoint,
  hasMoved,
  NO_PREVIEW,
  type Tool,
  type ToolInput,
  type ToolScene,
  type ToolStep,
} from './tool';

/**
 * Draws a box by dragging, or by two clicks: `pressed` becomes `dragging` when the pointer moves before it
 * is let go, else `anchored`, and the next click sets the second corner. Shift keeps it square.
 */
export type DrawState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'pressed'; readonly start: PagePoint }
  | { readonly phase: 'dragging'; readonly start: PagePoint; readonly box: Box }
  | { readonly phase: 'anchored'; readonly start: PagePoint; readonly box: Box; readonly isPressed: boolean };

const IDLE: DrawState = { phase: 'idle' };
const stay = (state: DrawState): ToolStep<DrawState> => ({ state, effects: [] });

export const drawTool: Tool<DrawState> = {
  idle: IDLE,
  isActive: (state) => state.phase !== 'idle',
  preview: (state) => ('box' in state && hasArea(state.box) ? { kind: 'drawn', box: state.box } : NO_PREVIEW),
  on(state, input, scene) {
    if (!scene.canEdit) return stay(IDLE);
    switch (input.type) {
      case 'down':
        return onDown(state, input, scene);
      case 'move':
        return stay(onMove(state, input, scene));
      case 'up':
        return onUp(state, input, scene);
    }
  },
};

function onDown(state: DrawState, input: ToolInput, scene: ToolScene): ToolStep<DrawState> {
  const start = clampPoint(input.point, scene.size);
  if (state.phase === 'anchored')
    return stay({ ...state, box: corners(state.start, input, scene), isPressed: true });
  return stay({ phase: 'pressed', start });
}

function onMove(state: DrawState, input: ToolInput, scene: ToolScene): DrawState {
  if (state.phase === 'idle') return state;
  if (state.phase === 'pressed' && !hasMoved(state.start, input.point, scene.dragThreshold)) return state;
  const box = corners(state.start, input, scene);
  return state.phase === 'anchored' ? { ...state, box } : { phase: 'dragging', start: state.start, box };
}

function onUp(state: DrawState, input: ToolInput, scene: ToolScene): ToolStep<DrawState> {
  if (state.phase === 'pressed')
    return stay({
      phase: 'anchored',
      start: state.start,
      box: boxBetween(state.start, state.start),
      isPressed: false,
    });
  if (state.phase === 'idle' || (state.phase === 'anchored' && !state.isPressed)) return stay(state);
  const box = corners(state.start, input, scene);
  if (isLargeEnough(box, scene)) return { state: IDLE, effects: [{ kind: 'draw', box }] };
  // A double click in the same place takes the first corner back.
  return stay(IDLE);
}

const corners = (start: PagePoint, input: ToolInput, scene: ToolScene): Box => {
  const end = clampPoint(input.point, scene.size);
  return boxBetween(start, input.shift ? squareCorner(start, end, scene.size) : end);
};

/** The corner of the largest square towards the pointer that fits on the page. */
function squareCorner(start: PagePoint, end: PagePoint, size: PageSize): PagePoint {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const roomX = dx < 0 ? start.x : size.width - start.x;
  const roomY = dy < 0 ? start.y : size.height - start.y;
  const edge = Math.min(Math.max(Math.abs(dx), Math.abs(dy)), roomX, roomY);
  return { x: start.x + (dx < 0 ? -edge : edge), y: start.y + (dy < 0 ? -edge : edge) };
}

const hasArea = ([left, top, right, bottom]: Box): boolean => right > left && bottom > top;
const isLargeEnough = ([left, top, right, bottom]: Box, { minDrawn }: ToolScene): boolean =>
  right - left >= minDrawn && bottom - top >= minDrawn;
