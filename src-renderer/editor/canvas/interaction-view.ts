import type { Units } from '../../../src-main/domain/geometry/units';
import { boxToSheet, type SheetRect, toSheet } from '../../pdf-view/page-transform';
import { drawTag, prepareCanvas, tracePath } from '../../pdf-view/shapes/draw-shapes';
import { type PageShape, unionOfBoxes } from '../../pdf-view/shapes/page-shape';
import { placeInHand, type TagPlaces, tagWidth } from '../../pdf-view/shapes/place-tags';

/** What lies over the regions: hovered, selected, dragged, drawn. */
export interface InteractionScene {
  readonly shapes: readonly StrongShape[];
  /** Where the page has room for tags. */
  readonly places: TagPlaces;
  /** Distance by which all of it is shown away from its place, in units: a movement draws nothing anew. */
  readonly dx: Units;
  readonly dy: Units;
  readonly scale: number;
  readonly window: SheetRect;
}

/** What decides whether anything has to be drawn anew. */
type Drawn = Pick<InteractionScene, 'shapes' | 'places' | 'scale' | 'window'>;

export interface StrongShape {
  readonly shape: PageShape;
  /** `alone`: the only selected one, which is drawn nowhere else. */
  readonly look: 'hovered' | 'selected' | 'alone' | 'dragged';
}

export interface InteractionView {
  show(scene: InteractionScene): void;
  close(): void;
}

/** CSS pixels around outlines and tags, for strokes. */
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

  const draw = (scene: InteractionScene): void => {
    const { shapes, scale } = scene;
    const tags = tagsInHand(scene);
    const area = areaOf(scene, tags);
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
    for (const { shape, place } of tags) drawTag(context, shape.style, place, devicePixelRatio);
  };

  return {
    show(scene) {
      if (drawn === null || !isSame(drawn, scene)) {
        draw(scene);
        const { shapes, places, scale, window } = scene;
        drawn = { shapes, places, scale, window };
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

interface TagInHand {
  readonly shape: PageShape;
  readonly place: SheetRect;
}

/**
 * What is pointed at or in hand always says its class, also where there is no room for a tag and while tags are
 * hidden. Of many that are dragged, only those do that have room.
 */
function tagsInHand({ shapes, places, scale }: InteractionScene): readonly TagInHand[] {
  const isOneDragged = shapes.filter(({ look }) => look === 'dragged').length === 1;
  return shapes.flatMap(({ shape, look }) => {
    if (look === 'selected') return [];
    const isForced = look !== 'dragged' || isOneDragged;
    const place =
      places.get(shape) ?? (isForced ? placeInHand(shape.box, scale, tagWidth(shape.style)) : undefined);
    return place === undefined ? [] : [{ shape, place }];
  });
}

function areaOf({ shapes, scale, window }: InteractionScene, tags: readonly TagInHand[]): SheetRect | null {
  const rects = [
    ...shapes.map(({ shape }) => boxToSheet(shape.box, scale)),
    ...tags.map(({ place }) => place),
  ];
  const bounds = unionOfBoxes(rects.map(({ x, y, width, height }) => [x, y, x + width, y + height]));
  if (bounds === null) return null;
  const x = Math.floor(Math.max(window.x, bounds[0]) - MARGIN);
  const y = Math.floor(Math.max(window.y, bounds[1]) - MARGIN);
  const right = Math.ceil(Math.min(window.x + window.width, bounds[2]) + MARGIN);
  const bottom = Math.ceil(Math.min(window.y + window.height, bounds[3]) + MARGIN);
  return right <= x || bottom <= y ? null : { x, y, width: right - x, height: bottom - y };
}

const isSame = (a: Drawn, b: InteractionScene): boolean =>
  a.places === b.places &&
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
