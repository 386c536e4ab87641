import type { AttributeValue, Origin, Part, Region, RegionStatus, SourceFields } from '../regions/region';
import type { ThreeValues } from './conflict';
import { mergeExistence, mergeField, mergeKeys, same, type Ledger, type Place } from './ledger';

/** A region and the 0-based index of the page that holds it. */
export interface PlacedRegion {
  readonly pageIndex: number;
  readonly region: Region;
}

/** Where a region is and what shape it has, as one field: moving its first part to another page is one change. */
export interface PlacedShape {
  readonly pageIndex: number;
  readonly parts: readonly Part[];
}

/**
 * One region of both sides, field by field; `null` when it is gone.
 *
 * A region that both sides added (two people imported the same file) has no common ancestor. What is
 * optional then counts as absent before, so that a text that one of them typed is no conflict.
 */
export function mergeRegion(
  ledger: Ledger,
  thing: Place,
  states: ThreeValues<PlacedRegion>,
): PlacedRegion | null {
  const { base, ours, theirs } = states;
  const settled = mergeExistence<PlacedRegion>(ledger, thing, {
    ...states,
    isUntouched: same,
    show: (state) => state,
  });
  if (settled !== undefined) return settled;
  if (ours === undefined || theirs === undefined) return null;
  const place: Place = { ...thing, isAdded: base === undefined };
  const pick = <Value>(read: (state: PlacedRegion) => Value): ThreeValues<Value> => ({
    base: base === undefined ? undefined : read(base),
    ours: read(ours),
    theirs: read(theirs),
  });
  const field = <Value>(name: string, read: (state: PlacedRegion) => Value) =>
    mergeField<Value>(ledger, place, name, pick(read));
  const shape = field('geometry', shapeOf) as PlacedShape;
  const source = mergeKeys(
    ledger,
    place,
    'source',
    pick(({ region }) => region.source),
  );
  const region = withoutAbsent({
    id: ours.region.id,
    class: field('class', (state) => state.region.class) ?? null,
    parts: shape.parts,
    attributes: mergeKeys<AttributeValue>(
      ledger,
      place,
      'attributes',
      pick(({ region: { attributes } }) => attributes),
    ),
    text: field('text', (state) => blankless(state.region.text)),
    status: statusField(field('status', (state) => state.region.status ?? 'accepted')),
    parent: field('parent', (state) => state.region.parent),
    origin: field<Origin | undefined>('origin', (state) => state.region.origin),
    source: source as SourceFields | undefined,
    reshaped: mergeReshaped(states as { base?: PlacedRegion; ours: PlacedRegion; theirs: PlacedRegion }, {
      shape,
      source,
    }),
  });
  return { pageIndex: shape.pageIndex, region };
}

const shapeOf = ({ pageIndex, region: { parts } }: PlacedRegion): PlacedShape => ({ pageIndex, parts });
const blankless = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
const statusField = (status: RegionStatus | undefined): RegionStatus | undefined =>
  status === 'accepted' ? undefined : status;

/** What is optional in a region is left out, not set to `undefined`. */
function withoutAbsent(fields: { readonly [Key in keyof Region]-?: Region[Key] | undefined }): Region {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as unknown as Region;
}

/**
 * Whether what the source says of the shape is stale. A shape and a source that came from one side keep what
 * that side says of the two. A shape from one side beside a source from the other do not belong together.
 */
function mergeReshaped(
  { base, ours, theirs }: { base?: PlacedRegion; ours: PlacedRegion; theirs: PlacedRegion },
  { shape, source = {} }: { shape: PlacedShape; source?: SourceFields | undefined },
): true | undefined {
  if (Object.keys(source).length === 0 && ours.region.reshaped === theirs.region.reshaped)
    return ours.region.reshaped;
  const from = [ours, theirs].filter(
    (state) => same(shapeOf(state), shape) && same(state.region.source ?? {}, source),
  );
  const [first, second] = from;
  if (first === undefined) return Object.keys(source).length > 0 ? true : undefined;
  if (second === undefined || first.region.reshaped === second.region.reshaped) return first.region.reshaped;
  // Both sides have the shape and the source, and one of them had moved the region there.
  return base === undefined || base.region.reshaped !== true ? true : undefined;
}
