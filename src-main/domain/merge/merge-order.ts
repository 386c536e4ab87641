import { compareCodeUnits } from '../canonical/canonical-json';
import type { ThreeValues } from './conflict';
import { hasBaseOf, mergeField, same, type Ledger, type Place } from './ledger';

type Order = readonly string[];
type Orders = Readonly<Record<'base' | 'ours' | 'theirs', Order>>;

/**
 * The reading order of a page. What each side put in comes after what it stands behind on that side, and
 * what one side took out is gone. Only where both sides moved what both have, in different ways, is there
 * a conflict.
 */
export function mergeOrder(
  ledger: Ledger,
  place: Place,
  { base = [], ours = [], theirs = [] }: ThreeValues<Order>,
): Order {
  const orders: Orders = { base, ours, theirs };
  const known = hasBaseOf(ledger, place.target, 'order') ? withoutConflict(orders) : null;
  if (known !== null) return known;
  const chosen = mergeField<Order>(ledger, place, 'order', orders) ?? [];
  return insertAdded(common(chosen, ours, theirs), orders);
}

/** The order that follows from the three; `null` when both sides moved what both have. */
function withoutConflict(orders: Orders): Order | null {
  const { base, ours, theirs } = orders;
  if (same(ours, theirs) || same(base, theirs)) return ours;
  if (same(base, ours)) return theirs;
  const [left, right] = [common(ours, theirs), common(theirs, ours)];
  if (same(left, right)) return insertAdded(left, orders);
  const before = common(base, ours, theirs);
  const [isLeftAsBefore, isRightAsBefore] = [left, right].map((order) => same(common(order, base), before));
  if (isLeftAsBefore === isRightAsBefore) return null;
  return insertAdded(isLeftAsBefore === true ? right : left, orders);
}

/** Those of a list that are in all of the others, in its order. */
function common(list: Order, ...others: readonly Order[]): Order {
  const sets = others.map((other) => new Set(other));
  return list.filter((id) => sets.every((set) => set.has(id)));
}

/** Puts what only one side has into the order of what both have. */
function insertAdded(shared: Order, { base, ours, theirs }: Orders): Order {
  const before = new Set(base);
  const [left, right] = [ours, theirs].map((order) => runsAfter(order, new Set(shared), before)) as [
    Runs,
    Runs,
  ];
  return [null, ...shared].flatMap((anchor) => {
    const runs = [left.get(anchor) ?? [], right.get(anchor) ?? []];
    // Both came behind the same region: which comes first must not depend on who merges.
    runs.sort((a, b) => compareCodeUnits(a[0] ?? '', b[0] ?? ''));
    return anchor === null ? runs.flat() : [anchor, ...runs.flat()];
  });
}

type Runs = ReadonlyMap<string | null, Order>;

/** What a side put in, by the shared id that it stands behind; `null` for the beginning. */
function runsAfter(order: Order, shared: ReadonlySet<string>, before: ReadonlySet<string>): Runs {
  const runs = new Map<string | null, string[]>();
  let anchor: string | null = null;
  for (const id of order) {
    if (shared.has(id)) anchor = id;
    else if (!before.has(id)) runs.set(anchor, [...(runs.get(anchor) ?? []), id]);
  }
  return runs;
}
