import type { Box } from '../geometry/units';
import { boundsOfPart, kindOfPart, pointsOfPart } from '../regions/part-bounds';
import type { Part, Region } from '../regions/region';
import { commonArea, type Ring } from './common-area';

/** The parts of a region on one page, and what is asked of them again and again. */
interface Sheet {
  /** Page of the parts as they name it; `null` for the page that holds the region. */
  readonly page: number | null;
  /** The upright box around the parts. */
  readonly bounds: Box;
  /** Whether the parts are that very box. */
  readonly isBox: boolean;
  readonly parts: readonly Part[];
  /** What the parts cover together, in square units. */
  readonly area: number;
}

/** A region made ready for `iouOf`. */
export interface Shape {
  /** The sheet of the page that holds the region is the first. */
  readonly sheets: readonly [Sheet, ...Sheet[]];
  /** Over all sheets. */
  readonly area: number;
  /** Whether it is one box: what `iouBound` says of two such is their IoU. */
  readonly isBox: boolean;
}

/** What a region covers: the union of its parts on each of its pages. */
export function shapeOf({ parts }: Pick<Region, 'parts'>): Shape {
  if (parts.length === 1) {
    const sheet = sheetOf(pageOf(parts[0] as Part), parts);
    return { sheets: [sheet], area: sheet.area, isBox: sheet.isBox };
  }
  const pages = [...new Set(parts.map(pageOf))];
  const sheets = pages.map((page) =>
    sheetOf(
      page,
      parts.filter((part) => pageOf(part) === page),
    ),
  );
  const area = sheets.reduce((sum, sheet) => sum + sheet.area, 0);
  return { sheets: sheets as [Sheet, ...Sheet[]], area, isBox: false };
}

const pageOf = ({ page }: Part): number | null => page ?? null;

function sheetOf(page: number | null, parts: readonly Part[]): Sheet {
  const bounds = parts.map(boundsOfPart).reduce(around);
  const isBox = parts.length === 1 && kindOfPart(parts[0] as Part) === 'box';
  const rings = isBox ? [] : parts.map(ringOf);
  return { page, bounds, isBox, parts, area: isBox ? areaOfBox(bounds) : commonArea(rings, rings) };
}

/**
 * Intersection over union of two regions on the same page (Jaccard index, 0 … 1): the area that both cover
 * through the area that either covers, summed over the pages on which they have parts. Exact for boxes, quads and
 * polygons alike, up to the rounding of floating-point numbers; 0 where neither covers anything. Symmetric.
 */
export function iouOf(one: Shape, other: Shape): number {
  const common = sumOverPages(one, other, commonOf);
  return common === 0 ? 0 : Math.min(1, common / (one.area + other.area - common));
}

/** What the IoU of two regions cannot exceed, by their areas and bounds alone; far cheaper where they are polygons. */
export function iouBound(one: Shape, other: Shape): number {
  const most = Math.min(sumOverPages(one, other, commonOfBounds), one.area, other.area);
  return most === 0 ? 0 : most / (one.area + other.area - most);
}

function sumOverPages(one: Shape, other: Shape, measure: (a: Sheet, b: Sheet) => number): number {
  // The first sheets are both of the page that holds the regions.
  let sum = measure(one.sheets[0], other.sheets[0]);
  for (let at = 1; at < one.sheets.length; at++) {
    const sheet = one.sheets[at] as Sheet;
    const opposite = other.sheets.find(({ page }) => page === sheet.page);
    if (opposite !== undefined) sum += measure(sheet, opposite);
  }
  return sum;
}

function commonOf(one: Sheet, other: Sheet): number {
  const both = commonOfBounds(one, other);
  return both === 0 || (one.isBox && other.isBox)
    ? both
    : commonArea(one.parts.map(ringOf), other.parts.map(ringOf));
}

function commonOfBounds({ bounds: a }: Sheet, { bounds: b }: Sheet): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return width > 0 && height > 0 ? width * height : 0;
}

function ringOf(part: Part): Ring {
  if (!('box' in part)) return pointsOfPart(part);
  const [left, top, right, bottom] = part.box;
  return [left, top, right, top, right, bottom, left, bottom];
}

/** The box around two boxes. */
export const around = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

/** Of a box without inside 0. */
const areaOfBox = ([left, top, right, bottom]: Box): number =>
  Math.max(0, right - left) * Math.max(0, bottom - top);
