import type { PageSize } from '../../../src-main/domain/geometry/units';
import type { Region } from '../../../src-main/domain/regions/region';
import { pxInUnits, type SheetRect } from '../../pdf-view/page-transform';
import type { ShapeIndex } from '../../pdf-view/shapes/shape-index';
import { createShapePainter } from '../../pdf-view/shapes/shape-painter';
import { drawRegion, moveSelection, reshapeRegion } from '../actions/edit-actions';
import { select } from '../actions/selection-actions';
import { editableGeometry } from '../edits/region-geometry';
import type { Editor } from '../editor';
import { cursorOf, handleNear, handlesOf } from '../tools/handles';
import type { ToolEffect, ToolScene } from '../tools/tool';
import { createHandlesView, HANDLE_PX } from './handles-view';
import { createInteractionView } from './interaction-view';
import { buildLayerScene, movableBounds, selectedGeometry } from './layer-scene';
import { sceneOf } from './page-scene';
import { createPointerGestures } from './pointer-gestures';
import { NO_CLASS_COLOR } from './region-styles';

export interface LayerElements {
  readonly root: HTMLElement;
  readonly shapes: HTMLCanvasElement;
  readonly interaction: HTMLCanvasElement;
  readonly handles: SVGSVGElement;
}

export interface LayerController {
  /** The page is shown at another zoom, or another part of it. */
  place(scale: number, window: SheetRect): void;
  close(): void;
}

/** CSS pixels. */
const HIT_TOLERANCE = 3;
const DRAG_THRESHOLD = 3;
const MIN_DRAWN = 4;
const HANDLE_REACH = HANDLE_PX / 2 + 3;
/** Edges shorter than this have no grip in the middle: three grips need room. */
const ROOMY = 3 * HANDLE_PX;

const NO_REGIONS: ReadonlyMap<string, Region> = new Map();
const NO_IDS: ReadonlySet<string> = new Set();

