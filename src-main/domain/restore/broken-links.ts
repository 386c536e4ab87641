import type { PlacedRegion } from '../merge/merge-region';
import type { DocumentContent, Relation } from '../regions/region';

/** What a document holds that can point to something. */
export interface LinkedState {
  readonly regions: ReadonlyMap<string, PlacedRegion>;
  readonly relations: DocumentContent['relations'];
}

/** A link that restoring would leave pointing to nothing, or that would make parents a circle. */
export interface BrokenLink {
  /** `circle` is a parent link, too. */
  readonly kind: 'parent' | 'circle' | 'relation';
  /** The region, or the relation, that points. */
  readonly from: string;
  /** The region that it points to. */
  readonly to: string;
  /** Whether the draft has this link already, so that what it points to would go; otherwise it would come alone. */
  readonly isKept: boolean;
}

interface LinkStates {
  readonly draft: LinkedState;
  readonly source: LinkedState;
  readonly after: LinkedState;
}

/** Links that are broken after restoring parts of a document and were not before. A region that is on no side is not looked for. */
export function findBrokenLinks({ draft, source, after }: LinkStates): BrokenLink[] {
  const known = (id: string): boolean => draft.regions.has(id) || source.regions.has(id);
  const isGone = (id: string): boolean => !after.regions.has(id) && known(id);
  const isNew = (to: string, isKept: boolean): boolean => !isKept || draft.regions.has(to);
  const broken: BrokenLink[] = [];
  for (const [from, { region }] of after.regions) {
    const to = region.parent;
    if (to === undefined) continue;
    const isKept = draft.regions.get(from)?.region.parent === to;
    if (isGone(to) && isNew(to, isKept)) broken.push({ kind: 'parent', from, to, isKept });
    else if (isKept && source.regions.get(from)?.region.parent !== to && isInCircle(from, after))
      broken.push({ kind: 'circle', from, to, isKept });
  }
  const before = new Map((draft.relations ?? []).map((relation) => [relation.id, relation]));
  for (const { id, from, to } of after.relations ?? []) {
    const old = before.get(id);
    const isKept = old !== undefined && isSameLink(old, { from, to });
    const gone = [from, to].find((end) => isGone(end) && isNew(end, isKept));
    if (gone !== undefined) broken.push({ kind: 'relation', from: id, to: gone, isKept });
  }
  return broken;
}

const isSameLink = (a: Pick<Relation, 'from' | 'to'>, b: Pick<Relation, 'from' | 'to'>): boolean =>
  a.from === b.from && a.to === b.to;

function isInCircle(start: string, { regions }: LinkedState): boolean {
  const seen = new Set<string>();
  for (let next = regions.get(start)?.region.parent; next !== undefined && !seen.has(next);) {
    if (next === start) return true;
    seen.add(next);
    next = regions.get(next)?.region.parent;
  }
  return false;
}
