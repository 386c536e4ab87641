/**
 * Page space, the only coordinate system that is stored: origin top left, x to the right, y down, of
 * the page as it is shown (CropBox, /Rotate and UserUnit applied). Integers of 1e-4 PDF point
 * (1 point = 1/72 inch, ISO 32000-1:2008 §8.3.2.3); of 1e-4 pixel for images.
 */
export type Units = number;

/** Units in one PDF point, or in one pixel of an image. */
export const UNITS_PER_POINT = 10_000;

/** Points (or pixels) to the nearest unit; -0 becomes 0. */
export function toUnits(points: number): Units {
  return Math.round(points * UNITS_PER_POINT) + 0;
}

/** Units to points (or pixels). */
export function toPoints(units: Units): number {
  return units / UNITS_PER_POINT;
}

/** Edges of an upright box in page space: left, top, right, bottom. */
export type Box = readonly [left: Units, top: Units, right: Units, bottom: Units];

/** Width and height of a page in units. */
export interface PageSize {
  readonly width: Units;
  readonly height: Units;
}
