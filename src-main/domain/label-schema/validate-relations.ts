import type { Region, Relation } from '../regions/region';
import { limitedEnds } from './cardinality';
import type { LabelSchema, RelationType } from './label-schema';
import { blocking, type FindRegion, type RegionProblem } from './region-problem';

/**
 * Makes the check of the relations that a region takes part in. A wrong relation is told where it
 * starts, or where it ends if the start is gone; too many links are told at the region that has them.
 *
 * The check takes a region, the relations of its document, and what finds the document's regions
 * (`null` when not all of them are known; the classes and the being there of ends are then not looked at).
 */
export function createRelationCheck(
  schema: LabelSchema,
): (region: Region, relations: readonly Relation[], find: FindRegion | null) => RegionProblem[] {
  const types = new Map((schema.relationTypes ?? []).map((type) => [type.id, type]));
  const names = new Map(schema.classes.map(({ id, name }) => [id, name]));
  const indexes = new WeakMap<readonly Relation[], ReadonlyMap<string, readonly Relation[]>>();

  return (region, relations, find) => {
    let index = indexes.get(relations);
    if (index === undefined) indexes.set(relations, (index = indexByRegion(relations)));
    const mine = index.get(region.id);
    if (mine === undefined) return [];
    const words = new Set<string>();
    for (const relation of mine) {
      const isTold = relation.from === region.id || (find !== null && find(relation.from) === undefined);
      const problem = isTold ? problemOf(relation, types.get(relation.type), { find, names }) : null;
      if (problem !== null) words.add(problem);
    }
    for (const type of types.values()) if (hasTooMany(region.id, type, mine)) words.add(tooMany(type));
    return [...words].map((each) => blocking('relation-invalid', each));
  };
}

function indexByRegion(relations: readonly Relation[]): ReadonlyMap<string, readonly Relation[]> {
  const index = new Map<string, Relation[]>();
  for (const relation of relations) {
    for (const id of new Set([relation.from, relation.to])) {
      const list = index.get(id);
      if (list === undefined) index.set(id, [relation]);
      else list.push(relation);
    }
  }
  return index;
}

interface Known {
  readonly find: FindRegion | null;
  readonly names: ReadonlyMap<string, string>;
}

function problemOf(
  relation: Relation,
  type: RelationType | undefined,
  { find, names }: Known,
): string | null {
  if (type === undefined) return `has a relation of a type that the schema does not know: ${relation.type}`;
  if (find === null) return null;
  const [from, to] = [find(relation.from), find(relation.to)];
  if (from === undefined) return `has “${type.name}” from a region that is not in this document any more`;
  if (to === undefined) return `has “${type.name}” to a region that is not in this document any more`;
  const wrong = wrongEnd(type, from.class, to.class);
  if (wrong === null || (type.undirected === true && wrongEnd(type, to.class, from.class) === null))
    return null;
  const id = wrong === 'start at' ? from.class : to.class;
  const end = id === null ? 'a region without a class' : `“${names.get(id) ?? id}”`;
  return `has “${type.name}”, which may not ${wrong} ${end}`;
}

function wrongEnd(
  { from = [], to = [] }: RelationType,
  start: string | null,
  end: string | null,
): 'start at' | 'end at' | null {
  if (from.length > 0 && (start === null || !from.includes(start))) return 'start at';
  return to.length > 0 && (end === null || !to.includes(end)) ? 'end at' : null;
}

function hasTooMany(region: string, type: RelationType, mine: readonly Relation[]): boolean {
  const ends = limitedEnds(type.cardinality);
  if (ends.length === 0) return false;
  const ofType = mine.filter((relation) => relation.type === type.id);
  // Without a direction it does not count at which end of its links a region stands.
  if (type.undirected === true && ends.length === 2) return ofType.length > 1;
  return ends.some((end) => ofType.filter((relation) => relation[end] === region).length > 1);
}

const tooMany = ({ name, cardinality }: RelationType): string =>
  `has more “${name}” than ${cardinality} allows`;
