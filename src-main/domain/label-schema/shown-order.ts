import { compareCodeUnits } from '../canonical/canonical-json';

interface Placed {
  readonly id: string;
  readonly name: string;
  readonly order?: number;
}

/** Siblings, attributes or relation types in the order in which people see them: as they were placed, the others after them by name. */
export function inShownOrder<Item extends Placed>(items: readonly Item[]): Item[] {
  const rank = ({ order }: Placed): number => order ?? Number.MAX_SAFE_INTEGER;
  return items.toSorted(
    (a, b) => rank(a) - rank(b) || compareCodeUnits(a.name, b.name) || compareCodeUnits(a.id, b.id),
  );
}
