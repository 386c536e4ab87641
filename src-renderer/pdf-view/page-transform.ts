import { type Box, type PageSize, toPoints, toUnits, type Units } from '../../src-main/domain/geometry/units';

/** A position on a page in CSS pixels from the top left corner of the sheet. */
export interface SheetPoint {
  readonly x: number;
  readonly y: number;
}

/** A position on a page in units of 1e-4 point. */
export interface PagePoint {
  readonly x: Units;
  readonly y: Units;
}

/** A rectangle in CSS pixels from the top left corner of the sheet. */
export interface SheetRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The only place that converts between page space (integer units) and the screen. A sheet shows the page
 * upright and from its top left corner (rotation, crop and UserUnit are part of page space already), so
 * that one factor is all there is to it. `scale` is CSS pixels per point.
 */
export const toSheet = (units: Units, scale: number): number => toPoints(units) * scale;

/** CSS pixels to the nearest unit. */
export const fromSheet = (px: number, scale: number): Units => toUnits(px / scale);

export const pointToSheet = (point: PagePoint, scale: number): SheetPoint => ({
  x: toSheet(point.x, scale),
  y: toSheet(point.y, scale),
});

export const pointFromSheet = (point: SheetPoint, scale: number): PagePoint => ({
  x: fromSheet(point.x, scale),
  y: fromSheet(point.y, scale),
});

export function boxToSheet(box: Box, scale: number): SheetRect {
  const [left, top, right, bottom] = box;
  const x = toSheet(left, scale);
  const y = toSheet(top, scale);
  return { x, y, width: toSheet(right, scale) - x, height: toSheet(bottom, scale) - y };
}

export function boxFromSheet(rect: SheetRect, scale: number): Box {
  return [
    fromSheet(rect.x, scale),
    fromSheet(rect.y, scale),
    fromSheet(rect.x + rect.width, scale),
    fromSheet(rect.y + rect.height, scale),
  ];
}

/** Size of a sheet in CSS pixels. */
export const sheetSize = (
  size: PageSize,
  scale: number,
): { readonly width: number; readonly height: number } => ({
  width: toSheet(size.width, scale),
  height: toSheet(size.height, scale),
});

/** A distance on the screen in units, for tolerances; never 0. */
export const pxInUnits = (px: number, scale: number): Units => Math.max(1, fromSheet(px, scale));
