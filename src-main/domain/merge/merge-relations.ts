import { compareCodeUnits } from '../canonical/canonical-json';
import type { Relation } from '../regions/region';
import type { ThreeValues } from './conflict';
import { mergeExistence, mergeField, same, type Ledger } from './ledger';

/** The relations of a document, each by its id and each end of it a field. */
export function mergeRelations(
  ledger: Ledger,
  document: string,
  { base = [], ours = [], theirs = [] }: ThreeValues<readonly Relation[]>,
): Relation[] {
  if (same(ours, theirs)) return [...ours];
  const [before, left, right] = [byId(base), byId(ours), byId(theirs)];
  const ids = [...new Set([...before.keys(), ...left.keys(), ...right.keys()])].sort(compareCodeUnits);
  return ids.flatMap((id) => {
    const states = { base: before.get(id), ours: left.get(id), theirs: right.get(id) };
    return mergeRelation(ledger, { document, id }, states) ?? [];
  });
}

const byId = (relations: readonly Relation[]) =>
  new Map(relations.map((relation) => [relation.id, relation]));

function mergeRelation(
  ledger: Ledger,
  { document, id }: { readonly document: string; readonly id: string },
  states: ThreeValues<Relation>,
): Relation | null {
  const { base, ours, theirs } = states;
  const target = { kind: 'relation' as const, document, relation: id };
  const place = { target, isAdded: base === undefined };
  const settled = mergeExistence<Relation>(ledger, place, {
    ...states,
    isUntouched: same,
    show: (state) => state,
  });
  if (settled !== undefined) return settled;
  if (ours === undefined || theirs === undefined) return null;
  const field = (name: 'type' | 'from' | 'to') =>
    mergeField(ledger, place, name, {
      base: base?.[name],
      ours: ours[name],
      theirs: theirs[name],
    }) as string;
  return { id, type: field('type'), from: field('from'), to: field('to') };
}
