import type { PageDifference } from './dataset-diff';
import { CHANGE_KINDS, changedKinds, type RegionDifference } from './region-diff';

/** Whose doing a change is: that of people and imports, or of migrations of the schema. */
export type Cause = 'labels' | 'schema';

/** One of the two that changed a region. */
export interface Act extends Omit<RegionDifference, 'id'> {
  readonly cause: Cause;
}

/** A change as it is listed. */
export interface ListedChange extends RegionDifference {
  readonly cause: Cause | 'both';
  /** Where both did something: what each did, in the order that leads from `before` to `after`. */
  readonly acts?: readonly [Act, Act];
}

/**
 * The changes of a page by one cause, or by either: then a region that a migration rewrote and people
 * corrected is one change, from what it was to what it is. What migrations did comes first.
 *
 * @param isBackwards the older state is the one after
 */
export function listChanges(
  { rewritten, regions }: Pick<PageDifference, 'rewritten' | 'regions'>,
  wanted: Cause | 'both',
  isBackwards: boolean,
): ListedChange[] {
  if (wanted !== 'both')
    return (wanted === 'schema' ? rewritten : regions).map((change) => ({ ...change, cause: wanted }));
  const corrected = new Map(regions.map((change) => [idBetween(change, isBackwards), change]));
  const first = rewritten.map((schema): ListedChange => {
    const labels = corrected.get(schema.id);
    corrected.delete(schema.id);
    return labels === undefined ? { ...schema, cause: 'schema' } : joined(schema, labels, isBackwards);
  });
  return [...first, ...[...corrected.values()].map((change) => ({ ...change, cause: 'labels' as const }))];
}

/** How many regions of a page migrations rewrote and people changed, too. */
export function countChangedTwice(
  { rewritten, regions }: Pick<PageDifference, 'rewritten' | 'regions'>,
  isBackwards: boolean,
): number {
  if (rewritten.length === 0 || regions.length === 0) return 0;
  const ids = new Set(rewritten.map(({ id }) => id));
  return regions.filter((change) => ids.has(idBetween(change, isBackwards))).length;
}

/** The id under which migrations knew a region that people changed: it may have been matched to one of another id. */
const idBetween = ({ id, before, after }: RegionDifference, isBackwards: boolean): string =>
  (isBackwards ? (after ?? before) : (before ?? after))?.id ?? id;

function joined(schema: RegionDifference, labels: RegionDifference, isBackwards: boolean): ListedChange {
  const acts = [actOf('schema', schema), actOf('labels', labels)] as const;
  const inOrder = isBackwards ? ([acts[1], acts[0]] as const) : acts;
  const { id } = isBackwards ? schema : labels;
  const before = inOrder[0].before;
  const after = inOrder[1].after;
  if (before === null || after === null)
    return {
      id,
      change: before === null ? 'added' : 'removed',
      kinds: [],
      before,
      after,
      cause: 'both',
      acts: inOrder,
    };
  // Regions of different ids were compared with care for what their tools call things; that is not repeated here.
  const beyond = before.id === after.id ? changedKinds(before, after) : [];
  const either = new Set([...schema.kinds, ...labels.kinds, ...beyond]);
  const kinds = CHANGE_KINDS.filter((kind) => either.has(kind));
  return { id, change: 'changed', kinds, before, after, cause: 'both', acts: inOrder };
}

const actOf = (cause: Cause, { change, kinds, before, after }: RegionDifference): Act => ({
  cause,
  change,
  kinds,
  before,
  after,
});
