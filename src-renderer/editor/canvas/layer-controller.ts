import type { PagePoint, SheetRect } from '../../pdf-view/page-transform';
import { NO_PLACES, tagPlaces } from '../../pdf-view/shapes/place-tags';
import { createShapePainter } from '../../pdf-view/shapes/shape-painter';
import type { ShapeStyle } from '../../pdf-view/shapes/page-shape';
import type { Editor } from '../editor';
import { cursorOf } from '../tools/handles';
import type { ToolPreview } from '../tools/tool';
import { createHandlesView } from './handles-view';
import { createInteractionView } from './interaction-view';
import { buildLayerScene } from './layer-scene';
import { createPageModel, type PageModel } from './page-model';
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

/** Draws one page's regions and turns its pointer events into actions. Follows the stores by itself; React only mounts it. */
export function createLayerController(
  editor: Editor,
  pageIndex: number,
  elements: LayerElements,
): LayerController {
  let scale = 1;
  let frame = 0;
  const page = createPageModel(editor, pageIndex, () => scale);
  const view = createLayerView(editor, page, elements, () => show());

  const gestures = createPointerGestures({
    root: elements.root,
    scale: () => scale,
    scene: page.scene,
    isDrawing: () => isDrawing(editor),
    perform: page.perform,
    changed: () => showSoon(),
    ended: () => showNow(),
    hover: (point) => hover(editor, page, point, elements.root),
    claim(cancel) {
      editor.gesture.cancel?.();
      editor.gesture.cancel = cancel;
    },
  });

  const show = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    view.show(gestures.preview());
  };
  // In one frame: what is taken from one canvas must not be missing until the other one is drawn.
  const showNow = (): void => {
    show();
    view.flush();
  };
  const showSoon = (): void => {
    frame ||= requestAnimationFrame(showNow);
  };
  const stop = follow(editor, pageIndex, elements.root, showSoon);

  return {
    place(nextScale, window) {
      scale = nextScale;
      view.place(scale, window);
      show();
    },
    close() {
      stop();
      cancelAnimationFrame(frame);
      gestures.close();
      view.close();
    },
  };
}

/** The canvases and grips of one page. */
function createLayerView(editor: Editor, page: PageModel, elements: LayerElements, rested: () => void) {
  let scale = 1;
  let window: SheetRect = { x: 0, y: 0, width: 0, height: 0 };
  const painter = createShapePainter(elements.shapes, rested);
  const interaction = createInteractionView(elements.interaction);
  const handles = createHandlesView(elements.handles);
  return {
    place(nextScale: number, nextWindow: SheetRect): void {
      [scale, window] = [nextScale, nextWindow];
      painter.update({ scale, window });
    },
    show(preview: ToolPreview): void {
      const { at } = editor.hover.getState();
      const { showLabels } = editor.store.store.getState();
      const index = page.index();
      const { strong, dx, dy, skip, ...grips } = buildLayerScene({
        index,
        regions: page.regions(),
        selection: page.selection(),
        hovered: at?.pageIndex === page.pageIndex ? at.id : null,
        preview,
        canEdit: !editor.isReadOnly,
        drawnStyle: drawnStyle(editor),
        roomy: page.roomy(),
      });
      // While zooming, the tags below are stretched with the page, and finding places anew would take too long.
      const places = painter.isStretched() ? NO_PLACES : tagPlaces(index, scale);
      interaction.show({ shapes: strong, places, dx, dy, scale, window });
      handles.show({ ...grips, dx, dy, scale });
      painter.update({ index, showLabels, skip });
    },
    flush: painter.flush,
    close(): void {
      painter.close();
      interaction.close();
    },
  };
}

/** Calls back when something changed that this page's layer shows. */
function follow(editor: Editor, pageIndex: number, root: HTMLElement, changed: () => void): () => void {
  const { store } = editor.store;
  const touch = (): void => {
    // A finger draws while the drawing tool is in hand, and scrolls otherwise.
    root.style.touchAction = store.getState().tool === 'draw' ? 'none' : '';
  };
  touch();
  const stops = [
    store.subscribe((now, before) => {
      if (now.tool !== before.tool) touch();
      const isOurs =
        now.pages.get(pageIndex) !== before.pages.get(pageIndex) || now.selection !== before.selection;
      if (isOurs || now.showLabels !== before.showLabels || now.currentClass !== before.currentClass)
        changed();
    }),
    editor.styles.subscribe(changed),
    editor.hover.subscribe((now, before) => {
      if (now.at?.pageIndex === pageIndex || before.at?.pageIndex === pageIndex) changed();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

const isDrawing = (editor: Editor): boolean =>
  editor.store.store.getState().tool === 'draw' && !editor.isReadOnly;

/** Look of what is being drawn: that of the class in hand. */
function drawnStyle(editor: Editor): ShapeStyle {
  const { currentClass } = editor.store.store.getState();
  const found = editor.schema.getState().classes.find(({ id }) => id === currentClass);
  return { color: found?.color ?? NO_CLASS_COLOR, label: found?.name ?? null };
}

/** The pointer rests on a page without a button: what is under it, and what could be done there. */
function hover(editor: Editor, page: PageModel, point: PagePoint | null, root: HTMLElement): void {
  const id = point === null ? undefined : page.topmost(point);
  const { at } = editor.hover.getState();
  const isSame = id === undefined ? at === null : at?.id === id && at.pageIndex === page.pageIndex;
  if (!isSame) editor.hover.setState({ at: id === undefined ? null : { pageIndex: page.pageIndex, id } });
  if (point === null) return;
  const grip = page.scene().handleAt(point);
  const free = isDrawing(editor) ? 'crosshair' : id === undefined ? 'default' : 'pointer';
  root.style.cursor = grip === null ? free : cursorOf(grip.handle);
}
