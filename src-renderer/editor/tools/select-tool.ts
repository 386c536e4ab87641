import type { PagePoint } from '../../pdf-view/page-transform';
import { boxBetween, clampMove, type Geometry } from '../edits/region-geometry';
import { dragHandle } from './handles';
import {
  clampPoint,
  type Handle,
  hasMoved,
  NO_PREVIEW,
  type Tool,
  type ToolEffect,
  type ToolInput,
  type ToolScene,
  type ToolStep,
} from './tool';

/** Selects, moves and resizes. What a press becomes is decided by what lies under it and whether it moves. */
export type SelectState =
  | { readonly phase: 'idle' }
  /** Pressed on a region; `onClick` happens when it is let go without moving. */
  | { readonly phase: 'pressed'; readonly start: PagePoint; readonly onClick: readonly ToolEffect[] }
  | { readonly phase: 'moving'; readonly start: PagePoint; readonly to: PagePoint }
  | { readonly phase: 'pressed-empty'; readonly start: PagePoint; readonly keeps: boolean }
  | { readonly phase: 'marquee'; readonly start: PagePoint; readonly to: PagePoint; readonly keeps: boolean }
  | {
      readonly phase: 'resizing';
      readonly id: string;
      readonly handle: Handle;
      readonly geometry: Geometry;
      readonly start: PagePoint;
      readonly offset: PagePoint;
    };

const IDLE: SelectState = { phase: 'idle' };
const stay = (state: SelectState): ToolStep<SelectState> => ({ state, effects: [] });

export const selectTool: Tool<SelectState> = {
  idle: IDLE,
  isActive: (state) => state.phase !== 'idle',
  preview(state, scene) {
    if (state.phase === 'marquee') return { kind: 'marquee', box: boxBetween(state.start, state.to) };
    if (state.phase === 'moving') return { kind: 'moved', ...movedBy(state, scene) };
    if (state.phase === 'resizing') return { kind: 'reshaped', id: state.id, geometry: state.geometry };
    return NO_PREVIEW;
  },
  on(state, input, scene) {
    switch (input.type) {
      case 'down':
        return onDown(input, scene);
      case 'move':
        return stay(onMove(state, input, scene));
      case 'up':
        return { state: IDLE, effects: onUp(onMove(state, input, scene), scene) };
    }
  },
};

function onDown({ point, shift, alt, mod }: ToolInput, scene: ToolScene): ToolStep<SelectState> {
  const grip = scene.canEdit ? scene.handleAt(point) : null;
  const [only] = scene.selection;
  const geometry = grip === null || only === undefined ? null : scene.geometryOf(only);
  if (grip !== null && only !== undefined && geometry !== null) {
    const offset = { x: grip.point.x - point.x, y: grip.point.y - point.y };
    return stay({ phase: 'resizing', id: only, handle: grip.handle, geometry, start: point, offset });
  }
  const hits = scene.hit(point);
  const [top] = hits;
  if (top === undefined) return stay({ phase: 'pressed-empty', start: point, keeps: shift || mod });
  if (shift || mod)
    return stay({
      phase: 'pressed',
      start: point,
      onClick: [{ kind: 'select', ids: [top], mode: 'toggle' }],
    });
  if (alt) return pressUnder(point, hits, scene);
  const isSelected = hits.some((id) => scene.selection.has(id));
  if (!isSelected)
    return {
      state: { phase: 'pressed', start: point, onClick: [] },
      effects: [{ kind: 'select', ids: [top], mode: 'replace' }],
    };
  return stay({
    phase: 'pressed',
    start: point,
    onClick: [{ kind: 'select', ids: [clicked(hits, scene.selection)], mode: 'replace' }],
  });
}

/** Alt selects below the topmost at once, so that it can be dragged from there. */
function pressUnder(point: PagePoint, hits: readonly string[], scene: ToolScene): ToolStep<SelectState> {
  const id = under(hits, scene.selection);
  return {
    state: { phase: 'pressed', start: point, onClick: [] },
    effects: [{ kind: 'select', ids: [id], mode: 'replace' }],
  };
}

/** What a click on a selected spot selects: one of several, or with one selected already the next below it. */
const clicked = (hits: readonly string[], selection: ReadonlySet<string>): string =>
  selection.size === 1 ? under(hits, selection) : (hits.find((id) => selection.has(id)) ?? hits[0]!);

/** The region below the selected one at a spot; from the lowest back to the topmost. */
export function under(hits: readonly string[], selection: ReadonlySet<string>): string {
  const at = hits.findIndex((id) => selection.has(id));
  return hits[(at + 1) % hits.length]!;
}

function onMove(state: SelectState, { point }: ToolInput, scene: ToolScene): SelectState {
  switch (state.phase) {
    case 'idle':
      return state;
    case 'pressed':
      if (!hasMoved(state.start, point, scene.dragThreshold)) return state;
      return scene.canEdit ? { phase: 'moving', start: state.start, to: point } : state;
    case 'moving':
      return { ...state, to: point };
    case 'pressed-empty':
      if (!hasMoved(state.start, point, scene.dragThreshold)) return state;
      return {
        phase: 'marquee',
        start: clampPoint(state.start, scene.size),
        to: clampPoint(point, scene.size),
        keeps: state.keeps,
      };
    case 'marquee':
      return { ...state, to: clampPoint(point, scene.size) };
    case 'resizing':
      return resized(state, point, scene);
  }
}

/** The grip follows the pointer at the distance it was taken with: a press alone changes nothing. */
function resized(
  state: Extract<SelectState, { phase: 'resizing' }>,
  point: PagePoint,
  scene: ToolScene,
): SelectState {
  const before = scene.geometryOf(state.id);
  if (before === null) return IDLE;
  if (point.x === state.start.x && point.y === state.start.y) return { ...state, geometry: before };
  return {
    ...state,
    geometry: dragHandle(
      before,
      state.handle,
      { x: point.x + state.offset.x, y: point.y + state.offset.y },
      scene.size,
    ),
  };
}

function onUp(state: SelectState, scene: ToolScene): readonly ToolEffect[] {
  switch (state.phase) {
    case 'idle':
      return [];
    case 'pressed':
      return state.onClick;
    case 'moving': {
      const by = movedBy(state, scene);
      return by.dx === 0 && by.dy === 0 ? [] : [{ kind: 'move', ...by }];
    }
    case 'pressed-empty':
      return state.keeps ? [] : [{ kind: 'select', ids: [], mode: 'replace' }];
    case 'marquee':
      return [
        {
          kind: 'select',
          ids: scene.within(boxBetween(state.start, state.to)),
          mode: state.keeps ? 'add' : 'replace',
        },
      ];
    case 'resizing':
      // A press on a grip is no edit, and no step of undo.
      return isUnchanged(scene.geometryOf(state.id), state.geometry)
        ? []
        : [{ kind: 'reshape', id: state.id, geometry: state.geometry }];
  }
}

function movedBy(
  { start, to }: { readonly start: PagePoint; readonly to: PagePoint },
  scene: ToolScene,
): { readonly dx: number; readonly dy: number } {
  const bounds = scene.movableBounds(scene.selection);
  return bounds === null ? { dx: 0, dy: 0 } : clampMove(bounds, to.x - start.x, to.y - start.y, scene.size);
}

const isUnchanged = (before: Geometry | null, after: Geometry): boolean =>
  JSON.stringify(before) === JSON.stringify(after);
