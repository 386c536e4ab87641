import type { ObjectId } from '../dataset-versions/object-store';
import type { RegionProvenance } from '../dataset-versions/provenance';
import type { LabelSchema } from '../label-schema/label-schema';
import type { DraftLineage } from '../migration/lineage';
import type { PageState, Region } from '../regions/region';

/** A region together with who made it, so that taking a change back gives that back too. */
export interface RecordedRegion {
  readonly region: Region;
  readonly provenance: RegionProvenance | null;
}

/** What happened to one thing in a draft: its state before and after. `null` stands for "does not exist". */
export type Change =
  | {
      readonly kind: 'region';
      readonly document: string;
      readonly pageIndex: number;
      readonly id: string;
      readonly before: RecordedRegion | null;
      readonly after: RecordedRegion | null;
    }
  | {
      readonly kind: 'page-state';
      readonly document: string;
      readonly pageIndex: number;
      readonly before: PageState;
      readonly after: PageState;
    }
  | { readonly kind: 'schema'; readonly before: LabelSchema; readonly after: LabelSchema }
  /** Where the draft's schema comes from; part of a migration and of nothing else. */
  | { readonly kind: 'lineage'; readonly before: DraftLineage; readonly after: DraftLineage }
  /** A bulk act (import, add, restore …): the whole draft before and after, by its roots. */
  | {
      readonly kind: 'roots';
      readonly before: { readonly root: ObjectId; readonly provenance: ObjectId };
      readonly after: { readonly root: ObjectId; readonly provenance: ObjectId };
    };

/** The changes that take these back, in the order to apply them. */
export function invertChanges(changes: readonly Change[]): Change[] {
  return changes
    .map((change) => ({ ...change, before: change.after, after: change.before }) as Change)
    .reverse();
}

/**
 * Joins the changes of one gesture: several in a row to the same region become one from the first
 * state to the last, so that a held-down arrow key is one step of undo.
 */
export function joinChanges(first: readonly Change[], second: readonly Change[]): Change[] {
  const joined = [...first];
  for (const change of second) {
    const index = joined.findIndex((earlier) => isSameThing(earlier, change));
    const earlier = joined[index];
    if (earlier === undefined) joined.push(change);
    else joined[index] = { ...earlier, after: change.after } as Change;
  }
  return joined;
}

function isSameThing(a: Change, b: Change): boolean {
  if (a.kind === 'region' && b.kind === 'region') {
    return a.id === b.id && a.document === b.document && a.pageIndex === b.pageIndex;
  }
  return (
    a.kind === 'page-state' &&
    b.kind === 'page-state' &&
    a.document === b.document &&
    a.pageIndex === b.pageIndex
  );
}
