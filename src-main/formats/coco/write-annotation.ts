import type { JsonObject, JsonValue } from '../../domain/canonical/canonical-json';
import type { LabelClass } from '../../domain/label-schema/label-schema';
import { boundsOfPart, pointsOfPart } from '../../domain/regions/part-bounds';
import type { Part, Region } from '../../domain/regions/region';
import { isJsonObject } from './coco-types';
import { type FrameScale, toFrameBox, toPixels } from './frame';
import type { Losses } from './losses';

/** Where an annotation stands in the file. */
export interface AnnotationPlace {
  readonly categoryId: JsonValue;
  readonly scale: FrameScale;
  /** Its class, for the names of attributes. */
  readonly labelClass: LabelClass | undefined;
}

/** Keys by which an annotation that came from COCO is told from one of another origin. */
const COCO_KEYS = ['id', 'area', 'iscrowd', 'segmentation'] as const;

/** A region as a COCO annotation, but for `id` and `image_id`; what COCO cannot say is counted in `losses`. */
export function writeAnnotation(region: Region, place: AnnotationPlace, losses: Losses): JsonObject {
  const {
    id: _id,
    bbox: _bbox,
    image_id: _image,
    category_id: _category,
    ...source
  } = (region.source ?? {}) as Record<string, JsonValue>;
  const part = region.parts[0]!;
  const bbox = toFrameBox(boundsOfPart(part), place.scale);
  reportRegion(region, place, losses);
  return {
    category_id: place.categoryId,
    bbox,
    ...source,
    ...shapeFields(region, { part, bbox, scale: place.scale }, losses),
    ...extraFields(region, source, place.labelClass),
  };
}

/** The first part of a region in pixels. */
interface Shape {
  readonly part: Part;
  readonly bbox: readonly [x: number, y: number, width: number, height: number];
  readonly scale: FrameScale;
}

/** `segmentation`, `area` and `iscrowd` where the source does not say them, or said them of another shape. */
function shapeFields(region: Region, { part, bbox, scale }: Shape, losses: Losses): JsonObject {
  const source = region.source ?? {};
  const cameFromCoco = COCO_KEYS.some((key) => key in source);
  if (cameFromCoco && region.reshaped !== true) return {};
  const polygon = 'box' in part ? null : toPixelPolygon(part, scale);
  const area = roundArea(polygon === null ? bbox[2] * bbox[3] : shoelace(polygon));
  const segmentation = polygon === null ? [] : [polygon];
  if (!cameFromCoco) return { segmentation, area, iscrowd: 0 };
  if ('segmentation' in source && !isEmptyList(source['segmentation'])) {
    if (polygon === null) losses.add('segmentation dropped after the shape was edited');
    else losses.add('segmentation recomputed after the shape was edited', 'kept');
  }
  if ('area' in source) losses.add('area recomputed after the shape was edited', 'kept');
  // What the annotation did not say before it need not say now, except a polygon, which the box cannot stand for.
  return {
    ...(('segmentation' in source || polygon !== null) && { segmentation }),
    ...('area' in source && { area }),
  };
}

const isEmptyList = (value: JsonValue | undefined): boolean => Array.isArray(value) && value.length === 0;

/** What is not COCO but does no harm in it: other readers skip keys they do not know. */
function extraFields(region: Region, source: JsonObject, labelClass: LabelClass | undefined): JsonObject {
  const { text, attributes, status, origin } = region;
  const given = source['attributes'];
  const own = {
    ...(status !== undefined && status !== 'accepted' && { status }),
    ...(origin?.kind === 'model' && { model: origin.model as unknown as JsonValue }),
  };
  return {
    ...(text !== undefined && { text }),
    ...(attributes !== undefined && {
      attributes: { ...(isJsonObject(given) ? given : {}), ...nameAttributes(attributes, labelClass) },
    }),
    ...(Object.keys(own).length > 0 && { colophon: own }),
  };
}

function nameAttributes(
  attributes: NonNullable<Region['attributes']>,
  labelClass: LabelClass | undefined,
): JsonObject {
  const names = new Map(labelClass?.attributes?.map(({ id, name }) => [id, name]));
  return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [names.get(key) ?? key, value]));
}

function reportRegion(
  { parts, parent, text, attributes, status, origin }: Region,
  { categoryId }: AnnotationPlace,
  losses: Losses,
): void {
  if (categoryId === null) losses.add('regions without class (written with category_id null)', 'kept');
  if (parts.length > 1) losses.add('further parts of regions (only the first part is written)');
  if (parent !== undefined) losses.add('links from regions to the region that contains them');
  if (text !== undefined) losses.add('texts of regions (written as the extra key “text”)', 'kept');
  if (attributes !== undefined)
    losses.add('attributes of regions (written as the extra key “attributes”)', 'kept');
  if (status !== undefined && status !== 'accepted')
    losses.add('regions proposed or rejected (written as the extra key “colophon.status”)', 'kept');
  if (origin?.kind === 'model')
    losses.add('model origins of regions (written as the extra key “colophon.model”)', 'kept');
}

const toPixelPolygon = (part: Part, scale: FrameScale): number[] =>
  pointsOfPart(part).map((value, i) => toPixels(value, i % 2 === 0 ? scale.x : scale.y));

/** Area of a simple polygon x1,y1,x2,y2 … (the surveyor's formula). */
function shoelace(points: readonly number[]): number {
  let twice = 0;
  for (let i = 0; i < points.length; i += 2) {
    const next = (i + 2) % points.length;
    twice += points[i]! * points[next + 1]! - points[next]! * points[i + 1]!;
  }
  return Math.abs(twice) / 2;
}

/** Four decimals hide the noise of multiplying decimals: 3.3 × 1.1 is 3.63. */
const roundArea = (area: number): number => Math.round(area * 1e4) / 1e4;
