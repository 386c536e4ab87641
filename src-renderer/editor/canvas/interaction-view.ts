import type { Units } from '../../../src-main/domain/geometry/units';
import { boxToSheet, type SheetRect, toSheet } from '../../pdf-view/page-transform';
import { drawTags, prepareCanvas, tracePath } from '../../pdf-view/shapes/draw-shapes';
import { type PageShape, unionOfBoxes } from '../../pdf-view/shapes/page-shape';

/** What lies over the regions: hovered, selected, dragged, drawn. */
export interface InteractionScene {
  readonly shapes: readonly StrongShape[];
  /** Distance by which all of it is shown away from its place, in units: a movement draws nothing anew. */
  readonly dx: Units;
  readonly dy: Units;
  readonly scale: number;
  readonly window: SheetRect;
  readonly showLabels: boolean;
}

/** What decides whether anything has to be drawn anew. */
type Drawn = Pick<InteractionScene, 'shapes' | 'scale' | 'window' | 'showLabels'>;

export interface StrongShape {
  readonly shape: PageShape;
  /** `alone`: the only selected one, which is drawn nowhere else. */
  readonly look: 'hovered' | 'selected' | 'alone' | 'dragged';
}

export interface InteractionView {
  show(scene: InteractionScene): void;
  close(): void;
}

/** CSS pixels around the outlines, for strokes and tags. */
const MARGIN = 20;
const HALO = '#ffffff';
/** What is selected adds no fill, so that its text can be read: outline and grips are enough. */
const FILL = { hovered: 0.06, selected: 0, alone: 0, dragged: 0.06 } as const;

/**
 * A canvas just as large as what it shows. While a selection is dragged only its position changes, which
 * the compositor does without drawing, however many regions it has.
 */
export function createInteractionView(canvas: HTMLCanvasElement): InteractionView {
  let drawn: Drawn | null = null;

  const draw = ({ shapes, scale, window, showLabels }: InteractionScene): void => {
    const area = areaOf(shapes, scale, window);
    if (area === null) {
      canvas.style.display = 'none';
      return;
    }
    Object.assign(canvas.style, {
      display: 'block',
      left: `${area.x}px`,
      top: `${area.y}px`,
      width: `${area.width}px`,
      height: `${area.height}px`,
    });
    const context = prepareCanvas(canvas, { window: area, pixelRatio: devicePixelRatio });
    if (context === null) return;
    for (const one of shapes) drawStrong(context, one, scale);
    drawTags(
      context,
      shapes
        .filter(({ look }) => look === 'dragged' || (look === 'alone' && showLabels))
        .map(({ shape }) => shape),
      { scale, pixelRatio: devicePixelRatio },
    );
  };

  return {
    show(scene) {
      if (drawn === null || !isSame(drawn, scene)) {
        draw(scene);
        const { shapes, scale, window, showLabels } = scene;
        drawn = { shapes, scale, window, showLabels };
      }
      const isMoved = scene.dx !== 0 || scene.dy !== 0;
      canvas.style.transform = isMoved
        ? `translate(${toSheet(scene.dx, scene.scale)}px, ${toSheet(scene.dy, scene.scale)}px)`
        : '';
    },
    close() {
      canvas.width = 0;
    },
  };
}

function areaOf(shapes: readonly StrongShape[], scale: number, window: SheetRect): SheetRect | null {
  const bounds = unionOfBoxes(shapes.map(({ shape }) => shape.box));
  if (bounds === null) return null;
  const rect = boxToSheet(bounds, scale);
  const x = Math.floor(Math.max(window.x - MARGIN, rect.x - MARGIN));
  const y = Math.floor(Math.max(window.y - MARGIN, rect.y - MARGIN));
  const right = Math.ceil(Math.min(window.x + window.width + MARGIN, rect.x + rect.width + MARGIN));
  const bottom = Math.ceil(Math.min(window.y + window.height + MARGIN, rect.y + rect.height + MARGIN));
  return right <= x || bottom <= y ? null : { x, y, width: right - x, height: bottom - y };
}

const isSame = (a: Drawn, b: InteractionScene): boolean =>
  a.showLabels === b.showLabels &&
  a.scale === b.scale &&
  a.window === b.window &&
  a.shapes.length === b.shapes.length &&
  a.shapes.every((one, at) => one.shape === b.shapes[at]!.shape && one.look === b.shapes[at]!.look);

/** A light halo keeps the outline visible on dark pictures as well as on paper. */
function drawStrong(context: CanvasRenderingContext2D, { shape, look }: StrongShape, scale: number): void {
  tracePath(context, shape.points ?? cornersOf(shape.box), scale);
  context.globalAlpha = FILL[look];
  context.fillStyle = shape.style.color;
  context.fill();
  context.globalAlpha = 0.9;
  context.strokeStyle = HALO;
  context.lineWidth = look === 'hovered' ? 3 : 4.5;
  context.stroke();
  context.globalAlpha = 1;
  context.strokeStyle = shape.style.color;
  context.lineWidth = look === 'hovered' ? 1.75 : 2.25;
  context.setLineDash(shape.style.isDashed === true ? [5, 3] : []);
  context.stroke();
  context.setLineDash([]);
}

const cornersOf = ([left, top, right, bottom]: PageShape['box']): Units[] => [
  left,
  top,
  right,
  top,
  right,
  bottom,
  left,
  bottom,
];
