import RBush from 'rbush';
import type { Box, Units } from '../../../src-main/domain/geometry/units';
import { boxFromSheet, boxToSheet, pxInUnits, type SheetRect } from '../page-transform';
import { TAG_HEIGHT, tagFor } from './label-tags';
import { type PageShape, type ShapeStyle, unionOfBoxes } from './page-shape';
import type { ShapeIndex } from './shape-index';

/** Where tags stand, in CSS pixels of the sheet. A shape whose tag would hide something is not in it. */
export type TagPlaces = ReadonlyMap<PageShape, SheetRect>;

/** A tag stands only on a shape that is larger than it looks silly on. CSS pixels. */
const MIN_TAGGED_WIDTH = 26;
const MIN_TAGGED_HEIGHT = 12;
/** Overlaps below this do not count: neighbours often touch. CSS pixels. */
const SLACK_PX = 1.5;
/** The outline of a shape reaches this far beyond its box. CSS pixels. */
const OUTLINE_PX = 0.75;

export const NO_PLACES: TagPlaces = new Map();

/** Tags cover at most this share of what the regions of a page span … */
const MOST_OF_PAGE = 0.03;
/** … and in any case so much: some forty tags. Square CSS pixels. */
const ALWAYS_PX2 = 25_000;

/**
 * Finds for each tag a place where it covers neither another region nor another tag: above its shape, else in
 * the margin on its left. Regions around the shape do not count, for it lies in them anyway. Large shapes come
 * first, until tags cover too much of the page. What has no room is left out, as names are on a map; closer up
 * there is room for more.
 */
export function placeTags(
  index: ShapeIndex,
  scale: number,
  widthOf: (shape: PageShape) => number,
): TagPlaces {
  const places = new Map<PageShape, SheetRect>();
  const taken = new RBush<ReturnType<typeof edgesOf>>();
  const slack = pxInUnits(SLACK_PX, scale);
  const hides = (rect: SheetRect, shape: PageShape): boolean =>
    taken.collides(edgesOf(rect)) ||
    index
      .search(grow(boxFromSheet(rect, scale), -slack))
      .some((other) => other !== shape && !isAround(grow(other.box, slack), shape.box));

  let left = Math.max(ALWAYS_PX2, MOST_OF_PAGE * areaInPx(index, scale));
  for (const shape of index.shapes) {
    if (left <= 0) break;
    if (!isTagged(shape, scale)) continue;
    const [at, width] = [boxToSheet(shape.box, scale), widthOf(shape)];
    const place = [above(at, width), beside(at, width)].find(
      (rect) => rect.x >= 0 && rect.y >= 0 && !hides(rect, shape),
    );
    if (place === undefined) continue;
    taken.insert(edgesOf(place));
    places.set(shape, place);
    left -= width * TAG_HEIGHT;
  }
  return places;
}

function areaInPx({ shapes }: ShapeIndex, scale: number): number {
  const bounds = unionOfBoxes(shapes.map(({ box }) => box));
  if (bounds === null) return 0;
  const { width, height } = boxToSheet(bounds, scale);
  return width * height;
}

function isTagged({ box, style }: PageShape, scale: number): boolean {
  const { width, height } = boxToSheet(box, scale);
  return (
    style.label !== null && style.isFaded !== true && width >= MIN_TAGGED_WIDTH && height >= MIN_TAGGED_HEIGHT
  );
}

const above = ({ x, y }: SheetRect, width: number): SheetRect => ({
  x: Math.max(0, x - OUTLINE_PX),
  y: y - TAG_HEIGHT,
  width,
  height: TAG_HEIGHT,
});

const beside = ({ x, y }: SheetRect, width: number): SheetRect => ({
  x: x - width,
  y,
  width,
  height: TAG_HEIGHT,
});

export const tagWidth = ({ label, color }: ShapeStyle): number =>
  tagFor(label ?? '', color, devicePixelRatio).width;

/** The place of a tag that is shown whatever it covers: above its shape, at the top of the page inside it. */
export function placeInHand(box: Box, scale: number, width: number): SheetRect {
  const place = above(boxToSheet(box, scale), width);
  return place.y >= 0 ? place : { ...place, y: place.y + TAG_HEIGHT };
}

/** A drag or a pan asks for the same places in every frame. */
const cache = new WeakMap<ShapeIndex, { readonly scale: number; readonly places: TagPlaces }>();

export function tagPlaces(index: ShapeIndex, scale: number): TagPlaces {
  const known = cache.get(index);
  if (known?.scale === scale) return known.places;
  const places = placeTags(index, scale, ({ style }) => tagWidth(style));
  cache.set(index, { scale, places });
  return places;
}

/** Of a tag, which may touch another one. */
const edgesOf = ({ x, y, width, height }: SheetRect) => ({
  minX: x + OUTLINE_PX,
  minY: y + OUTLINE_PX,
  maxX: x + width - OUTLINE_PX,
  maxY: y + height - OUTLINE_PX,
});

const grow = ([left, top, right, bottom]: Box, by: Units): Box => [
  left - by,
  top - by,
  right + by,
  bottom + by,
];

const isAround = (outer: Box, inner: Box): boolean =>
  outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
