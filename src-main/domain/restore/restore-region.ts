import { equalJson, type JsonValue } from '../canonical/canonical-json';
import type { PlacedRegion } from '../merge/merge-region';
import type { Region } from '../regions/region';

/** The keys that each field of a region is kept under. The page that holds it belongs to its geometry. */
const KEYS: Readonly<Record<string, readonly (keyof Region)[]>> = {
  geometry: ['parts'],
  class: ['class'],
  text: ['text'],
  attributes: ['attributes'],
  parent: ['parent'],
  status: ['status', 'origin'],
  source: ['source'],
};

/** A region with some of its fields as another state of it has them. */
export function mixRegion(
  ours: PlacedRegion,
  theirs: PlacedRegion,
  fields: ReadonlySet<string>,
): PlacedRegion {
  const region: Record<string, unknown> = { ...ours.region };
  for (const key of [...fields].flatMap((field) => KEYS[field] ?? [])) {
    if (theirs.region[key] === undefined) delete region[key];
    else region[key] = theirs.region[key];
  }
  const pageIndex = (fields.has('geometry') ? theirs : ours).pageIndex;
  return { pageIndex, region: withReshaped(region as unknown as Region, ours.region, theirs.region, fields) };
}

/**
 * Whether what the source said of the shape is stale: each side knows it of its own shape and source. A shape beside
 * the source of the other side is.
 */
function withReshaped(mixed: Region, ours: Region, theirs: Region, fields: ReadonlySet<string>): Region {
  const { reshaped: _before, ...region } = mixed;
  const sides = fields.has('geometry') || fields.has('source') ? [theirs, ours] : [ours];
  const fitting = sides.find(
    (side) => same(side.parts, mixed.parts) && same(side.source ?? {}, mixed.source ?? {}),
  );
  const isStale = fitting === undefined ? mixed.source !== undefined : fitting.reshaped === true;
  return isStale ? { ...region, reshaped: true } : region;
}

const same = (a: unknown, b: unknown): boolean => equalJson(a as JsonValue, b as JsonValue);
