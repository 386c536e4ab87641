import type { Box, Units } from '../../../src-main/domain/geometry/units';
import type { Region } from '../../../src-main/domain/regions/region';
import { type PageShape, shapeOfPart, type ShapeStyle, unionOfBoxes } from '../../pdf-view/shapes/page-shape';
import type { ShapeIndex } from '../../pdf-view/shapes/shape-index';
import { boundsOfGeometry, editableGeometry, type Geometry } from '../edits/region-geometry';
import { handlesOf } from '../tools/handles';
import type { PlacedHandle, ToolPreview } from '../tools/tool';
import type { StrongShape } from './interaction-view';

/** What a page layer shows over its regions, worked out from state and gesture. */
export interface LayerScene {
  readonly strong: readonly StrongShape[];
  readonly handles: readonly PlacedHandle[];
  readonly color: string;
  readonly marquee: Box | null;
  readonly dx: Units;
  readonly dy: Units;
  /** Regions that are drawn here and therefore not on the canvas below. */
  readonly skip: ReadonlySet<string>;
}

export interface LayerInput {
  readonly index: ShapeIndex;
  readonly regions: ReadonlyMap<string, Region>;
  /** Empty when the selection is on another page. */
  readonly selection: ReadonlySet<string>;
  readonly hovered: string | null;
  readonly preview: ToolPreview;
  readonly canEdit: boolean;
  /** Look of what is being drawn. */
  readonly drawnStyle: ShapeStyle;
  /** Units below which an edge has no grip in its middle. */
  readonly roomy: Units;
}

const NONE: ReadonlySet<string> = new Set();

/** A gesture skips the same regions in each of its frames: the same set keeps the canvas below as it is. */
let lastSkip: ReadonlySet<string> = NONE;

function stableSet(next: ReadonlySet<string>): ReadonlySet<string> {
  const isSame = next.size === lastSkip.size && [...next].every((id) => lastSkip.has(id));
  if (!isSame) lastSkip = next.size === 0 ? NONE : next;
  return lastSkip;
}

export function buildLayerScene(input: LayerInput): LayerScene {
  const { index, selection, hovered, preview } = input;
  const isMoving = preview.kind === 'moved';
  const skip = stableSet(skipped(input));
  const strong: StrongShape[] = [];
  // 3,000 shapes are walked through in less than 0.1 ms, in the order of drawing.
  if (selection.size > 0 || hovered !== null) {
    for (const shape of index.shapes) {
      if (preview.kind === 'reshaped' && shape.id === preview.id) continue;
      if (selection.has(shape.id))
        strong.push({ shape, look: !skip.has(shape.id) ? 'selected' : isMoving ? 'dragged' : 'alone' });
      else if (shape.id === hovered && preview.kind === 'none') strong.push({ shape, look: 'hovered' });
    }
  }
  // What stays behind must not move with the rest.
  const moved = isMoving ? strong.filter(({ look }) => look === 'dragged') : strong;
  const drawn = drawnShape(input);
  return {
    strong: drawn === null ? moved : [...moved, { shape: drawn, look: 'dragged' }],
    handles: handlesShown(input),
    color: (strong.find(({ look }) => look !== 'hovered')?.shape ?? drawn)?.style.color ?? '#000000',
    marquee: preview.kind === 'marquee' ? preview.box : null,
    dx: isMoving ? preview.dx : 0,
    dy: isMoving ? preview.dy : 0,
    skip,
  };
}

/**
 * What a gesture changes, and the region that is selected alone: on the canvas below it would have its
 * faint fill, and its text is what a person reads now. Of many, that would cost a drawing per region.
 */
function skipped(input: LayerInput): ReadonlySet<string> {
  const { preview, selection } = input;
  if (preview.kind === 'reshaped') return new Set([preview.id]);
  if (preview.kind === 'moved') return movableIds(input);
  return selection.size === 1 ? selection : NONE;
}

/** The shape that a gesture makes: drawn anew, or the region with its new edges. */
function drawnShape({ preview, index, drawnStyle }: LayerInput): PageShape | null {
  if (preview.kind === 'drawn') return { id: '', box: preview.box, style: drawnStyle };
  if (preview.kind !== 'reshaped') return null;
  const style = index.shapes.find(({ id }) => id === preview.id)?.style ?? drawnStyle;
  return shapeOfPart(preview.id, preview.geometry, style);
}

function handlesShown({ selection, regions, preview, canEdit, roomy }: LayerInput): readonly PlacedHandle[] {
  if (!canEdit || selection.size !== 1 || preview.kind === 'drawn' || preview.kind === 'marquee') return [];
  const geometry = preview.kind === 'reshaped' ? preview.geometry : selectedGeometry(regions, selection);
  return geometry === null ? [] : handlesOf(geometry, roomy);
}

export function selectedGeometry(
  regions: ReadonlyMap<string, Region>,
  selection: ReadonlySet<string>,
): Geometry | null {
  const [id] = selection;
  const region = id === undefined ? undefined : regions.get(id);
  return region === undefined ? null : editableGeometry(region);
}

const movableIds = ({ regions, selection }: LayerInput): ReadonlySet<string> =>
  new Set(
    [...selection].filter((id) => {
      const region = regions.get(id);
      return region !== undefined && editableGeometry(region) !== null;
    }),
  );

/** Bounds of the selected regions that can be moved. */
export const movableBounds = (regions: ReadonlyMap<string, Region>, ids: ReadonlySet<string>): Box | null =>
  unionOfBoxes(
    [...ids].flatMap((id) => {
      const region = regions.get(id);
      const geometry = region === undefined ? null : editableGeometry(region);
      return geometry === null ? [] : [boundsOfGeometry(geometry)];
    }),
  );
