import type { Box, PageSize, Units } from '../../../src-main/domain/geometry/units';
import type { PagePoint } from '../../pdf-view/page-transform';
import type { Geometry } from '../edits/region-geometry';

/** A grip of the selected region: an edge or corner (x, y in -1, 0, 1), or one corner of a quad or polygon. */
export type Handle =
  | { readonly kind: 'edge'; readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 }
  | { readonly kind: 'corner'; readonly index: number };

/** A grip and where it is. */
export interface PlacedHandle {
  readonly handle: Handle;
  readonly point: PagePoint;
}

/** A pointer event in page space. The point may lie outside the page. */
export interface ToolInput {
  readonly type: 'down' | 'move' | 'up';
  readonly point: PagePoint;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Ctrl, or Command on a Mac. */
  readonly mod: boolean;
}

/** What a tool may know of the page. */
export interface ToolScene {
  readonly size: PageSize;
  readonly canEdit: boolean;
  readonly selection: ReadonlySet<string>;
  /** Movement below this (units) is a click. */
  readonly dragThreshold: Units;
  /** Shorter edges (units) are a slip of the hand. */
  readonly minDrawn: Units;
  /** Regions under a point, the topmost first. */
  hit(point: PagePoint): readonly string[];
  /** Regions that lie in a box as a whole. */
  within(box: Box): readonly string[];
  /** The grip of the selected region at a point. */
  handleAt(point: PagePoint): PlacedHandle | null;
  /** Bounds of the regions of the selection that can be moved. */
  movableBounds(ids: ReadonlySet<string>): Box | null;
  geometryOf(id: string): Geometry | null;
}

/** What a tool wants to happen. */
export type ToolEffect =
  | { readonly kind: 'select'; readonly ids: readonly string[]; readonly mode: 'replace' | 'toggle' | 'add' }
  | { readonly kind: 'draw'; readonly box: Box }
  | { readonly kind: 'move'; readonly dx: Units; readonly dy: Units }
  | { readonly kind: 'reshape'; readonly id: string; readonly geometry: Geometry };

/** What is shown while a gesture lasts. */
export type ToolPreview =
  | { readonly kind: 'none' }
  | { readonly kind: 'drawn'; readonly box: Box }
  | { readonly kind: 'marquee'; readonly box: Box }
  | { readonly kind: 'moved'; readonly dx: Units; readonly dy: Units }
  | { readonly kind: 'reshaped'; readonly id: string; readonly geometry: Geometry };

export interface ToolStep<State> {
  readonly state: State;
  readonly effects: readonly ToolEffect[];
}

/** A tool is a state machine: pointer events in, effects out. It touches nothing itself, so it is tested as data. */
export interface Tool<State> {
  readonly idle: State;
  on(state: State, input: ToolInput, scene: ToolScene): ToolStep<State>;
  preview(state: State, scene: ToolScene): ToolPreview;
  /** True between a press and what ends it: the tool wants to see every movement. */
  isActive(state: State): boolean;
}

export const NO_PREVIEW: ToolPreview = { kind: 'none' };

export const clampPoint = (point: PagePoint, size: PageSize): PagePoint => ({
  x: Math.min(size.width, Math.max(0, point.x)),
  y: Math.min(size.height, Math.max(0, point.y)),
});

/** Movement counts along either axis. */
export const hasMoved = (a: PagePoint, b: PagePoint, threshold: Units): boolean =>
  Math.abs(a.x - b.x) > threshold || Math.abs(a.y - b.y) > threshold;
