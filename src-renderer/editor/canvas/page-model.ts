import type { PageSize } from '../../../src-main/domain/geometry/units';
import type { Region } from '../../../src-main/domain/regions/region';
import { type PagePoint, pxInUnits } from '../../pdf-view/page-transform';
import type { ShapeIndex } from '../../pdf-view/shapes/shape-index';
import { drawRegion, moveSelection, placeOf, reshapeRegion } from '../actions/edit-actions';
import { select } from '../actions/selection-actions';
import { editableGeometry } from '../edits/region-geometry';
import type { Editor } from '../editor';
import { handleNear, handlesOf } from '../tools/handles';
import type { ToolEffect, ToolScene } from '../tools/tool';
import { HANDLE_PX } from './handles-view';
import { movableBounds, selectedGeometry } from './layer-scene';
import { sceneOf } from './page-scene';

/** One page of the open document, as its layer and the tools see it. */
export interface PageModel {
  readonly pageIndex: number;
  readonly size: PageSize;
  regions(): ReadonlyMap<string, Region>;
  index(): ShapeIndex;
  /** Selected regions of this page; empty while the selection is on another. */
  selection(): ReadonlySet<string>;
  /** The topmost region at a point. */
  topmost(point: PagePoint): string | undefined;
  /** Edges shorter than this many units have no grip in the middle. */
  roomy(): number;
  scene(): ToolScene;
  perform(effects: readonly ToolEffect[]): void;
}

/** CSS pixels. */
const HIT_TOLERANCE = 3;
const DRAG_THRESHOLD = 3;
const MIN_DRAWN = 4;
const HANDLE_REACH = HANDLE_PX / 2 + 3;
/** Three grips need room on an edge. */
const ROOMY = 3 * HANDLE_PX;

const NO_REGIONS: ReadonlyMap<string, Region> = new Map();
const NO_IDS: ReadonlySet<string> = new Set();

export function createPageModel(editor: Editor, pageIndex: number, scale: () => number): PageModel {
  const size = editor.shown.pages[pageIndex]!;
  const inUnits = (px: number): number => pxInUnits(px, scale());
  const regions = (): ReadonlyMap<string, Region> => editor.store.content(pageIndex)?.regions ?? NO_REGIONS;
  const index = (): ShapeIndex => sceneOf(regions(), pageIndex, editor.styles.getState().styleOf);
  const hit = ({ x, y }: PagePoint): readonly string[] => index().hit(x, y, inUnits(HIT_TOLERANCE));
  const selection = (): ReadonlySet<string> => {
    const now = editor.store.store.getState().selection;
    return now.pageIndex === pageIndex ? now.ids : NO_IDS;
  };

  const scene = (): ToolScene => ({
    size,
    canEdit: !editor.isReadOnly,
    selection: selection(),
    dragThreshold: inUnits(DRAG_THRESHOLD),
    minDrawn: inUnits(MIN_DRAWN),
    hit,
    within: (box) => index().within(box),
    handleAt(point) {
      const geometry = selection().size === 1 ? selectedGeometry(regions(), selection()) : null;
      if (geometry === null || editor.isReadOnly) return null;
      return handleNear(handlesOf(geometry, inUnits(ROOMY)), point, inUnits(HANDLE_REACH));
    },
    movableBounds: (ids) => movableBounds(regions(), ids),
    geometryOf(id) {
      const region = regions().get(id);
      return region === undefined ? null : editableGeometry(region);
    },
  });

  return {
    pageIndex,
    size,
    regions,
    index,
    selection,
    topmost: (point) => hit(point)[0],
    roomy: () => inUnits(ROOMY),
    scene,
    perform(effects) {
      for (const effect of effects) performEffect(editor, pageIndex, effect);
    },
  };
}

function performEffect(editor: Editor, pageIndex: number, effect: ToolEffect): void {
  switch (effect.kind) {
    case 'select':
      return select(editor, pageIndex, effect.ids, effect.mode);
    case 'draw':
      return drawRegion(editor, pageIndex, effect.box);
    case 'move':
      return moveSelection(editor, effect.dx, effect.dy);
    case 'reshape':
      return reshapeRegion(editor, { place: placeOf(editor, pageIndex), id: effect.id }, effect.geometry);
  }
}
