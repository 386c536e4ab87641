import type { JsonObject, JsonValue } from '../../domain/canonical/canonical-json';
import type { Warnings } from '../warnings';
import { type CocoAnnotation, toCocoId } from './coco-types';

type Bbox = readonly [x: number, y: number, width: number, height: number];

/** Pixels. Beyond it a coordinate is no place on a page but damage, and units would leave the exact integers. */
const MAX_COORDINATE = 1e9;

/**
 * Reads one annotation. The box is `bbox`; where it is missing, the bounds of the polygons in `segmentation`.
 *
 * @param warnings `null` on a second reading of the same annotation
 */
export function readAnnotation(fields: JsonObject, warnings: Warnings | null): CocoAnnotation {
  const id = toCocoId(fields['id']);
  const categoryId = toCocoId(fields['category_id']);
  const label = (): string => `annotation ${id === null ? 'without id' : id}`;
  if (categoryId === null) {
    warnings?.add('category-missing', () => `${label()} has no category_id: its region has no class`);
  }
  return { id, categoryId, bbox: readBox(fields, label, warnings), fields };
}

function readBox(fields: JsonObject, label: () => string, warnings: Warnings | null): Bbox | null {
  const given = fields['bbox'];
  const isMissing = given === undefined || given === null || (Array.isArray(given) && given.length === 0);
  if (isMissing) {
    const derived = boundsOfPolygons(fields['segmentation']);
    if (derived === null) {
      warnings?.add('bbox-invalid', () => `${label()} has neither bbox nor polygon: not imported`);
    } else warnings?.add('bbox-missing', () => `${label()} has no bbox: taken from its segmentation`);
    return derived;
  }
  if (!isBox(given)) {
    warnings?.add('bbox-invalid', () => `${label()} has bbox ${shorten(given)}: not imported`);
    return null;
  }
  if (given[2] < 0 || given[3] < 0) {
    warnings?.add('bbox-negative', () => `${label()} has bbox ${shorten(given)}: edges were put in order`);
  }
  return given;
}

const isCoordinate = (value: JsonValue | undefined): value is number =>
  typeof value === 'number' && Math.abs(value) <= MAX_COORDINATE;

const isBox = (value: JsonValue): value is Bbox & JsonValue =>
  Array.isArray(value) && value.length === 4 && value.every(isCoordinate);

const shorten = (value: JsonValue): string => JSON.stringify(value).slice(0, 80);

/** Bounds of `[[x1, y1, x2, y2 …] …]`; `null` for run lengths and anything else. */
function boundsOfPolygons(segmentation: JsonValue | undefined): Bbox | null {
  if (!Array.isArray(segmentation)) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of segmentation as readonly JsonValue[]) {
    if (!Array.isArray(ring) || ring.length % 2 !== 0 || !ring.every(isCoordinate)) return null;
    for (let i = 0; i < ring.length; i += 2) {
      const [x, y] = [ring[i] as number, ring[i + 1] as number];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return left === Infinity ? null : [left, top, right - left, bottom - top];
}