/** Draws one page's regions and turns its pointer events into actions. Follows the stores by itself; React only mounts it. */
export function createLayerController(
  editor: Editor,
  pageIndex: number,
  elements: LayerElements,
): LayerController {
  const size: PageSize = editor.shown.pages[pageIndex]!;
  const painter = createShapePainter(elements.shapes);
  const interaction = createInteractionView(elements.interaction);
  const handles = createHandlesView(elements.handles);
  const { store } = editor.store;
  let scale = 1;
  let window: SheetRect = { x: 0, y: 0, width: 0, height: 0 };
  let frame = 0;

  const regions = (): ReadonlyMap<string, Region> => editor.store.content(pageIndex)?.regions ?? NO_REGIONS;
  const index = (): ShapeIndex => sceneOf(regions(), pageIndex, editor.styles.getState().styleOf);
  const selection = (): ReadonlySet<string> => {
    const now = store.getState().selection;
    return now.pageIndex === pageIndex ? now.ids : NO_IDS;
  };

  const scene = (): ToolScene => ({
    size,
    canEdit: !editor.isReadOnly,
    selection: selection(),
    dragThreshold: pxInUnits(DRAG_THRESHOLD, scale),
    minDrawn: pxInUnits(MIN_DRAWN, scale),
    hit: ({ x, y }) => index().hit(x, y, pxInUnits(HIT_TOLERANCE, scale)),
    within: (box) => index().within(box),
    handleAt(point) {
      const ids = selection();
      const geometry = ids.size === 1 && !editor.isReadOnly ? selectedGeometry(regions(), ids) : null;
      return geometry === null
        ? null
        : handleNear(handlesOf(geometry, pxInUnits(ROOMY, scale)), point, pxInUnits(HANDLE_REACH, scale));
    },
    movableBounds: (ids) => movableBounds(regions(), ids),
    geometryOf(id) {
      const region = regions().get(id);
      return region === undefined ? null : editableGeometry(region);
    },
  });

  const perform = (effects: readonly ToolEffect[]): void => {
    for (const effect of effects) {
      if (effect.kind === 'select') select(editor, pageIndex, effect.ids, effect.mode);
      else if (effect.kind === 'draw') drawRegion(editor, pageIndex, effect.box);
      else if (effect.kind === 'move') moveSelection(editor, effect.dx, effect.dy);
      else reshapeRegion(editor, pageIndex, effect.id, effect.geometry);
    }
  };

  const show = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    const { currentClass, showLabels } = store.getState();
    const found = editor.schema.getState().classes.find(({ id }) => id === currentClass);
    const { at } = editor.hover.getState();
    const now = buildLayerScene({
      index: index(),
      regions: regions(),
      selection: selection(),
      hovered: at?.pageIndex === pageIndex ? at.id : null,
      preview: gestures.preview(),
      canEdit: !editor.isReadOnly,
      drawnStyle: { color: found?.color ?? NO_CLASS_COLOR, label: found?.name ?? null },
      roomy: pxInUnits(ROOMY, scale),
    });
    interaction.show({ shapes: now.strong, dx: now.dx, dy: now.dy, scale, window });
    handles.show({
      handles: now.handles,
      color: now.color,
      marquee: now.marquee,
      dx: now.dx,
      dy: now.dy,
      scale,
    });
    if (now.skip !== lastSkip && (now.skip.size > 0 || lastSkip.size > 0) && !isSameSet(now.skip, lastSkip))
      painter.update({ skip: now.skip });
    lastSkip = now.skip;
    painter.update({ index: index(), showLabels });
  };
  let lastSkip: ReadonlySet<string> = NO_IDS;
  const showSoon = (): void => {
    frame ||= requestAnimationFrame(show);
  };

  const gestures = createPointerGestures({
    root: elements.root,
    scale: () => scale,
    scene,
    isDrawing: () => store.getState().tool === 'draw' && !editor.isReadOnly,
    perform,
    changed: showSoon,
    ended() {
      show();
      painter.flush();
    },
    hover(point) {
      const id =
        point === null ? undefined : index().hit(point.x, point.y, pxInUnits(HIT_TOLERANCE, scale))[0];
      setHover(editor, pageIndex, id ?? null);
      if (point !== null)
        elements.root.style.cursor = cursorAt(
          scene(),
          point,
          store.getState().tool === 'draw' && !editor.isReadOnly,
          id !== undefined,
        );
    },
    claim(cancel) {
      editor.gesture.cancel?.();
      editor.gesture.cancel = cancel;
    },
  });

  const touch = (): void => {
    // A finger draws while the drawing tool is in hand, and scrolls otherwise.
    elements.root.style.touchAction = store.getState().tool === 'draw' ? 'none' : '';
  };
  const stops = [
    store.subscribe((now, before) => {
      if (now.tool !== before.tool) touch();
      const isOurs =
        now.pages.get(pageIndex) !== before.pages.get(pageIndex) || now.selection !== before.selection;
      if (isOurs || now.showLabels !== before.showLabels || now.currentClass !== before.currentClass)
        showSoon();
    }),
    editor.styles.subscribe(showSoon),
    editor.hover.subscribe((now, before) => {
      if (now.at?.pageIndex === pageIndex || before.at?.pageIndex === pageIndex) showSoon();
    }),
  ];
  touch();

  return {
    place(nextScale, nextWindow) {
      [scale, window] = [nextScale, nextWindow];
      painter.update({ scale, window });
      show();
    },
    close() {
      for (const stop of stops) stop();
      cancelAnimationFrame(frame);
      gestures.close();
      painter.close();
      interaction.close();
    },
  };
}

function setHover(editor: Editor, pageIndex: number, id: string | null): void {
  const { at } = editor.hover.getState();
  if (id === null ? at === null : at?.id === id && at.pageIndex === pageIndex) return;
  editor.hover.setState({ at: id === null ? null : { pageIndex, id } });
}

function cursorAt(
  scene: ToolScene,
  point: { x: number; y: number },
  draws: boolean,
  isOverRegion: boolean,
): string {
  const grip = scene.handleAt(point);
  if (grip !== null) return cursorOf(grip.handle);
  if (draws) return 'crosshair';
  return isOverRegion ? 'pointer' : 'default';
}

const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id));
