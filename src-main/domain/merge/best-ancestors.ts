import { compareCodeUnits } from '../canonical/canonical-json';

/** Ids of the versions that a version continues; none for the first one, or one that is not known. */
export type ParentsOf = (version: string) => readonly string[];

/**
 * The versions that both continue, and that no other such version continues: where a merge starts. Usually
 * one; several after two lines were merged into each other; none when they share no history.
 *
 * @returns in the order of ids, so that the same history gives the same merge everywhere
 */
export function bestCommonAncestors(one: string, other: string, parentsOf: ParentsOf): string[] {
  const left = withAncestors(one, parentsOf);
  const shared = [...withAncestors(other, parentsOf)].filter((id) => left.has(id));
  // Whatever a shared version continues is shared, too, and not the best.
  const surpassed = new Set(shared.flatMap((id) => parentsOf(id)));
  return shared.filter((id) => !surpassed.has(id)).sort(compareCodeUnits);
}

function withAncestors(start: string, parentsOf: ParentsOf): Set<string> {
  const found = new Set([start]);
  for (const id of found) for (const parent of parentsOf(id)) found.add(parent);
  return found;
}
