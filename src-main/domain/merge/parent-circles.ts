import { compareCodeUnits } from '../canonical/canonical-json';
import type { MergeTarget } from './conflict';
import { decided, isOpen, note, type Ledger } from './ledger';

/** The parent of each thing by id: regions of a document, or classes of a schema. */
export type Parents = ReadonlyMap<string, string | undefined>;

export interface ParentSides {
  readonly base: Parents;
  readonly ours: Parents;
  readonly theirs: Parents;
  readonly targetOf: (id: string) => MergeTarget;
}

/**
 * Parents that each side may set but not both: a is put into b here, and b into a there. Until that is
 * decided, or when what was decided still makes a circle, the things concerned have the parents of our side.
 *
 * @param parents as the merge of each by itself has them
 */
export function settleCircles(ledger: Ledger, sides: ParentSides, parents: Parents): Parents {
  let current = parents;
  const settled = new Set<string>();
  for (let circle = findCircle(current, settled); circle !== null; circle = findCircle(current, settled)) {
    for (const id of circle) settled.add(id);
    current = settleCircle(ledger, sides, circle, current);
  }
  return current;
}

function settleCircle(
  ledger: Ledger,
  { base, ours, theirs, targetOf }: ParentSides,
  circle: readonly string[],
  parents: Parents,
): Parents {
  const next = new Map(parents);
  // While a parent is in conflict by itself, nobody knows whether there will be a circle.
  const isTooEarly = circle.some((id) => isOpen(ledger, targetOf(id), 'parent'));
  const noted = circle.flatMap((id) => {
    if (!ours.has(id) || !theirs.has(id)) return [];
    const values = { base: base.get(id), ours: ours.get(id), theirs: theirs.get(id) };
    if (values.ours === values.theirs) return [];
    if (isTooEarly) {
      next.set(id, values.ours);
      return [];
    }
    const place = { target: targetOf(id) };
    const resolution = note(ledger, { place, field: 'circle', kind: 'circle', hasBase: true, values });
    next.set(id, resolution === null ? values.ours : decided(resolution, values));
    return [{ id, values, at: ledger.entries.length - 1 }];
  });
  const rest = findCircle(next, new Set());
  if (rest === null || !rest.some((id) => circle.includes(id))) return next;
  for (const { id, values, at } of noted) {
    next.set(id, values.ours);
    const entry = ledger.entries[at];
    if (entry !== undefined) ledger.entries[at] = { ...entry, resolution: null };
  }
  return next;
}

/** Ids that are each other's ancestors, in the order of ids; `null` when there are none but those settled before. */
function findCircle(parents: Parents, settled: ReadonlySet<string>): string[] | null {
  const done = new Set<string>();
  for (const start of [...parents.keys()].sort(compareCodeUnits)) {
    const path: string[] = [];
    let id: string | undefined = start;
    while (id !== undefined && !done.has(id)) {
      done.add(id);
      path.push(id);
      id = parents.get(id);
    }
    const from = id === undefined ? -1 : path.indexOf(id);
    const circle = from < 0 ? [] : path.slice(from).sort(compareCodeUnits);
    if (circle.some((item) => !settled.has(item))) return circle;
  }
  return null;
}
