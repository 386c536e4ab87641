import type { LabelSchema } from '../label-schema/label-schema';
import type { Region } from '../regions/region';
import { pairItems } from './schema-pairs';

type Ids = ReadonlyMap<string, string>;

/** What ids of an earlier state are in a later one that shares no ids with it. Those not listed stay. */
export interface NewNames {
  readonly regions: Ids;
  readonly classes: Ids;
  readonly attributes: Ids;
  /**
   * The later state comes from another tool: source fields and origins, which say what each tool made of the
   * data, are not compared.
   */
  readonly isForeign: boolean;
}

const NO_IDS: Ids = new Map();

/** Nothing has another id, and everything is compared. */
export const SAME_NAMES: NewNames = {
  regions: NO_IDS,
  classes: NO_IDS,
  attributes: NO_IDS,
  isForeign: false,
};

/**
 * The classes and attributes that are the same in two schemas without a common history, though their ids
 * differ: they compare by id, then by name (data-model.md §2). That the ids differ is told as a schema change.
 */
export function namesBetween(
  before: LabelSchema,
  after: LabelSchema,
): Pick<NewNames, 'classes' | 'attributes'> {
  const classes = new Map<string, string>();
  const attributes = new Map<string, string>();
  for (const { old, now } of pairItems(before.classes, after.classes)) {
    if (old === null || now === null) continue;
    if (old.id !== now.id) classes.set(old.id, now.id);
    for (const pair of pairItems(old.attributes ?? [], now.attributes ?? []))
      if (pair.old !== null && pair.now !== null && pair.old.id !== pair.now.id)
        attributes.set(pair.old.id, pair.now.id);
  }
  return { classes, attributes };
}

/** A region of the earlier state with the ids of the later one. */
export function renameIn(region: Region, names: NewNames): Region {
  const { class: classId, parent, attributes } = region;
  return {
    ...region,
    class: classId === null ? null : (names.classes.get(classId) ?? classId),
    ...(parent !== undefined && { parent: names.regions.get(parent) ?? parent }),
    ...(attributes !== undefined && {
      attributes: Object.fromEntries(
        Object.entries(attributes).map(([id, value]) => [names.attributes.get(id) ?? id, value]),
      ),
    }),
  };
}

/** A region of the earlier state as it compares to what it has become: with the ids of the later state. */
export function comparable(region: Region, next: Region, names: NewNames): Region {
  if (names === SAME_NAMES) return region;
  const renamed = renameIn(region, names);
  if (!names.isForeign) return renamed;
  const { origin: _origin, source: _source, reshaped: _reshaped, ...rest } = renamed;
  const { origin, source, reshaped } = next;
  return {
    ...rest,
    ...(origin !== undefined && { origin }),
    ...(source !== undefined && { source }),
    ...(reshaped !== undefined && { reshaped }),
  };
}
